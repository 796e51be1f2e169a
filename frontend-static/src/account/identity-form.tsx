/** The code that confirms once more who is here, before something that carries weight. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { RequestStepUpCode, StepUp } from '../generated/account';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { refresh } from '../foundation/session';
import { CodeForm, type SentCode } from '../ui/code-form';
import { WentWrong } from '../ui/say';
import { PasswordForm } from './password-form';

const w = words(
  { title: '请先确认是您本人', confirm: '确认并继续' },
  { title: 'Please confirm that it is you', confirm: 'Confirm and go on' },
);

interface IdentityFormProps {
  /** Why it is asked for, in a sentence. */
  why: string;
  onConfirmed: () => Promise<void>;
}

/**
 * Sends a code at once, unless there is a second factor to ask for, and takes the focus: whoever
 * sees it has just pressed a button.
 */
export function IdentityForm({ why, onConfirmed }: IdentityFormProps) {
  const task = useTask();
  const sent = useSignal<SentCode | undefined>(undefined);
  const byPassword = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const send = () =>
    task.run(async () => {
      const { requestStepUpCode: answer } = await execute(RequestStepUpCode, {});
      if (answer.__typename === 'CodeSent') sent.value = answer;
      byPassword.value = answer.__typename === 'Problem' && answer.code === 'SECOND_FACTOR_NEEDED';
      problem.value = answer.__typename === 'Problem' && !byPassword.value ? answer : undefined;
    });
  const confirm = (code: string) =>
    task.run(async () => {
      const { stepUp: answer } = await execute(StepUp, { code });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename === 'Problem') return;
      await refresh();
      await onConfirmed();
    });
  useEffect(() => {
    heading.current?.focus();
    void send();
  }, []);
  const atCode = problem.value?.field === 'code';
  const mistake = atCode && problem.value ? sentenceOf(problem.value) : undefined;
  return (
    <section class="card" aria-labelledby="identity">
      <h3 id="identity" ref={heading} tabIndex={-1}>
        {w.title}
      </h3>
      <p>{why}</p>
      <WentWrong problem={atCode ? undefined : problem.value} failure={task.failure.value} />
      {sent.value && (
        <CodeForm sent={sent.value} mistake={mistake} task={task} action={w.confirm} onCode={confirm} onResend={send} />
      )}
      {byPassword.value && (
        <PasswordForm mistake={mistake} task={task} action={w.confirm} recoverable onCode={confirm} />
      )}
    </section>
  );
}
