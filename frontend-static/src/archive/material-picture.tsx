/** What a material looks like, small; for a PDF, or a picture that does not come, its kind. */

import { useSignal } from '@preact/signals';
import { words } from '../foundation/language';
import './archive.css';

const w = words({ picture: '照片', pdf: 'PDF 文件' }, { picture: 'Picture', pdf: 'PDF file' });

interface MaterialFile {
  readonly mediaType: string;
  readonly url: string;
}

export function kindOf({ mediaType }: Pick<MaterialFile, 'mediaType'>): string {
  return mediaType.startsWith('image/') ? w.picture : w.pdf;
}

/** Says nothing a reader needs: kind and origin stand beside it. */
export function MaterialPicture({ file }: { file: MaterialFile }) {
  const broken = useSignal(false);
  const isPicture = file.mediaType.startsWith('image/');
  if (!isPicture || broken.value) {
    return (
      <span class="material-picture" aria-hidden="true">
        {isPicture ? w.picture : 'PDF'}
      </span>
    );
  }
  return <img class="material-picture" src={file.url} alt="" loading="lazy" onError={() => (broken.value = true)} />;
}
