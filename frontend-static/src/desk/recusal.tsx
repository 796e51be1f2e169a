/** Stepping out of a case for good (回避), and who has done so. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { RecuseFromProof, type CasePartsFragment, type RecusalReason } from '../generated/desk';
import type { Role } from '../generated/account';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { Choices, MistakesSummary } from '../ui/fields';
import { Say } from '../ui/say';
import { RECUSAL_REASONS, choicesOf } from './codes';
import { OpenedSection } from './opened-section';
import { VerbTrouble, problemOf, useVerb, type Settle } from './verb';
import { isUndecided, worksAtDesk } from './verbs';

const w = words(
  {
    open: '我要回避',
    title: '回避这一件？',
    duty: '您与这份证明的当事人有亲属关系或者其他利害关系的，应当回避。',
    why: '为什么回避？',
    empty: '请选择回避的原因。',
    sure: '回避后，您不能再核实、审批、退回或者拒绝这一件，也不能撤回回避，由同事接着办。同事和乡镇（街道）能看到您回避了，居民看不到。',
    confirm: '确定回避',
    me: '您已经回避，不能再办理这一件。请告诉同事接着办。',
    others: (names: string) => `已经回避：${names}`,
    nobody: '村（社区）没有别的人能核实、审批这一件了。请联系乡镇（街道），由乡镇（街道）指派工作人员。',
  },
  {
    open: 'I have to step out of this case',
    title: 'Step out of this case?',
    duty: 'Whoever is related to the people of this proof, or has another interest in it, has to step out.',
    why: 'Why do you step out?',
    empty: 'Please choose why.',
    sure: 'You can then no more check, approve, send back or refuse this case, nor come back to it; a colleague goes on. Colleagues and the township see that you stepped out, the resident does not.',
    confirm: 'Step out for good',
    me: 'You stepped out and cannot go on with this case. Please tell a colleague to go on.',
    others: (names: string) => `Stepped out: ${names}`,
    nobody: 'Nobody else of the committee can check and approve this case. Please ask the township, which appoints somebody.',
  },
);

interface RecusalProps {
  each: CasePartsFragment;
  roles: readonly Role[];
  again: () => Promise<void>;
}

export function Recusal({ each, roles, again }: RecusalProps) {
  const open = useSignal(false);
  const done = useSignal(false);
  const may = isUndecided(each.state) && worksAtDesk(roles) && !each.recusedByMe;
  return (
    <>
      <Recused each={each} takesFocus={done.value} />
      {may && (
        <button type="button" class="link" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
          {w.open}
        </button>
      )}
      {may && open.value && (
        <OpenedSection id="recusal" title={w.title} onClose={() => (open.value = false)}>
          <RecusalForm
            id={each.id}
            settle={async (problem) => {
              done.value = !problem;
              if (!problem) await again();
              return problem;
            }}
          />
        </OpenedSection>
      )}
    </>
  );
}

interface RecusedProps {
  each: CasePartsFragment;
  /** Where the form that had it is gone. */
  takesFocus: boolean;
}

function Recused({ each, takesFocus }: RecusedProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus, each.recusedByMe]);
  if (each.recusedNames.length === 0) return null;
  return (
    <div role="status" tabIndex={-1} ref={box}>
      <p>{each.recusedByMe ? w.me : w.others(each.recusedNames.join('、'))}</p>
      {isUndecided(each.state) && !each.colleaguesLeft && (
        <Say kind="warning">
          <p>{w.nobody}</p>
        </Say>
      )}
    </div>
  );
}

function RecusalForm({ id, settle }: { id: string; settle: Settle }) {
  const reason = useSignal<RecusalReason | undefined>(undefined);
  const mistake = useSignal<string | undefined>(undefined);
  const verb = useVerb();
  const send = (chosen: RecusalReason) =>
    verb.run(async () => {
      const { recuseFromProof: answer } = await execute(RecuseFromProof, { id, reason: chosen });
      return settle(problemOf(answer));
    });
  const submit = () => {
    mistake.value = reason.value ? undefined : w.empty;
    if (reason.value) void send(reason.value);
  };
  return (
    <Form onSubmit={submit}>
      <p>{w.duty}</p>
      <MistakesSummary mistakes={mistake.value ? { recusal: mistake.value } : {}} />
      <Choices
        name="recusal"
        label={w.why}
        mistake={mistake.value}
        value={reason.value}
        choices={choicesOf(RECUSAL_REASONS)}
        onValue={(chosen) => (reason.value = chosen)}
      />
      <p>
        <strong>{w.sure}</strong>
      </p>
      <VerbTrouble verb={verb} />
      <Button kind="danger" busy={verb.task.busy}>
        {w.confirm}
      </Button>
    </Form>
  );
}
