/** Signing in by phone; at the first time with name and identity number. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { RequestSignInCode, SignIn } from '../generated/account';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { me, nextAddress, refresh } from '../foundation/session';
import { CodeForm, type SentCode } from '../ui/code-form';
import { Page } from '../ui/page';
import { Say, WentWrong } from '../ui/say';
import { PhoneForm } from './phone-form';
import { PlatformDoor } from './platform-door';
import { WhoForm } from './who-form';

const w = words(
  {
    title: '登录',
    enter: '登录',
    sentTo: (phone: string) => `验证码已发送到 ${phone}。`,
    otherPhone: '换一个手机号',
    first: '第一次使用，请填写身份信息',
  },
  {
    title: 'Sign in',
    enter: 'Sign in',
    sentTo: (phone: string) => `A code was sent to ${phone}.`,
    otherPhone: 'Use another number',
    first: 'Your first time here: who are you?',
  },
);

type Step = 'phone' | 'code' | 'who';

const STEP_OF_FIELD: Readonly<Record<string, Step>> = { phone: 'phone', code: 'code', name: 'who', idNumber: 'who' };
const FIRST_FIELDS: Readonly<Partial<Record<Step, string>>> = { code: 'code', who: 'name' };

/** Three steps on one page: phone, code, and at the first time who one is. */
export default function SignInPage() {
  const task = useTask();
  const step = useSignal<Step>('phone');
  const sent = useSignal<SentCode | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const phone = useSignal('');
  const code = useSignal('');
  const name = useSignal('');
  const idNumber = useSignal('');
  useFocus(step.value, sent.value, problem.value);

  const send = () =>
    task.run(async () => {
      const { requestSignInCode: answer } = await execute(RequestSignInCode, { phone: phone.value });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename === 'Problem') return;
      sent.value = { minutes: answer.minutes, shownCode: answer.shownCode };
      step.value = 'code';
    });
  const enter = () =>
    task.run(async () => {
      const who = { name: name.value.trim() || null, idNumber: idNumber.value.replace(/\s/g, '') || null };
      const { signIn: answer } = await execute(SignIn, { input: { phone: phone.value, code: code.value, ...who } });
      if (answer.__typename === 'Done') return arrive();
      problem.value = answer.code === 'REGISTRATION_NEEDED' ? undefined : answer;
      // A code may run out while the form is filled in: what was typed is kept for the next one.
      step.value = STEP_OF_FIELD[answer.field ?? ''] ?? step.value;
    });
  const toPhone = () => {
    step.value = 'phone';
    problem.value = undefined;
  };

  return (
    <Page title={step.value === 'who' ? w.first : w.title}>
      <WentWrong failure={task.failure.value} problem={problem.value?.field ? undefined : problem.value} />
      {step.value === 'phone' && <PlatformDoor />}
      {step.value === 'phone' && <PhoneForm phone={phone} problem={problem.value} task={task} onSend={send} />}
      {step.value === 'code' && sent.value && (
        <>
          <Say kind="success">
            <p>{w.sentTo(phone.value)}</p>
          </Say>
          <CodeForm
            sent={sent.value}
            mistake={problem.value?.field === 'code' ? sentenceOf(problem.value) : undefined}
            task={task}
            action={w.enter}
            onResend={send}
            onCode={(typed) => {
              code.value = typed;
              void enter();
            }}
          />
        </>
      )}
      {step.value === 'who' && (
        <WhoForm name={name} idNumber={idNumber} problem={problem.value} task={task} onWho={enter} />
      )}
      {step.value !== 'phone' && (
        <button type="button" class="link" onClick={toPhone}>
          {w.otherPhone}
        </button>
      )}
    </Page>
  );
}

/** To the field that was mistaken, to the first one of a new step, or up to what went wrong. */
function useFocus(step: Step, sent: SentCode | undefined, problem: Problem | undefined): void {
  useEffect(() => {
    // The summary of mistakes takes the focus itself.
    if (step === 'who' && problem?.field) return;
    if (problem && !problem.field) scrollTo(0, 0);
    else document.getElementById(problem?.field ?? FIRST_FIELDS[step] ?? '')?.focus();
  }, [step, sent, problem]);
}

/** Where the person was going; officials choose first whether they come for themselves. */
async function arrive(): Promise<void> {
  await refresh();
  const next = nextAddress();
  navigate(next === '/' && me.value?.offices.length ? '/account' : next, { replace: true });
}
