/** 换届: the seals of several committees are stopped at once, and each is started again by two persons. */

import { useSignal } from '@preact/signals';
import { SuspendSealsForElection, type SealPartsFragment } from '../generated/desk';
import { execute } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { ManyChoices } from '../ui/many-choices';
import { problemOf } from './verb';
import { WordsForm } from './words-form';

const w = words(
  {
    title: '换届：一次停用多个村（社区）的印章',
    means: '停用立即生效，之后由另一位有权的同事确认。新一届村（居）委会上任、保管人落实后，再逐枚提请启用。一次最多 100 枚。',
    which: '停用哪些印章',
    none: '请至少选一枚印章。',
    many: '一次最多 100 枚。',
    why: '说明',
    action: '立即停用选中的印章',
    done: (count: number) => `已停用 ${count} 枚。`,
    failed: (name: string, why: string) => `“${name}”没有停用：${why}`,
  },
  {
    title: 'Elections: stop the seals of several committees at once',
    means: 'They stop at once; a colleague confirms it afterwards. When the new committee is in office and its keeper is known, ask to activate each of them again. At most 100 at once.',
    which: 'Which seals',
    none: 'Please choose at least one seal.',
    many: 'At most 100 at once.',
    why: 'In your words',
    action: 'Stop these seals now',
    done: (count: number) => `${count} are stopped.`,
    failed: (name: string, why: string) => `“${name}” was not stopped: ${why}`,
  },
);

const MOST = 100;

interface ElectionProps {
  seals: readonly SealPartsFragment[];
  onDone: (sentence: string) => Promise<void>;
}

export function Election({ seals, onDone }: ElectionProps) {
  const chosen = useSignal<readonly string[]>([]);
  const active = seals.filter(({ state, ruledByMe }) => state === 'ACTIVE' && ruledByMe);
  if (active.length < 2) return null;
  const act = async (said: string) => {
    const ids = [...chosen.value];
    const { suspendSealsForElection: answer } = await execute(SuspendSealsForElection, { ids, words: said });
    if (answer.__typename === 'Problem') return problemOf(answer);
    const failed = answer.outcomes.filter(({ problem }) => problem);
    if (failed.length === ids.length) return failed[0]?.problem ?? undefined;
    const sentences = failed.map(({ id, problem }) =>
      w.failed(active.find((seal) => seal.id === id)?.name ?? '', problem ? sentenceOf(problem) : ''),
    );
    chosen.value = [];
    await onDone([w.done(ids.length - failed.length), ...sentences].join(' '));
    return undefined;
  };
  const check = () => {
    if (chosen.value.length === 0) return { election: w.none };
    return chosen.value.length > MOST ? { election: w.many } : {};
  };
  return (
    <details class="card folded">
      <summary>{w.title}</summary>
      <p>{w.means}</p>
      <WordsForm name="election-words" label={w.why} action={w.action} danger check={check} fields={{ ids: 'election' }} act={act}>
        {(mistakes) => (
          <ManyChoices
            name="election"
            label={w.which}
            mistake={mistakes['election']}
            values={chosen.value}
            choices={active.map(({ id, name }) => ({ value: id, label: name }))}
            onValues={(values) => {
              chosen.value = values;
            }}
          />
        )}
      </WordsForm>
    </details>
  );
}
