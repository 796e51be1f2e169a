/** My materials 我的材料: the pictures and papers that went with my requests, to be used again. */

import { OwnAffairs } from '../account/own-affairs';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { MyMaterials, type MaterialPartsFragment } from '../generated/archive';
import { fileSize } from '../ui/file-size';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { kindOf, MaterialPicture } from './material-picture';
import './archive.css';

const w = words(
  {
    title: '我的材料',
    none: '这里还没有材料。您申请证明时附上的照片和文件，会放到这里。',
    request: '申请证明',
    hint: '交过一次的，不用再拍：申请新证明，到“有材料要附上吗”那一步，点“从我的材料里选”。',
    from: (title: string) => `交给申请：${title}`,
    fromLast: (count: number, title: string) => `用过 ${count} 次，最近一次交给申请：${title}`,
    when: (when: string) => `交的时间：${when}`,
    open: '打开看',
  },
  {
    title: 'My materials',
    none: 'There is nothing here yet. Pictures and papers that go with your requests come here.',
    request: 'Ask for a proof',
    hint: 'What you handed in once need not be photographed again: where a new request asks for files, press “Choose from my materials”.',
    from: (title: string) => `Handed in for: ${title}`,
    fromLast: (count: number, title: string) => `Used ${count} times, last handed in for: ${title}`,
    when: (when: string) => `Handed in at ${when}`,
    open: 'Open it',
  },
);

export default function Materials() {
  return (
    <OwnAffairs title={w.title}>
      <List />
    </OwnAffairs>
  );
}

function List() {
  const listing = useListing(
    async (after) => (await execute(MyMaterials, { after })).myMaterials,
    ({ attachment }) => attachment.id,
  );
  const { nodes } = listing;
  return (
    <Page title={w.title} back="/archive">
      {!nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {nodes?.length === 0 && <p>{w.none}</p>}
      {nodes && nodes.length > 0 && (
        <Say>
          <p>{w.hint}</p>
        </Say>
      )}
      <ul class="list">
        {nodes?.map((material) => (
          <Material key={material.attachment.id} material={material} />
        ))}
      </ul>
      <More listing={listing} />
      {nodes && (
        <a class="button plain" href="/request">
          {w.request}
        </a>
      )}
    </Page>
  );
}

function Material({ material }: { material: MaterialPartsFragment }) {
  const { attachment, proofTitle, timesUsed } = material;
  const kind = kindOf(attachment);
  return (
    <li class="card material">
      <MaterialPicture file={attachment} />
      <div class="material-words">
        <p>
          <strong>{kind}</strong> · {fileSize(attachment.size)}
        </p>
        <p>{timesUsed > 1 ? w.fromLast(timesUsed, proofTitle) : w.from(proofTitle)}</p>
        <p class="muted small">{w.when(moment(attachment.uploadedAt))}</p>
        <a class="link" href={attachment.url} target="_blank" rel="noopener">
          {w.open}
          <span class="unseen">{` ${kind} ${proofTitle}`}</span>
        </a>
      </div>
    </li>
  );
}
