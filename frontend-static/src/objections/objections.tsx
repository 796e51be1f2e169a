/** My objections 异议与更正: what I found wrong in my papers, and what became of it. */

import { OwnAffairs } from '../account/own-affairs';
import { day, moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { MyObjections, type ObjectionPartsFragment } from '../generated/objections';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { FIELD_NAMES, ObjectionTag } from './wording';
import '../papers/papers.css';

const w = words(
  {
    title: '异议与更正',
    none: '您没有提出过异议。',
    how: '证明上哪里写错了，打开那份证明，点“内容有错？提出异议”。',
    papers: '看我的证照',
    wrong: (part: string) => `有错的地方：${part}`,
    filed: (when: string) => `提出时间：${when}`,
    due: (date: string) => `最晚 ${date}答复`,
    overdue: (date: string) => `本该在 ${date}以前答复，已经超期`,
  },
  {
    title: 'Objections',
    none: 'You have not objected to anything.',
    how: 'Where a proof is wrong, open it and press “Something is wrong? Object”.',
    papers: 'See my papers',
    wrong: (part: string) => `What is wrong: ${part}`,
    filed: (when: string) => `Filed at ${when}`,
    due: (date: string) => `To be answered by ${date}`,
    overdue: (date: string) => `Should have been answered by ${date}: overdue`,
  },
);

export default function Objections() {
  return (
    <OwnAffairs title={w.title}>
      <List />
    </OwnAffairs>
  );
}

function List() {
  const listing = useListing(
    async (after) => (await execute(MyObjections, { proofId: null, after })).myObjections,
    ({ id }) => id,
  );
  return (
    <Page title={w.title} back="/archive">
      {!listing.nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {listing.nodes?.length === 0 && <Nothing />}
      {listing.nodes && (
        <ul class="list">
          {listing.nodes.map((objection) => (
            <Line key={objection.id} objection={objection} />
          ))}
        </ul>
      )}
      <More listing={listing} />
    </Page>
  );
}

function Nothing() {
  return (
    <>
      <p>{w.none}</p>
      <p>{w.how}</p>
      <a class="button" href="/papers">
        {w.papers}
      </a>
    </>
  );
}

function Line({ objection }: { objection: ObjectionPartsFragment }) {
  const due = day(objection.dueOn);
  return (
    <li class="card">
      <a class="paper-link" href={`/objections/${objection.id}`}>
        {objection.proofTitle}
      </a>
      <p class="paper-line">
        <ObjectionTag state={objection.state} />
      </p>
      <p class="paper-line">{w.wrong(FIELD_NAMES[objection.disputedField])}</p>
      {objection.state === 'FILED' && <p class="paper-line">{objection.overdue ? w.overdue(due) : w.due(due)}</p>}
      <p class="paper-line muted small">{w.filed(moment(objection.filedAt))}</p>
    </li>
  );
}
