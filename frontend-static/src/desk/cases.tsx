/** The cases of one tab, kept current without losing place, focus or choice. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Worklist as WorklistDocument, type CaseRowFragment, type WorklistQuery } from '../generated/desk';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { More } from '../ui/more';
import { Waiting } from '../ui/page';
import { Bulk } from './bulk';
import { CaseTable } from './case-table';
import { readDesk, useDeskPulse } from './live';
import { myRoles } from './posts';
import { stillListed, toggled, type Selection } from './selection';
import { stageName, type View } from './stages';
import type { Counts } from './worklist';

const w = words(
  {
    none: '这里没有办件。',
    noneFound: (search: string) => `没有找到与“${search}”有关的办件。可以换个词，或者到“全部”里找。`,
    news: (check: number, approve: number) => `有新的办件：待核实 ${check} 件，待审批 ${approve} 件。`,
  },
  {
    none: 'There are no cases here.',
    noneFound: (search: string) => `No case mentions “${search}”. Try another word, or look under “All”.`,
    news: (check: number, approve: number) => `New cases have come: ${check} to check, ${approve} to approve.`,
  },
);

interface CasesProps {
  view: View;
  counts: Signal<Counts>;
}

export function Cases({ view, counts }: CasesProps) {
  const revision = useSignal<string | undefined>(undefined);
  const news = useSignal('');
  const chosen = useSignal<Selection>(new Set());
  const list = useListing<CaseRowFragment>(async (after, first) => {
    const answer = await readDesk(WorklistDocument, { ...view, first, after });
    const now = countsOf(answer);
    if (revision.value !== undefined && isMore(counts.value, now)) {
      news.value = w.news(now.TO_CHECK ?? 0, now.TO_APPROVE ?? 0);
    }
    counts.value = now;
    if (after === null) revision.value = answer.asOf;
    return answer.worklist;
  }, ({ id }) => id);
  useDeskPulse(5, () => revision.value, list.again);

  const rows = list.nodes;
  const ids = rows?.map(({ id }) => id).join();
  useEffect(() => {
    if (rows) chosen.value = stillListed(chosen.value, rows);
  }, [ids]);
  const choosable = view.stage === 'TO_APPROVE' && myRoles().includes('APPROVER');
  if (!rows) return <Waiting failure={list.failure} again={list.again} />;
  return (
    <section aria-label={stageName(view.stage)}>
      <p class="news" role="status">
        {news.value}
      </p>
      {choosable && <Bulk rows={rows} chosen={chosen} onDone={list.again} />}
      {rows.length === 0 && <p>{view.search ? w.noneFound(view.search) : w.none}</p>}
      {rows.length > 0 && (
        <CaseTable
          caption={stageName(view.stage)}
          rows={rows}
          chosen={choosable ? chosen.value : undefined}
          onToggle={(id) => {
            chosen.value = toggled(chosen.value, id);
          }}
        />
      )}
      <More listing={list} />
    </section>
  );
}

function countsOf(answer: WorklistQuery): Counts {
  const counts: Counts = {};
  for (const { stage, count } of answer.worklistCounts) counts[stage] = count;
  return counts;
}

/** Whether somebody has more to do than before. */
function isMore(before: Counts, now: Counts): boolean {
  const rose = (stage: 'TO_CHECK' | 'TO_APPROVE') => (now[stage] ?? 0) > (before[stage] ?? 0);
  return rose('TO_CHECK') || rose('TO_APPROVE');
}
