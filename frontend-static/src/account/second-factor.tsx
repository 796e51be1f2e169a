/** On the way into a post: the one-time password, or getting one first. */

import { AccountSafety } from '../generated/account';
import { useAnswer, useTask } from '../foundation/asking';
import { words } from '../foundation/language';
import { navigate, search } from '../foundation/router';
import { actFor, me, rolesOf, workplaceOf } from '../foundation/session';
import { Page, Waiting } from '../ui/page';
import { Say, WentWrong } from '../ui/say';
import { Enrolment } from './enrolment';
import { IdentityForm } from './identity-form';

const w = words(
  {
    title: '动态口令',
    enter: '进入工作岗位',
    why: '进入工作岗位，除了短信验证码，还要动态口令。',
    demanded: '工作人员进入岗位，除了短信验证码，还要动态口令。别人拿到您的手机号，也进不来。绑定一次，以后每次登录填 6 位数字就行。',
  },
  {
    title: 'One-time passwords',
    enter: 'Enter your post',
    why: 'To enter your post you need a one-time password besides the code by message.',
    demanded:
      'To enter a post, staff need one-time passwords besides the code by message: whoever takes over your number cannot come in. Set it up once; then you enter 6 digits each time you sign in.',
  },
);

export default function SecondFactor() {
  const safety = useAnswer(AccountSafety, {});
  const task = useTask();
  const office = new URLSearchParams(search.value).get('office');
  const goOn = () =>
    task.run(async () => {
      if (office && !(await actFor(office))) return;
      navigate(office ? workplaceOf(rolesOf(me.value)) : '/account/safety', { replace: true });
    });
  const known = safety.data.value?.accountSafety;
  return (
    <Page title={w.title} back={office ? '/account' : '/account/safety'}>
      <WentWrong failure={task.failure.value} />
      {!known && <Waiting failure={safety.failure.value} again={safety.again} />}
      {known && office && known.secondFactor && (
        <>
          <h2>{w.enter}</h2>
          <IdentityForm why={w.why} onConfirmed={goOn} />
        </>
      )}
      {known && !(office && known.secondFactor) && (
        <>
          <Say>
            <p>{w.demanded}</p>
          </Say>
          <Enrolment onDone={goOn} />
        </>
      )}
    </Page>
  );
}
