/** Last step of a first sign-in: who one is. */

import { useSignal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Task } from '../foundation/asking';
import type { Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { MistakesSummary, TextField, type Mistakes } from '../ui/fields';

const w = words(
  {
    why: '村（社区）凭姓名和身份证号核对您是谁。我们加密保存，只给办理您事项的人看。',
    name: '姓名',
    noName: '请填写姓名。',
    idNumber: '身份证号',
    idHint: '18 位，末位可以是 X。',
    noIdNumber: '请填写身份证号。',
    register: '确认并登录',
  },
  {
    why: 'The committee recognises you by name and identity number. They are kept encrypted and shown only to those who work on your request.',
    name: 'Name',
    noName: 'Please enter your name.',
    idNumber: 'Identity number',
    idHint: '18 characters; the last may be X.',
    noIdNumber: 'Please enter your identity number.',
    register: 'Confirm and sign in',
  },
);

interface WhoFormProps {
  name: Signal<string>;
  idNumber: Signal<string>;
  problem: Problem | undefined;
  task: Task;
  onWho: () => void;
}

export function WhoForm({ name, idNumber, problem, task, onWho }: WhoFormProps) {
  const missing = useSignal<Mistakes>({});
  // The summary takes the focus whenever its mistakes change, so they must not change while typing.
  const mistakes = useMemo<Mistakes>(
    () => ({ ...(problem?.field ? { [problem.field]: sentenceOf(problem) } : {}), ...missing.value }),
    [problem, missing.value],
  );
  const submit = () => {
    missing.value = emptyOnes(name.value, idNumber.value);
    if (Object.keys(missing.value).length === 0) onWho();
  };
  return (
    <Form onSubmit={submit}>
      <MistakesSummary mistakes={mistakes} />
      <TextField
        name="name"
        label={w.name}
        hint={w.why}
        mistake={mistakes['name']}
        value={name.value}
        onValue={(value) => {
          name.value = value;
        }}
        autoComplete="name"
      />
      <TextField
        name="idNumber"
        label={w.idNumber}
        hint={w.idHint}
        mistake={mistakes['idNumber']}
        value={idNumber.value}
        onValue={(value) => {
          idNumber.value = value;
        }}
        autoComplete="off"
      />
      <Button block busy={task.busy}>
        {w.register}
      </Button>
    </Form>
  );
}

function emptyOnes(name: string, idNumber: string): Mistakes {
  return {
    ...(name.trim() === '' && { name: w.noName }),
    ...(idNumber.trim() === '' && { idNumber: w.noIdNumber }),
  };
}
