/** A one-time password from an authenticator, or in need one of the printed codes. */

import { useSignal } from '@preact/signals';
import type { Task } from '../foundation/asking';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { TextField } from '../ui/fields';

const w = words(
  {
    code: '动态口令',
    hint: '身份验证器或动态令牌上的 6 位数字，每 30 秒换一次。',
    orPrinted: '身份验证器或动态令牌上的 6 位数字，每 30 秒换一次。没带在身边，可以填一个打印的恢复码。',
    empty: '请填写动态口令。',
  },
  {
    code: 'One-time password',
    hint: 'The 6 digits of your authenticator or key fob; they change every 30 seconds.',
    orPrinted:
      'The 6 digits of your authenticator or key fob; they change every 30 seconds. Without it, use one of your printed recovery codes.',
    empty: 'Please enter the one-time password.',
  },
);

interface PasswordFormProps {
  mistake: string | undefined;
  task: Task;
  action: string;
  /** Whether a printed code does as well. */
  recoverable: boolean;
  onCode: (code: string) => void;
}

export function PasswordForm({ mistake, task, action, recoverable, onCode }: PasswordFormProps) {
  const code = useSignal('');
  const empty = useSignal(false);
  const submit = () => {
    const typed = code.value.trim();
    empty.value = typed === '';
    if (!empty.value) onCode(typed);
  };
  return (
    <Form onSubmit={submit}>
      <TextField
        name="code"
        label={w.code}
        hint={recoverable ? w.orPrinted : w.hint}
        mistake={empty.value ? w.empty : mistake}
        value={code.value}
        onValue={(value) => {
          code.value = value;
        }}
        inputMode={recoverable ? 'text' : 'numeric'}
        autoComplete="one-time-code"
      />
      <Button busy={task.busy}>{action}</Button>
    </Form>
  );
}
