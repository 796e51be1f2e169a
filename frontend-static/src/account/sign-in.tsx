/** Signing in by phone; at the first time with name and identity number. */

import { useSignal } from '@preact/signals';
import { RequestSignInCode, SignIn } from '../generated/account';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { me, nextAddress, refresh } from '../foundation/session';
import { Button, Form } from '../ui/button';
import { CodeForm, type SentCode } from '../ui/code-form';
import { MistakesSummary, TextField } from '../ui/fields';
import { Page } from '../ui/page';
import { Say, WentWrong } from '../ui/say';

const w = words(
  {
    title: '登录',
    phone: '手机号',
    phoneHint: '11 位。家里人可以用各自的手机号。',
    empty: '请填写手机号。',
    send: '获取验证码',
    enter: '登录',
    sentTo: (phone: string) => `验证码已发送到 ${phone}。`,
    otherPhone: '换一个手机号',
    first: '第一次使用，请填写身份信息',
    why: '村（社区）凭姓名和身份证号核对您是谁。我们加密保存，只给办理您事项的人看。',
    name: '姓名',
    idNumber: '身份证号',
    idHint: '18 位，末位可以是 X。',
    register: '确认并登录',
  },
  {
    title: 'Sign in',
    phone: 'Mobile number',
    phoneHint: '11 digits. Each member of a family can use a number of their own.',
    empty: 'Please enter your mobile number.',
    send: 'Send me a code',
    enter: 'Sign in',
    sentTo: (phone: string) => `A code was sent to ${phone}.`,
    otherPhone: 'Use another number',
    first: 'Your first time here: who are you?',
    why: 'The committee recognises you by name and identity number. They are kept encrypted and shown only to those who work on your request.',
    name: 'Name',
    idNumber: 'Identity number',
    idHint: '18 characters; the last may be X.',
    register: 'Confirm and sign in',
  },
);

/** Three steps on one page: phone, code, and at the first time who one is. */
export default function SignInPage() {
  const task = useTask();
  const phone = useSignal('');
  const sent = useSignal<SentCode | undefined>(undefined);
  const code = useSignal('');
  const registering = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);

  const send = () =>
    task.run(async () => {
      const { requestSignInCode: answer } = await execute(RequestSignInCode, { phone: phone.value });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename === 'CodeSent') sent.value = { ...answer, shownCode: answer.shownCode ?? null };
    });
  const enter = (who: { name: string; idNumber: string } | null) =>
    task.run(async () => {
      const input = { phone: phone.value, code: code.value, ...who };
      const { signIn: answer } = await execute(SignIn, { input });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename === 'Done') return arrive();
      registering.value ||= answer.code === 'REGISTRATION_NEEDED';
      if (answer.code === 'REGISTRATION_NEEDED') problem.value = undefined;
    });

  return (
    <Page title={registering.value ? w.first : w.title}>
      <WentWrong failure={task.failure.value} problem={problem.value?.field ? undefined : problem.value} />
      {!sent.value && <PhoneForm phone={phone} problem={problem.value} task={task} onSend={send} />}
      {sent.value && !registering.value && (
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
              void enter(null);
            }}
          />
          <button
            type="button"
            class="link"
            onClick={() => {
              sent.value = undefined;
              problem.value = undefined;
            }}
          >
            {w.otherPhone}
          </button>
        </>
      )}
      {registering.value && <WhoForm problem={problem.value} task={task} onWho={enter} />}
    </Page>
  );
}

/** Where the person was going; officials with one office only begin at their desk. */
async function arrive(): Promise<void> {
  await refresh();
  const next = nextAddress();
  navigate(next === '/' && me.value?.offices.length ? '/account' : next, { replace: true });
}

interface PhoneFormProps {
  phone: { value: string };
  problem: Problem | undefined;
  task: ReturnType<typeof useTask>;
  onSend: () => void;
}

function PhoneForm({ phone, problem, task, onSend }: PhoneFormProps) {
  const empty = useSignal(false);
  const submit = () => {
    phone.value = phone.value.replace(/[\s-]/g, '');
    empty.value = phone.value === '';
    if (!empty.value) onSend();
  };
  const mistake = empty.value ? w.empty : problem?.field === 'phone' ? sentenceOf(problem) : undefined;
  return (
    <Form onSubmit={submit}>
      <TextField
        name="phone"
        label={w.phone}
        hint={w.phoneHint}
        mistake={mistake}
        value={phone.value}
        onValue={(value) => {
          phone.value = value;
        }}
        inputMode="tel"
        autoComplete="tel-national"
      />
      <Button block busy={task.busy}>
        {w.send}
      </Button>
    </Form>
  );
}

interface WhoFormProps {
  problem: Problem | undefined;
  task: ReturnType<typeof useTask>;
  onWho: (who: { name: string; idNumber: string }) => void;
}

function WhoForm({ problem, task, onWho }: WhoFormProps) {
  const name = useSignal('');
  const idNumber = useSignal('');
  const mistakes = problem?.field ? { [problem.field]: sentenceOf(problem) } : {};
  return (
    <Form onSubmit={() => onWho({ name: name.value.trim(), idNumber: idNumber.value.replace(/\s/g, '') })}>
      <MistakesSummary mistakes={mistakes} />
      <p>{w.why}</p>
      <TextField
        name="name"
        label={w.name}
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
