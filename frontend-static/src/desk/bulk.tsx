/** Approving several cases: choose, look over what was chosen, confirm, and see what became of each. */

import { useSignal, type Signal } from '@preact/signals';
import { ApproveProofs, type CaseRowFragment } from '../generated/desk';
import { execute } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { Button } from '../ui/button';
import { OpenedSection } from './opened-section';
import { MOST_AT_ONCE, allOf, failedOf, type Selection } from './selection';
import { VerbTrouble, problemOf, useVerb } from './verb';

const w = words(
  {
    chosen: (count: number) => `已选 ${count} 件`,
    limit: (most: number) => `（一次最多 ${most} 件）`,
    all: '全选',
    none: '全不选',
    approve: '批量审批',
    title: (count: number) => `请核对：将批准以下 ${count} 件`,
    what: '批准后，证明立即生成并加盖电子印章，发给居民。没有看过的，请先点开看。',
    about: (subject: string, applicant: string) => `证明对象：${subject}；申请人：${applicant}`,
    confirm: (count: number) => `确认批准 ${count} 件`,
    back: '返回，先不批准',
    results: '批量审批结果',
    allDone: (count: number) => `${count} 件全部批准。`,
    someDone: (good: number, bad: number) => `批准 ${good} 件；${bad} 件没有批准。还能办的仍为选中状态。`,
    done: '已批准',
    failed: (why: string) => `没有批准：${why}`,
  },
  {
    chosen: (count: number) => `${count} chosen`,
    limit: (most: number) => ` (at most ${most} at once)`,
    all: 'Choose all',
    none: 'Choose none',
    approve: 'Approve together',
    title: (count: number) => `Please look over: ${count} to be approved`,
    what: 'Once approved, each proof is made, sealed and sent to the resident at once. Open what you have not read yet.',
    about: (subject: string, applicant: string) => `About ${subject}; asked by ${applicant}`,
    confirm: (count: number) => `Approve these ${count}`,
    back: 'Back, approve nothing yet',
    results: 'What became of them',
    allDone: (count: number) => `All ${count} are approved.`,
    someDone: (good: number, bad: number) => `${good} are approved; ${bad} are not. What can still be decided stays chosen.`,
    done: 'Approved',
    failed: (why: string) => `Not approved: ${why}`,
  },
);

interface Result {
  readonly id: string;
  readonly name: string;
  /** Why it was not approved. */
  readonly problem: string | undefined;
}

interface BulkProps {
  rows: readonly CaseRowFragment[];
  chosen: Signal<Selection>;
  /** Reads the list anew. */
  onDone: () => Promise<void>;
}

export function Bulk({ rows, chosen, onDone }: BulkProps) {
  // What was looked over is what is approved, whatever the list does in the meantime.
  const meant = useSignal<readonly CaseRowFragment[]>([]);
  const results = useSignal<readonly Result[]>([]);
  const verb = useVerb();
  const approve = () =>
    verb.run(async () => {
      const ids = meant.value.map(({ id }) => id);
      const { approveProofs: answer } = await execute(ApproveProofs, { ids });
      if (answer.__typename === 'Problem') return problemOf(answer);
      results.value = answer.outcomes.map(({ id, problem }) => ({
        id,
        name: nameOf(meant.value.find((row) => row.id === id)),
        problem: problem ? sentenceOf(problem) : undefined,
      }));
      meant.value = [];
      chosen.value = failedOf(answer.outcomes);
      await onDone();
      return undefined;
    });
  const close = () => void (meant.value = []);
  const count = meant.value.length;
  return (
    <>
      <Bar rows={rows} chosen={chosen} onApprove={(listed) => (meant.value = listed)} />
      {count > 0 && (
        <OpenedSection id="bulk" title={w.title(count)} onClose={close}>
          <p>{w.what}</p>
          <MeantList rows={meant.value} />
          <VerbTrouble verb={verb} />
          <Button busy={verb.task.busy} onPress={approve}>
            {w.confirm(count)}
          </Button>
          <Button kind="plain" onPress={close}>
            {w.back}
          </Button>
        </OpenedSection>
      )}
      {results.value.length > 0 && <Results results={results.value} onClose={() => (results.value = [])} />}
    </>
  );
}

function nameOf(row: CaseRowFragment | undefined): string {
  return row ? `${row.title}（${row.subject.name}）` : '';
}

interface BarProps {
  rows: readonly CaseRowFragment[];
  chosen: Signal<Selection>;
  onApprove: (meant: readonly CaseRowFragment[]) => void;
}

function Bar({ rows, chosen, onApprove }: BarProps) {
  // A case that has left the list can be tried no more, though its approval failed.
  const meant = rows.filter(({ id }) => chosen.value.has(id));
  const count = meant.length;
  if (rows.length === 0) return null;
  return (
    <div class="bulk-bar">
      <span class="bulk-count" role="status">
        {w.chosen(count)}
        {count === MOST_AT_ONCE && w.limit(MOST_AT_ONCE)}
      </span>
      <Button kind="plain" onPress={() => (chosen.value = count > 0 ? new Set() : allOf(rows))}>
        {count > 0 ? w.none : w.all}
      </Button>
      {count > 0 && <Button onPress={() => onApprove(meant)}>{w.approve}</Button>}
    </div>
  );
}

function MeantList({ rows }: { rows: readonly CaseRowFragment[] }) {
  return (
    <ol class="meant">
      {rows.map((row) => (
        <li key={row.id}>
          <a class="link" href={`/desk/cases/${row.id}`} target="_blank" rel="noopener">
            {row.title}
          </a>
          <span class="choice-hint">{w.about(row.subject.name, row.applicant.name)}</span>
        </li>
      ))}
    </ol>
  );
}

function Results({ results, onClose }: { results: readonly Result[]; onClose: () => void }) {
  const bad = results.filter(({ problem }) => problem).length;
  return (
    <OpenedSection id="results" title={w.results} onClose={onClose}>
      <p>
        <strong>{bad === 0 ? w.allDone(results.length) : w.someDone(results.length - bad, bad)}</strong>
      </p>
      <ul class="list">
        {results.map(({ id, name, problem }) => (
          <li key={id} class={problem ? 'result bad' : 'result good'}>
            <span aria-hidden="true">{problem ? '✕ ' : '✓ '}</span>
            <a class="link" href={`/desk/cases/${id}`}>
              {name}
            </a>
            <span class="choice-hint">{problem ? w.failed(problem) : w.done}</span>
          </li>
        ))}
      </ul>
    </OpenedSection>
  );
}
