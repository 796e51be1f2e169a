/** Getting one-time passwords: who one is, the secret into an authenticator, one password, codes to print. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { EnrolSecondFactor, OfferSecondFactor, type OfferSecondFactorMutation } from '../generated/account';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { Waiting } from '../ui/page';
import { QrCode } from '../ui/qr';
import { WentWrong } from '../ui/say';
import { IdentityForm } from './identity-form';
import { PasswordForm } from './password-form';
import { RecoveryCodes } from './recovery-codes';

const w = words(
  {
    first: '第一步：确认是您本人',
    why: '绑定动态口令前，请先确认是您本人。',
    second: '第二步：把密钥装进身份验证器',
    how: '用手机上的身份验证器（应用或小程序）扫描下面的二维码；不用手机的，请单位把密钥写入动态令牌。',
    qr: '装入身份验证器的二维码',
    secret: '扫不了时，手工输入密钥',
    third: '第三步：填写显示的口令',
    ends: '绑定后，您在其他设备上会退出登录。',
    enrol: '绑定',
  },
  {
    first: 'Step 1: confirm that it is you',
    why: 'Before you set up one-time passwords, please confirm that it is you.',
    second: 'Step 2: put the secret into an authenticator',
    how: 'Scan the QR code with the authenticator on your phone (an app or a mini-program); without a phone, have your office write the secret into a key fob.',
    qr: 'QR code for an authenticator',
    secret: 'If it cannot be scanned, type this secret',
    third: 'Step 3: enter the password it shows',
    ends: 'You will be signed out on all other devices.',
    enrol: 'Set up',
  },
);

type Offer = Extract<OfferSecondFactorMutation['offerSecondFactor'], { __typename: 'SecondFactorOffer' }>;

export function Enrolment({ onDone }: { onDone: () => void }) {
  const task = useTask();
  const offer = useSignal<Offer | undefined>(undefined);
  const codes = useSignal<readonly string[] | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const begin = () =>
    task.run(async () => {
      const { offerSecondFactor: answer } = await execute(OfferSecondFactor, {});
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename === 'SecondFactorOffer') offer.value = answer;
    });
  const enrol = (code: string) =>
    task.run(async () => {
      const { enrolSecondFactor: answer } = await execute(EnrolSecondFactor, { code });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename === 'RecoveryCodes') codes.value = answer.codes;
    });
  useEffect(() => void begin(), []);
  if (codes.value) return <RecoveryCodes codes={codes.value} onDone={onDone} />;
  if (problem.value?.code === 'STEP_UP_REQUIRED') {
    return (
      <>
        <h2>{w.first}</h2>
        <IdentityForm why={w.why} onConfirmed={begin} />
      </>
    );
  }
  if (!offer.value) return <Waiting failure={task.failure.value} again={begin} />;
  const mistake = problem.value?.field === 'code' ? sentenceOf(problem.value) : undefined;
  return (
    <>
      <h2>{w.second}</h2>
      <p>{w.how}</p>
      <QrCode text={offer.value.address} label={w.qr} />
      <Facts>
        <Fact label={w.secret}>
          <code>{spaced(offer.value.secret)}</code>
        </Fact>
      </Facts>
      <h2>{w.third}</h2>
      <p>{w.ends}</p>
      <WentWrong problem={mistake ? undefined : problem.value} failure={task.failure.value} />
      <PasswordForm mistake={mistake} task={task} action={w.enrol} recoverable={false} onCode={enrol} />
    </>
  );
}

/** Four by four, as people copy what they cannot read. */
function spaced(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
