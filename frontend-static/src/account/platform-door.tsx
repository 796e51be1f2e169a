/** The way in through the city's unified identity platform, where there is one. */

import { PlatformSignIn } from '../generated/account';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { nextAddress } from '../foundation/session';
import { Say } from '../ui/say';

const w = words(
  {
    enter: '用统一身份认证登录',
    or: '也可以用手机号登录，但短信不如统一身份认证安全：',
    refused: {
      PLATFORM_AWAY: '统一身份认证平台暂时连不上，请稍后再试，或用短信验证码登录。',
      PLATFORM_CANCELLED: '您取消了统一身份认证。可以重新登录，或用短信验证码登录。',
      PLATFORM_INCOMPLETE: '统一身份认证平台没有给出登记需要的姓名、身份证号或手机号，请用短信验证码登录。',
      ID_NUMBER_TAKEN: '统一身份认证登记的手机号，在这里是别人的。请用您在这里登记的手机号登录，或到村（社区）变更。',
      TOO_MANY_ATTEMPTS: '操作太频繁，请过几分钟再试。',
    },
    other: '这次统一身份认证没有成功，请重新登录，或用短信验证码登录。',
  },
  {
    enter: 'Sign in through the identity platform',
    or: 'Or with your mobile number, which is less safe than the identity platform:',
    refused: {
      PLATFORM_AWAY: 'The identity platform cannot be reached now. Try again later, or sign in by message.',
      PLATFORM_CANCELLED: 'You cancelled signing in through the identity platform. Try again, or sign in by message.',
      PLATFORM_INCOMPLETE:
        'The identity platform did not tell the name, identity number or phone that registration needs. Please sign in by message.',
      ID_NUMBER_TAKEN:
        'The phone that the identity platform knows is somebody else’s here. Sign in with the phone you registered here, or ask the committee to change it.',
      TOO_MANY_ATTEMPTS: 'Too many attempts. Please try again in some minutes.',
    },
    other: 'Signing in through the identity platform did not work. Try again, or sign in by message.',
  },
);

/** The platform's own pages come in between, so that this is a link of the browser. */
export function PlatformDoor() {
  const { data } = useAnswer(PlatformSignIn, {});
  const refused = new URLSearchParams(location.search).get('refused');
  const sentences: Readonly<Record<string, string>> = w.refused;
  return (
    <>
      {refused && (
        <Say kind="error">
          <p>{sentences[refused] ?? w.other}</p>
        </Say>
      )}
      {data.value?.platformSignIn && (
        <>
          <p>
            <a class="button block" href={`/platform?next=${encodeURIComponent(nextAddress())}`}>
              {w.enter}
            </a>
          </p>
          <p>{w.or}</p>
        </>
      )}
    </>
  );
}
