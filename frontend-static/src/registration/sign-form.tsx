/** The last step: who answers for the form, and the lines above its rows. */

import { useSignal } from '@preact/signals';
import { FileRegistration } from '../generated/registration';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { MistakesSummary, TextField, type Mistakes } from '../ui/fields';
import { WentWrong } from '../ui/say';
import type { Opened, OpenedForm } from './filing';
import { typedOf, type Typed } from './typed';

const w = words(
  {
    title: '提交',
    meaning: '提交后不能再改。以后再提交同一张表，新的代替旧的。',
    leader: '分管领导（签名）',
    contactName: '联系人',
    contactPhone: '联系电话',
    file: '提交',
  },
  {
    title: 'File it',
    meaning: 'What is filed does not change. When you file the same form again, the new one replaces it.',
    leader: 'Signed by (分管领导)',
    contactName: 'Contact',
    contactPhone: 'Telephone',
    file: 'File',
  },
);

interface SignFormProps {
  filing: Opened;
  form: OpenedForm;
  onFiled: () => Promise<void>;
}

export function SignForm({ filing, form, onFiled }: SignFormProps) {
  const typed = useSignal<Typed>({
    leader: filing.leader,
    contactName: filing.contactName,
    contactPhone: filing.contactPhone,
    ...typedOf(filing.head),
  });
  const mistakes = useSignal<Mistakes>({});
  const problem = useSignal<Problem | undefined>(undefined);
  const task = useTask();
  const lines = filing.nil ? [] : form.head;
  const value = (name: string) => typed.value[name] ?? '';
  const submit = () =>
    void task.run(async () => {
      const input = {
        id: filing.id,
        leader: value('leader'),
        contactName: value('contactName'),
        contactPhone: value('contactPhone'),
        head: lines.map(({ code }) => ({ column: code, text: value(code) })),
      };
      const { fileRegistration: answer } = await execute(FileRegistration, { input });
      problem.value = answer.__typename === 'Problem' && !answer.field ? answer : undefined;
      mistakes.value =
        answer.__typename === 'Problem' && answer.field ? { [answer.field]: sentenceOf(answer) } : {};
      if (answer.__typename === 'Problem') return;
      await onFiled();
      // The form is gone; what has happened is told at the top.
      document.querySelector('h1')?.focus();
    });
  const asked = [
    ...lines.map(({ code, heading, required }) => ({ name: code, label: heading, optional: !required })),
    ...(form.signedByLeader ? [{ name: 'leader', label: w.leader, optional: false }] : []),
    { name: 'contactName', label: w.contactName, optional: false },
    { name: 'contactPhone', label: w.contactPhone, optional: false },
  ];
  return (
    <section class="card">
      <h2>{w.title}</h2>
      <p>{w.meaning}</p>
      <Form onSubmit={submit}>
        <MistakesSummary mistakes={mistakes.value} />
        {asked.map((field) => (
          <TextField
            key={field.name}
            {...field}
            value={value(field.name)}
            mistake={mistakes.value[field.name]}
            autoComplete="off"
            onValue={(text) => {
              typed.value = { ...typed.value, [field.name]: text };
            }}
          />
        ))}
        <WentWrong problem={problem.value} failure={task.failure.value} />
        <Button busy={task.busy}>{w.file}</Button>
      </Form>
    </section>
  );
}
