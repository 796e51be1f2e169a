/** After an account was closed: that it is done, and that one may come back. */

import { words } from '../foundation/language';
import { Page } from '../ui/page';
import { Say } from '../ui/say';

const w = words(
  {
    title: '账户已注销',
    done: '您的账户已经注销，这台手机上也没有留下您的信息。',
    proofs: '已经交给单位的证明仍然有效，别人照样可以查验真伪。',
    again: '以后想回来，用同一个手机号、姓名和身份证号登录，就能打开原来的账户。',
    home: '回到首页',
  },
  {
    title: 'The account is closed',
    done: 'Your account is closed, and nothing of you is left on this device.',
    proofs: 'Proofs that you gave to an office stay valid and can still be checked.',
    again: 'To come back, sign in with the same phone, name and identity number; your account opens again.',
    home: 'Back to the start',
  },
);

export default function Goodbye() {
  return (
    <Page title={w.title}>
      <Say kind="success">
        <p>{w.done}</p>
      </Say>
      <p>{w.proofs}</p>
      <p>{w.again}</p>
      <a class="button" href="/">
        {w.home}
      </a>
    </Page>
  );
}
