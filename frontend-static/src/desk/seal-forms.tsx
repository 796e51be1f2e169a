/** Letting a committee seal, stopping it for a time, and ending a seal for good. */

import { useSignal } from '@preact/signals';
import { ActivateSeal, RetireSeal, SuspendSeal, type SealReason } from '../generated/desk';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { MistakesSummary, SelectField, type Mistakes } from '../ui/fields';
import { SEAL_REASONS, choicesOf } from './codes';
import { VerbTrouble, problemOf, useVerb, type VerbTask } from './verb';

const w = words(
  {
    activateMeans: '启用后，该单位从现在起可以用这枚印章签发证明。请先核对名称、任期和保管人。',
    activate: '确定启用',
    means: {
      suspend: '停用立即生效：正在制作的证明也盖不上章，恢复启用后会自动继续。',
      retire: '注销后不能恢复，要用印只能另行备案。已经盖过章的证明仍然有效。',
    },
    reason: '原因',
    choose: '请选择',
    empty: '请选择原因。',
    action: { suspend: '确定停用', retire: '确定注销' },
  },
  {
    activateMeans: 'From now on the organisation can seal proofs with it. Please check name, term and keeper first.',
    activate: 'Activate it',
    means: {
      suspend: 'It stops at once: even what is being made is not sealed, and goes on by itself once the seal is active again.',
      retire: 'This is for good; another seal would have to be enrolled. What it sealed stays valid.',
    },
    reason: 'Why',
    choose: 'Please choose',
    empty: 'Please choose a reason.',
    action: { suspend: 'Suspend it', retire: 'Retire it for good' },
  },
);

interface Props {
  id: string;
  onDone: () => Promise<void>;
}

export function ActivateForm({ id, onDone }: Props) {
  const verb = useVerb();
  const activate = () =>
    verb.run(async () => {
      const { activateSeal: answer } = await execute(ActivateSeal, { id });
      return doneUnless(problemOf(answer), onDone);
    });
  return (
    <>
      <p>{w.activateMeans}</p>
      <VerbTrouble verb={verb} />
      <Button busy={verb.task.busy} onPress={activate}>
        {w.activate}
      </Button>
    </>
  );
}

export function StopForm({ id, verb: which, onDone }: Props & { verb: 'suspend' | 'retire' }) {
  const verb = useVerb();
  const stop = (reason: SealReason) =>
    verb.run(async () => doneUnless(problemOf(await stopped(which, id, reason)), onDone));
  return (
    <>
      <p>{w.means[which]}</p>
      <VerbTrouble verb={verb} />
      <StopReason name={`reason-${id}`} which={which} verb={verb} onReason={stop} />
    </>
  );
}

interface StopReasonProps {
  name: string;
  which: 'suspend' | 'retire';
  verb: VerbTask;
  onReason: (reason: SealReason) => Promise<void>;
}

function StopReason({ name, which, verb, onReason }: StopReasonProps) {
  const reason = useSignal('');
  const mistakes = useSignal<Mistakes>({});
  const submit = () => {
    mistakes.value = reason.value === '' ? { [name]: w.empty } : {};
    if (reason.value !== '') void onReason(reason.value as SealReason);
  };
  return (
    <Form onSubmit={submit}>
      <MistakesSummary mistakes={mistakes.value} />
      <SelectField
        name={name}
        label={w.reason}
        mistake={mistakes.value[name]}
        value={reason.value}
        choices={[{ value: '', label: w.choose }, ...choicesOf(SEAL_REASONS)]}
        onValue={(value) => {
          reason.value = value;
        }}
      />
      <Button kind="danger" busy={verb.task.busy}>
        {w.action[which]}
      </Button>
    </Form>
  );
}

async function stopped(which: 'suspend' | 'retire', id: string, reason: SealReason) {
  const variables = { id, reason };
  if (which === 'suspend') return (await execute(SuspendSeal, variables)).suspendSeal;
  return (await execute(RetireSeal, variables)).retireSeal;
}

async function doneUnless(problem: Problem | undefined, onDone: () => Promise<void>): Promise<Problem | undefined> {
  if (!problem) await onDone();
  return problem;
}
