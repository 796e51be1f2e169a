/** On the worklist: how many objections wait for an answer, and the way to them. */

import { ObjectionCounts } from '../generated/desk';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';

const w = words(
  {
    objections: '居民的异议',
    waiting: (filed: number) => `${filed} 件待答复`,
    overdue: (overdue: number) => `其中 ${overdue} 件已超期`,
  },
  {
    objections: 'Objections of residents',
    waiting: (filed: number) => `${filed} to answer`,
    overdue: (overdue: number) => `${overdue} of them overdue`,
  },
);

export function ObjectionsLink() {
  const counts = useAnswer(ObjectionCounts, {}).data.value?.objectionCounts;
  return (
    <p>
      <a class="link" href="/desk/objections">
        {w.objections}
      </a>
      {counts && counts.filed > 0 && <strong> {w.waiting(counts.filed)}</strong>}
      {counts && counts.overdue > 0 && <strong class="due late"> {w.overdue(counts.overdue)}</strong>}
    </p>
  );
}
