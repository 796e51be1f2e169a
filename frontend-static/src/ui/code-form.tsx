/** A code sent to the phone: typed or pasted, filled in by the phone where it can. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { words } from '../foundation/language';
import { Button, Form } from './button';
import { TextField } from './fields';
import type { Task } from '../foundation/asking';

const w = words(
  {
    code: '短信验证码',
    hint: (minutes: number) => `6 位数字，${minutes} 分钟内有效。`,
    shown: (code: string) => `演示环境不发短信，验证码是 ${code}。`,
    resend: '没收到？重新发送',
    wait: (seconds: number) => `${seconds} 秒后可以重新发送`,
    empty: '请填写 6 位验证码。',
  },
  {
    code: 'Code from the message',
    hint: (minutes: number) => `6 digits, valid for ${minutes} minutes.`,
    shown: (code: string) => `This demonstration sends no messages; the code is ${code}.`,
    resend: 'Nothing came? Send again',
    wait: (seconds: number) => `Send again in ${seconds} seconds`,
    empty: 'Please enter the 6-digit code.',
  },
);

export interface SentCode {
  minutes: number;
  shownCode: string | null;
}

interface CodeFormProps {
  sent: SentCode;
  mistake?: string | undefined;
  task: Task;
  action: string;
  onCode: (code: string) => void;
  onResend: () => void;
}

export function CodeForm({ sent, mistake, task, action, onCode, onResend }: CodeFormProps) {
  const code = useSignal('');
  const empty = useSignal(false);
  const submit = () => {
    const digits = code.value.replace(/\s/g, '');
    empty.value = digits.length === 0;
    if (!empty.value) onCode(digits);
  };
  return (
    <Form onSubmit={submit}>
      {sent.shownCode && <p class="say note">{w.shown(sent.shownCode)}</p>}
      <TextField
        name="code"
        label={w.code}
        hint={w.hint(sent.minutes)}
        mistake={empty.value ? w.empty : mistake}
        value={code.value}
        onValue={(value) => {
          code.value = value;
        }}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <Button busy={task.busy}>{action}</Button>
      <Resend onResend={onResend} />
    </Form>
  );
}

function Resend({ onResend }: { onResend: () => void }) {
  const left = useSignal(60);
  useEffect(() => {
    const timer = setInterval(() => {
      left.value = Math.max(0, left.value - 1);
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  if (left.value > 0) return <p class="muted small">{w.wait(left.value)}</p>;
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        left.value = 60;
        onResend();
      }}
    >
      {w.resend}
    </button>
  );
}
