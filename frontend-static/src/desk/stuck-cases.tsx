/** What is decided but not made: why, and another try. */

import { useSignal } from '@preact/signals';
import { StuckCases as StuckCasesDocument, type StuckCasesQuery } from '../generated/desk';
import { sentenceOf, words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { More } from '../ui/more';
import { Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { StateTag } from '../ui/states';
import { readDesk, useDeskPulse } from './live';
import { myRoles } from './posts';
import { Retry } from './retry';
import { Trouble } from './trouble';
import type { Settle } from './verb';
import { verbsFor } from './verbs';

const w = words(
  {
    title: '盖章或制证遇到问题的办件',
    none: '没有。所有批准了的证明都已做好。',
    asked: (title: string) => `“${title}”：已要求重试。`,
  },
  {
    title: 'Held up while being made or sealed',
    none: 'None. Everything that was approved is made.',
    asked: (title: string) => `“${title}”: another try was asked for.`,
  },
);

type Stuck = StuckCasesQuery['worklist']['edges'][number]['node'];

export function StuckCases() {
  const said = useSignal('');
  const revision = useSignal<string | undefined>(undefined);
  const list = useListing<Stuck>(async (after, first) => {
    const answer = await readDesk(StuckCasesDocument, { first, after });
    if (after === null) revision.value = answer.asOf;
    return answer.worklist;
  }, ({ id }) => id);
  useDeskPulse(5, () => revision.value, list.again);
  return (
    <section aria-labelledby="stuck-title">
      <h2 id="stuck-title">{w.title}</h2>
      <p role="status">{said.value}</p>
      {!list.nodes && <Waiting failure={list.failure} again={list.again} />}
      {list.nodes?.length === 0 && <p class="muted">{w.none}</p>}
      {list.nodes?.map((row) => (
        <StuckCase
          key={row.id}
          row={row}
          settle={async (problem) => {
            if (problem && problem.code !== 'WRONG_STATE') return problem;
            said.value = problem ? sentenceOf(problem) : w.asked(row.title);
            await list.again();
            return undefined;
          }}
        />
      ))}
      <More listing={list} />
    </section>
  );
}

function StuckCase({ row, settle }: { row: Stuck; settle: Settle }) {
  return (
    <Say kind="warning">
      <p>
        <a class="link" href={`/desk/cases/${row.id}`}>
          {row.title}（{row.subject.name}）
        </a>{' '}
        <StateTag state={row.state} />
      </p>
      <p>{row.committee.name}</p>
      <Trouble of={row} />
      {verbsFor(row.state, myRoles()).includes('retry') && <Retry id={row.id} settle={settle} />}
    </Say>
  );
}
