/** A complaint found by its receipt code, which is sent, and never stands in an address. */

import { useSignal } from '@preact/signals';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { ComplaintByReceipt, type ComplaintPartsFragment } from '../generated/complaints';
import { Button, Form } from '../ui/button';
import { MistakesSummary, TextField, type Mistakes } from '../ui/fields';
import { Page } from '../ui/page';
import { Say, WentWrong } from '../ui/say';
import { AboutComplaint } from './about-complaint';

const w = words(
  {
    title: '用回执码查进度',
    code: '回执码',
    hint: '17 个字母和数字，大小写、空格、横线都不要紧。',
    empty: '请填写回执码。',
    find: '查进度',
    none: '没有找到。请对照抄下来的回执码再看一遍。',
  },
  {
    title: 'Follow one by its receipt code',
    code: 'Receipt code',
    hint: '17 letters and digits; capitals, blanks and dashes do not matter.',
    empty: 'Please enter the code.',
    find: 'Find it',
    none: 'Nothing found. Please compare it with the code that you wrote down.',
  },
);

export default function ComplaintReceipt() {
  const typed = useSignal('');
  const found = useSignal<ComplaintPartsFragment | undefined>(undefined);
  const mistakes = useSignal<Mistakes>({});
  const problem = useSignal<Problem | undefined>(undefined);
  const task = useTask();
  const find = () =>
    task.run(async () => {
      const { complaintByReceipt: answer } = await execute(ComplaintByReceipt, { code: typed.value });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      found.value = answer.__typename === 'Complaint' ? answer : undefined;
    });
  const submit = () => {
    mistakes.value = { code: typed.value.trim() ? undefined : w.empty };
    if (!mistakes.value['code']) void find();
  };
  if (found.value) {
    return (
      <Page title={w.title} back="/complaints">
        <AboutComplaint
          complaint={found.value}
          named={{ id: null, receiptCode: typed.value }}
          onChanged={(after) => (found.value = after)}
        />
      </Page>
    );
  }
  const unknown = problem.value?.code === 'NOT_FOUND';
  return (
    <Page title={w.title} back="/complaints">
      <MistakesSummary mistakes={mistakes.value} />
      {unknown && (
        <Say kind="error">
          <p>{w.none}</p>
        </Say>
      )}
      <WentWrong problem={unknown ? undefined : problem.value} failure={task.failure.value} />
      <Form onSubmit={submit}>
        <TextField
          name="code"
          label={w.code}
          hint={w.hint}
          mistake={mistakes.value['code']}
          value={typed.value}
          onValue={(value) => {
            typed.value = value;
          }}
          autoComplete="off"
        />
        <Button block busy={task.busy}>
          {w.find}
        </Button>
      </Form>
    </Page>
  );
}
