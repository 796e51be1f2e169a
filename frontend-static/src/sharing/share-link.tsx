/** The link to send: by copying, by the phone's own sending, or by scanning it from the screen. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { SharePartsFragment } from '../generated/sharing';
import { words } from '../foundation/language';
import { me } from '../foundation/session';
import { Button } from '../ui/button';
import { QrCode } from '../ui/qr';
import { Say } from '../ui/say';
import { copied, send, canSend } from './sending';
import { answerTo } from './wording';
import './sharing.css';

const w = words(
  {
    link: '链接',
    copy: '复制链接',
    copied: '已复制。请粘贴到微信或短信里，发给对方。',
    selected: '没能自动复制。链接已经选中，请长按它，再点“复制”。',
    send: '发给对方',
    message: (purpose: string) =>
      `请打开链接查看证明（用于：${purpose}）。打开时要回答一个关于本人的问题，答案请当面或打电话问本人。`,
    orScan: '对方在身边，也可以让对方扫这个码',
    qr: '分享链接的二维码',
    answer: (answer: string) => `对方打开时要答对：${answer}。`,
    apart: '请当面说，或者打电话告诉对方。不要和链接写在同一条消息里。',
  },
  {
    link: 'Link',
    copy: 'Copy the link',
    copied: 'Copied. Paste it into a message to them.',
    selected: 'It could not be copied by itself. The link is selected: hold it down and choose “Copy”.',
    send: 'Send it',
    message: (purpose: string) =>
      `Please open this link to see a proof (for: ${purpose}). It asks one question about the person; please ask them for the answer face to face or by telephone.`,
    orScan: 'If they are beside you, they can scan this code',
    qr: 'QR code of the link',
    answer: (answer: string) => `To open it they must answer: ${answer}.`,
    apart: 'Tell them face to face or by telephone. Never write it in the same message as the link.',
  },
);

export function ShareLink({ share, link }: { share: SharePartsFragment; link: string }) {
  const said = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    said.value = (await copied(link, field.current)) ? w.copied : w.selected;
  };
  return (
    <section class="card" aria-label={w.link}>
      <label class="label" for="link">
        {w.link}
      </label>
      <input class="input" id="link" readOnly value={link} ref={field} onFocus={(event) => event.currentTarget.select()} />
      <p role="status">{said.value}</p>
      <Button block onPress={() => void copy()}>
        {w.copy}
      </Button>
      {canSend() && (
        <Button kind="plain" block onPress={() => void send(w.message(share.purpose), link)}>
          {w.send}
        </Button>
      )}
      <Answer share={share} />
      <details class="share-scan">
        <summary>{w.orScan}</summary>
        <QrCode text={link} label={w.qr} />
      </details>
    </section>
  );
}

function Answer({ share }: { share: SharePartsFragment }) {
  if (!me.value) return null;
  return (
    <Say>
      <p>
        <strong>{w.answer(answerTo(share.challenge, me.value))}</strong>
      </p>
      <p>{w.apart}</p>
    </Say>
  );
}
