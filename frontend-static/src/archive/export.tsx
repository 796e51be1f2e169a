/** Everything of mine as one file 导出全部: what is in it, who I am once more, and the download. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { IdentityForm } from '../account/identity-form';
import { OwnAffairs } from '../account/own-affairs';
import { usePulse } from '../foundation/asking';
import { words } from '../foundation/language';
import { me, refresh } from '../foundation/session';
import { InWeChat } from '../papers/download';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { Say } from '../ui/say';

const w = words(
  {
    title: '导出全部',
    what: '把您的档案打包成一个 ZIP 文件，下载到手机或电脑上，自己保存。里面有：',
    parts: [
      '给您出具的证明（PDF，带电子印章）',
      '您交过的材料（照片、文件）',
      '门户里关于您的全部记录：申请和办理经过、异议、投诉、分享、谁看过、通知、登录等（一个给电脑程序读的文件，index.json）',
      '文件清单和校验码，用来核对有没有被改过',
    ],
    open: '怎么打开：电脑上双击就行；手机上用“文件”或“文件管理”打开。',
    careful: '里面有您的身份证号、住址等个人信息，请自己保管好，不要把整个文件发给别人。要给单位看证明，请用“分享”。',
    traffic: '材料里照片多的，文件可能有几十 MB。用手机流量下载可能要花钱，最好连上 Wi-Fi 再下载。',
    section: '下载',
    begin: '确认身份，准备下载',
    why: '整份档案很重要，请用验证码确认是您本人。',
    ready: '身份已确认。请在 5 分钟内点下面的按钮下载。',
    download: '下载我的档案（ZIP）',
  },
  {
    title: 'Export everything',
    what: 'Your archive as one ZIP file, for your own phone or computer. It holds:',
    parts: [
      'the proofs issued to you (PDF, with their seals)',
      'the materials you handed in (pictures, papers)',
      'all that the portal has on record of you: requests and their steps, objections, complaints, shares, who looked, notices, sign-ins and more (one file for computers, index.json)',
      'a list of the files with checksums, to see that nothing was changed',
    ],
    open: 'How to open it: on a computer with a double click; on a phone with the Files app.',
    careful: 'It holds your identity number, address and more. Please keep it safe and never pass it on whole. To show a proof to an office, use “Shares”.',
    traffic: 'With many pictures it may have tens of megabytes. Mobile data may cost money; better download it over Wi-Fi.',
    section: 'Download',
    begin: 'Confirm who you are, then download',
    why: 'A whole archive is precious, so please confirm that it is you with a code.',
    ready: 'Confirmed. Please press the button below within five minutes.',
    download: 'Download my archive (ZIP)',
  },
);

/** The portal forgets after five minutes that somebody has confirmed who she is. */
const SECONDS_BETWEEN_LOOKS = 60;

export default function ExportPage() {
  const begun = useSignal(false);
  return (
    <OwnAffairs title={w.title}>
      <Page title={w.title} back="/archive">
        <p>{w.what}</p>
        <ul>
          {w.parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
        <p>{w.open}</p>
        <Say kind="warning">
          <p>{w.careful}</p>
          <p>{w.traffic}</p>
        </Say>
        <h2>{w.section}</h2>
        {me.value?.steppedUp ? <Ready takesFocus={begun.value} /> : <Confirm begun={begun} />}
        <InWeChat />
      </Page>
    </OwnAffairs>
  );
}

function Confirm({ begun }: { begun: Signal<boolean> }) {
  if (begun.value) return <IdentityForm why={w.why} onConfirmed={async () => undefined} />;
  return (
    <Button block onPress={() => (begun.value = true)}>
      {w.begin}
    </Button>
  );
}

/** The form that had the focus is gone; whoever came confirmed reads from the top. */
function Ready({ takesFocus }: { takesFocus: boolean }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (takesFocus) said.current?.focus();
  }, []);
  usePulse(SECONDS_BETWEEN_LOOKS, () => void refresh());
  return (
    <>
      <p tabIndex={-1} ref={said}>
        {w.ready}
      </p>
      <a class="button block" href="/archive/export.zip" download>
        {w.download}
      </a>
    </>
  );
}
