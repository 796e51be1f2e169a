/** First step of signing in: which phone. */

import { useSignal, type Signal } from '@preact/signals';
import type { Task } from '../foundation/asking';
import type { Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { TextField } from '../ui/fields';

const w = words(
  {
    phone: '手机号',
    hint: '11 位。家里人可以用各自的手机号。',
    empty: '请填写手机号。',
    risk: '短信可能被拦截，手机号可能被人冒名补办，拿到验证码的人就能以您的身份登录。验证码谁要都不要给。',
    send: '获取验证码',
  },
  {
    phone: 'Mobile number',
    hint: '11 digits. Each member of a family can use a number of their own.',
    empty: 'Please enter your mobile number.',
    risk: 'Messages can be intercepted, and numbers taken over by others: whoever has the code signs in as you. Give it to nobody.',
    send: 'Send me a code',
  },
);

interface PhoneFormProps {
  phone: Signal<string>;
  problem: Problem | undefined;
  task: Task;
  onSend: () => void;
}

export function PhoneForm({ phone, problem, task, onSend }: PhoneFormProps) {
  const empty = useSignal(false);
  const submit = () => {
    phone.value = phone.value.replace(/[\s-]/g, '');
    empty.value = phone.value === '';
    if (empty.value) document.getElementById('phone')?.focus();
    else onSend();
  };
  const mistake = empty.value ? w.empty : problem?.field === 'phone' ? sentenceOf(problem) : undefined;
  return (
    <Form onSubmit={submit}>
      <TextField
        name="phone"
        label={w.phone}
        hint={w.hint}
        mistake={mistake}
        value={phone.value}
        onValue={(value) => {
          phone.value = value;
        }}
        inputMode="tel"
        autoComplete="tel-national"
      />
      <p class="hint">{w.risk}</p>
      <Button block busy={task.busy}>
        {w.send}
      </Button>
    </Form>
  );
}
