/** What went with an earlier request, to go with this one too: nobody photographs a paper twice. */

import { kindOf, MaterialPicture } from '../archive/material-picture';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { MaterialsToReuse as MaterialsDocument, type MaterialPartsFragment } from '../generated/request';
import { fileSize } from '../ui/file-size';
import { More } from '../ui/more';
import type { DraftFile } from './draft';
import { newToken } from '../foundation/token';

const w = words(
  {
    choose: (count: number) => `从我的材料里选（${count} 个）`,
    hint: '以前交过的照片和文件，可以直接用，不用再拍。',
    name: (kind: string, title: string) => `${kind}（以前交给“${title}”）`,
    use: '用这个',
    used: '已添加',
  },
  {
    choose: (count: number) => `Choose from my materials (${count})`,
    hint: 'What you handed in before can be used again, without another photograph.',
    name: (kind: string, title: string) => `${kind} (handed in for “${title}”)`,
    use: 'Use this',
    used: 'Added',
  },
);

interface MaterialsProps {
  files: readonly DraftFile[];
  onReuse: (file: DraftFile) => void;
}

/** Nothing for those who have handed in nothing yet, and without signal. */
export function MaterialsToReuse({ files, onReuse }: MaterialsProps) {
  const listing = useListing(
    async (after) => (await execute(MaterialsDocument, { after })).myMaterials,
    ({ attachment }) => attachment.id,
  );
  if (listing.total === 0) return null;
  const used = new Set(files.map(({ material }) => material?.id));
  return (
    <details class="card folded">
      <summary>{w.choose(listing.total)}</summary>
      <p class="hint">{w.hint}</p>
      <ul class="list">
        {listing.nodes?.map((material) => (
          <One
            key={material.attachment.id}
            material={material}
            used={used.has(material.attachment.id)}
            onUse={() => onReuse(fileOf(material))}
          />
        ))}
      </ul>
      <More listing={listing} />
    </details>
  );
}

function fileOf(material: MaterialPartsFragment): DraftFile {
  const { id, url, mediaType, size } = material.attachment;
  return { key: newToken(), name: nameOf(material), type: mediaType, size, material: { id, url } };
}

function nameOf({ attachment, proofTitle }: MaterialPartsFragment): string {
  return w.name(kindOf(attachment), proofTitle);
}

function One({ material, used, onUse }: { material: MaterialPartsFragment; used: boolean; onUse: () => void }) {
  return (
    <li class="attached">
      <MaterialPicture file={material.attachment} />
      <span class="attached-name">
        {nameOf(material)}
        <span class="choice-hint">
          {moment(material.attachment.uploadedAt)} · {fileSize(material.attachment.size)}
        </span>
      </span>
      {/* Stays in its place, so that the focus does. */}
      <button type="button" class="button plain" aria-disabled={used ? 'true' : undefined} onClick={() => !used && onUse()}>
        {used ? w.used : w.use}
        <span class="unseen"> {nameOf(material)}</span>
      </button>
    </li>
  );
}
