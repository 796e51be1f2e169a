/** On the worklist, and for departments: the way to what people say of the office, and how much of it is overdue. */

import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { LateRepairs } from '../generated/ratings';

const w = words(
  { ratings: '居民的评价', overdue: (count: number) => `${count} 件差评整改已超期` },
  {
    ratings: 'Ratings by residents',
    overdue: (count: number) => (count === 1 ? '1 bad rating is overdue' : `${count} bad ratings are overdue`),
  },
);

export function RatingsLink({ to = '/desk/ratings' }: { to?: string }) {
  const late = useAnswer(LateRepairs, {}).data.value?.repairs.totalCount ?? 0;
  return (
    <p>
      <a class="link" href={to}>
        {w.ratings}
      </a>
      {late > 0 && <strong class="due late"> {w.overdue(late)}</strong>}
    </p>
  );
}
