/** The act itself: pressed twice, confirmed by phone, and then goodbye. */

import { useSignal } from '@preact/signals';
import { IdentityForm } from '../account/identity-form';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { leave } from '../foundation/session';
import { CloseAccount } from '../generated/archive';
import { PressTwice } from '../request/press-twice';
import { WentWrong } from '../ui/say';

const w = words(
  {
    close: '注销我的账户',
    sure: '手机号等会马上删除，这台手机上的草稿也会删除。确定的话，请再点一次“注销我的账户”。',
    why: '注销账户要您本人来办，请用验证码确认。',
  },
  {
    close: 'Close my account',
    sure: 'Your phone number and the drafts on this device are deleted at once. If you are sure, press “Close my account” once more.',
    why: 'Only you may close your account, so please confirm with a code.',
  },
);

export function CloseAccountForm() {
  const task = useTask();
  const problem = useSignal<Problem | undefined>(undefined);
  const close = () =>
    task.run(async () => {
      const { closeAccount: answer } = await execute(CloseAccount, {});
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename !== 'Problem') await leave('/goodbye');
    });
  if (problem.value?.code === 'STEP_UP_REQUIRED') return <IdentityForm why={w.why} onConfirmed={close} />;
  return (
    <>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <PressTwice warning={w.sure} onSure={() => void close()}>
        {w.close}
      </PressTwice>
    </>
  );
}
