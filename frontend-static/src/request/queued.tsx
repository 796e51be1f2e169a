/** A request that is on its way, or that waits for signal; nothing is claimed before it arrived. */

import { useEffect } from 'preact/hooks';
import { useTask } from '../foundation/asking';
import { words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { askToSignIn } from '../foundation/session';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { Say } from '../ui/say';
import type { Draft } from './draft';
import { drafts } from './drafts';
import { outbox } from './outbox';
import { PressTwice } from './press-twice';
import { stepOf } from './steps';
import type { UploadProgress } from './uploading';

const w = words(
  {
    sending: '正在提交……',
    file: ({ number, count }: UploadProgress) => `正在上传第 ${number} 个附件，共 ${count} 个`,
    waiting: '还没有提交：等待网络',
    held: '还没有提交成功',
    what: (title: string) => `申请：${title}`,
    offline: '现在没有网络，申请已经存在这台手机上。有网络后，打开免证通会自动提交；也可以点“现在提交”。',
    forgetful: '这台手机的浏览器不能保存草稿，提交成功以前请不要关闭这个页面。',
    now: '现在提交',
    mend: '先不提交，去修改',
    discard: '不申请了，删除',
    surely: '删除以后找不回来。再点一次就删除。',
  },
  {
    sending: 'Sending…',
    file: ({ number, count }: UploadProgress) => `Sending attachment ${number} of ${count}`,
    waiting: 'Not sent yet: waiting for signal',
    held: 'Not sent yet',
    what: (title: string) => `Request: ${title}`,
    offline: 'There is no signal now. The request is kept on this device and goes out by itself when there is signal and Mianzheng is open; or press “Send now”.',
    forgetful: 'This browser keeps no drafts: please do not close this page before the request is sent.',
    now: 'Send now',
    mend: 'Do not send yet; change it',
    discard: 'I no longer need it; delete it',
    surely: 'It cannot be brought back. Press once more to delete it.',
  },
);

export function Queued({ draft }: { draft: Draft }) {
  return outbox.sending.value ? <Sending /> : <Held draft={draft} />;
}

function Sending() {
  const progress = outbox.progress.value;
  return (
    <Page title={w.sending}>
      <p role="status">{progress && w.file(progress)}</p>
      {progress && <progress class="progress" aria-label={w.file(progress)} value={progress.share} max={1} />}
    </Page>
  );
}

function Held({ draft }: { draft: Draft }) {
  const task = useTask();
  const failure = outbox.failure.value;
  const offline = !failure || failure.kind === 'offline';
  useEffect(() => {
    if (failure?.code === 'SIGN_IN_REQUIRED') askToSignIn();
  }, [failure]);
  const mend = () => {
    drafts.change({});
    navigate('/request/check');
  };
  return (
    <Page title={offline ? w.waiting : w.held}>
      <Say kind="warning">
        <p>{offline && !failure?.code ? w.offline : failure?.message}</p>
        {drafts.forgetful.value && <p>{w.forgetful}</p>}
      </Say>
      <p>{w.what(draft.title)}</p>
      <Button block busy={task.busy} onPress={() => void task.run(sendNow)}>
        {w.now}
      </Button>
      <Button kind="plain" block onPress={mend}>
        {w.mend}
      </Button>
      <PressTwice warning={w.surely} onSure={() => void discard()}>
        {w.discard}
      </PressTwice>
    </Page>
  );
}

/** Sends the draft, and goes to the question that the portal has something against. */
export async function sendNow(): Promise<void> {
  await outbox.submit();
  const refusal = drafts.draft.value?.refusal;
  if (refusal?.__typename !== 'Problem') return;
  const step = stepOf(refusal.field);
  navigate(step === 'check' ? '/request/check' : `/request/${step}?to=check`);
}

async function discard(): Promise<void> {
  await drafts.discard();
  navigate('/', { replace: true });
}
