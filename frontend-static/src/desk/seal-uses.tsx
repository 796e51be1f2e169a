/** 用印确认: what waits for the word of the keeper, where the region asks for it at each use. */

import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { ConfirmSealUses, RefuseSealUse, SealUsesToConfirm, type SealUsesToConfirmQuery } from '../generated/desk';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { Button } from '../ui/button';
import { ManyChoices } from '../ui/many-choices';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { myRoles } from './posts';
import { VerbTrouble, problemOf, useVerb } from './verb';
import { WordsForm } from './words-form';
import './desk.css';

const w = words(
  {
    title: '用印确认',
    notYours: '这一页由印章保管人使用。',
    means: '按本地规定，每次用印前由印章保管人本人确认。确认后系统自动盖章、发给申请人；不确认就不会盖章。一次最多确认 20 件。',
    none: '没有等您确认的文件。',
    which: '等您确认的文件',
    old: '（没有标题）',
    about: (holder: string, approver: string, when: string) => `${holder && `对象：${holder}；`}签批人：${approver}，${when}`,
    confirm: (count: number) => `确认用印 ${count} 件`,
    all: '全选',
    nothing: '全不选',
    refuse: '不予用印',
    refuseWhy: '为什么不予用印',
    refuseHint: '村（社区）的负责人会看到，由他们决定怎么办。',
    done: (count: number) => `已确认 ${count} 件，系统正在盖章。`,
    refused: '已记下。村（社区）的负责人会收到提醒。',
    failed: (name: string, why: string) => `“${name}”没有确认：${why}`,
  },
  {
    title: 'Uses to confirm',
    notYours: 'This page is for the keeper of a seal.',
    means: 'Here the keeper confirms each use of the seal herself. Once you do, it is set and the paper is issued by itself; without it nothing is sealed. At most 20 at once.',
    none: 'Nothing waits for you.',
    which: 'Waiting for your word',
    old: '(no title)',
    about: (holder: string, approver: string, when: string) => `${holder && `For ${holder}; `}approved by ${approver}, ${when}`,
    confirm: (count: number) => `Confirm ${count}`,
    all: 'Choose all',
    nothing: 'Choose none',
    refuse: 'Do not seal it',
    refuseWhy: 'Why it is not to be sealed',
    refuseHint: 'The person in charge reads it, and decides how it goes on.',
    done: (count: number) => `${count} confirmed; they are being sealed.`,
    refused: 'It is on record, and the person in charge is told.',
    failed: (name: string, why: string) => `“${name}” was not confirmed: ${why}`,
  },
);

const MOST = 20;

type Use = SealUsesToConfirmQuery['sealUsesToConfirm']['edges'][number]['node'];

export default function SealUses() {
  return (
    <Page title={w.title}>{myRoles().includes('SEAL_KEEPER') ? <ToConfirm /> : <p>{w.notYours}</p>}</Page>
  );
}

function ToConfirm() {
  const chosen = useSignal<readonly string[]>([]);
  const said = useSignal('');
  const box = useRef<HTMLParagraphElement>(null);
  const list = useListing<Use>(
    async (after, first) => (await execute(SealUsesToConfirm, { first, after })).sealUsesToConfirm,
    ({ id }) => id,
  );
  const done = async (sentence: string) => {
    said.value = sentence;
    chosen.value = [];
    await list.again();
    box.current?.focus();
  };
  const rows = list.nodes ?? [];
  return (
    <>
      <p>{w.means}</p>
      <p role="status" tabIndex={-1} ref={box}>
        {said.value}
      </p>
      {!list.nodes && <Waiting failure={list.failure} again={list.again} />}
      {list.nodes?.length === 0 && <p>{w.none}</p>}
      {rows.length > 0 && (
        <>
          <ManyChoices
            name="uses"
            label={w.which}
            values={chosen.value}
            choices={rows.map((use) => ({
              value: use.id,
              label: use.content ?? w.old,
              hint: w.about(use.holder ?? '', use.approverName, moment(use.approvedAt)),
            }))}
            onValues={(values) => {
              chosen.value = values.slice(0, MOST);
            }}
          />
          <More listing={list} />
          <Confirm rows={rows} chosen={chosen.value} onChosen={(ids) => (chosen.value = ids)} onDone={done} />
        </>
      )}
    </>
  );
}

interface ConfirmProps {
  rows: readonly Use[];
  chosen: readonly string[];
  onChosen: (ids: readonly string[]) => void;
  onDone: (sentence: string) => Promise<void>;
}

function Confirm({ rows, chosen, onChosen, onDone }: ConfirmProps) {
  const verb = useVerb();
  const refusing = useSignal(false);
  const ids = rows.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  const [only] = ids;
  const confirm = () =>
    verb.run(async () => {
      const { confirmSealUses: answer } = await execute(ConfirmSealUses, { ids });
      if (answer.__typename === 'Problem') return problemOf(answer);
      const failed = answer.outcomes.filter(({ problem }) => problem);
      const sentences = failed.map(({ id, problem }) =>
        w.failed(rows.find((use) => use.id === id)?.content ?? w.old, problem ? sentenceOf(problem) : ''),
      );
      await onDone([w.done(ids.length - failed.length), ...sentences].join(' '));
      return undefined;
    });
  const refuse = async (said: string) => {
    const problem = problemOf((await execute(RefuseSealUse, { id: only ?? '', words: said })).refuseSealUse);
    if (!problem) await onDone(w.refused);
    return problem;
  };
  return (
    <>
      <Button
        kind="plain"
        onPress={() => onChosen(ids.length > 0 ? [] : rows.slice(0, MOST).map(({ id }) => id))}
      >
        {ids.length > 0 ? w.nothing : w.all}
      </Button>
      <VerbTrouble verb={verb} />
      {ids.length > 0 && (
        <Button busy={verb.task.busy} onPress={confirm}>
          {w.confirm(ids.length)}
        </Button>
      )}
      {ids.length === 1 && (
        <button
          type="button"
          class="button plain"
          aria-expanded={refusing.value}
          onClick={() => (refusing.value = !refusing.value)}
        >
          {w.refuse}
        </button>
      )}
      {ids.length === 1 && refusing.value && (
        <WordsForm name="refusal" label={w.refuseWhy} hint={w.refuseHint} action={w.refuse} danger act={refuse} />
      )}
    </>
  );
}
