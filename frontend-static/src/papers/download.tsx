/** The sealed file to keep; and the way round WeChat, which keeps downloads to itself. */

import { words } from '../foundation/language';
import { Say } from '../ui/say';
import { fileSize } from '../ui/file-size';

const w = words(
  {
    download: '下载证明（PDF）',
    wechat: '您在微信里。要下载，请点右上角“···”，选“在浏览器打开”，登录后再点下载。',
  },
  {
    download: 'Download the proof (PDF)',
    wechat: 'You are inside WeChat. To download, press “···” at the top right, choose “Open in browser”, sign in there and download.',
  },
);

export function Download({ url, size }: { url: string; size: number | null }) {
  return (
    <>
      <p>
        <a class="button plain block" href={url} download>
          {w.download}
          {size !== null && ` · ${fileSize(size)}`}
        </a>
      </p>
      <InWeChat />
    </>
  );
}

/** How to download in spite of WeChat; nothing elsewhere. */
export function InWeChat() {
  if (!/MicroMessenger/i.test(navigator.userAgent)) return null;
  return (
    <Say>
      <p>{w.wechat}</p>
    </Say>
  );
}
