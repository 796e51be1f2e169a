/** The pages of a paper as pictures; the facts stand beside them as text. */

import { useSignal } from '@preact/signals';
import { words } from '../foundation/language';
import { Say } from '../ui/say';

/** What a picture of a paper needs; the paper may be one's own or an organisation's. */
interface Pictured {
  title: string;
  imageUrl: string | null;
  pages: number | null;
  numbers: { number: string } | null;
}

const w = words(
  {
    alt: (title: string, number: string, page: number, of: number) =>
      `《${title}》的图像，编号 ${number}，第 ${page} 页，共 ${of} 页。主要内容在下面有文字。`,
    broken: '图像暂时看不了。下面的文字和下载的文件不受影响。',
  },
  {
    alt: (title: string, number: string, page: number, of: number) =>
      `Picture of “${title}”, number ${number}, page ${page} of ${of}. The text below says what matters.`,
    broken: 'The picture cannot be shown at the moment. The text below and the download are not affected.',
  },
);

export function Pages({ proof }: { proof: Pictured }) {
  const broken = useSignal(false);
  const of = proof.pages ?? 1;
  if (!proof.imageUrl) return null;
  if (broken.value) {
    return (
      <Say kind="warning">
        <p>{w.broken}</p>
      </Say>
    );
  }
  return (
    <ol class="list">
      {Array.from({ length: of }, (_, index) => index + 1).map((page) => (
        <li key={page} class="card">
          <img
            class="paper-page"
            alt={w.alt(proof.title, proof.numbers?.number ?? '', page, of)}
            src={address(proof.imageUrl ?? '', page, 640)}
            srcset={[640, 1240].map((width) => `${address(proof.imageUrl ?? '', page, width)} ${width}w`).join(', ')}
            sizes="(min-width: 44rem) 40rem, 100vw"
            width="1240"
            height="1754"
            onError={() => {
              broken.value = true;
            }}
          />
        </li>
      ))}
    </ol>
  );
}

function address(url: string, page: number, width: number): string {
  return `${url}?page=${page}&width=${width}`;
}
