/** Why the request was not accepted, and what to do about it. */

import type { Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { Button } from '../ui/button';
import { Say } from '../ui/say';
import { FindingCard } from '../guide/cards';
import { asNewRequest, type Draft, type Refusal } from './draft';
import { drafts } from './drafts';
import { PressTwice } from './press-twice';
import { stepOf } from './steps';

const w = words(
  {
    notSent: '还没有提交成功：',
    mend: '去修改',
    sentBefore: '这份申请之前已经提交过一次',
    sentBeforeWhy:
      '上次提交时网络断了，没来得及告诉您，但村里已经收到了。之后您又改了内容，所以没有再交一次。请先到“办理进度”里看看：那份能用，就删掉这份草稿；还要另外申请一份，就作为新的申请提交。',
    see: '查看办理进度',
    anew: '作为新的申请，重新核对',
    discard: '删除这份草稿',
    surely: '删除以后找不回来。再点一次就删除。',
  },
  {
    notSent: 'It was not sent:',
    mend: 'Change this',
    sentBefore: 'This request was sent once before',
    sentBeforeWhy:
      'The signal broke off before you could be told, but the committee has it. You changed the words after that, so it was not sent again. Look under “Progress” first: if that request will do, delete this draft; if you need another one, send it as a new request.',
    see: 'See the progress',
    anew: 'Make it a new request, and check it again',
    discard: 'Delete this draft',
    surely: 'It cannot be brought back. Press once more to delete it.',
  },
);

/** Sending it once more would get the same answer; it must become another request first. */
export function wasSentBefore(refusal: Refusal | undefined): boolean {
  return refusal?.__typename === 'Problem' && refusal.code === 'TOKEN_REUSED';
}

export function Refused({ draft, refusal }: { draft: Draft; refusal: Refusal }) {
  if (refusal.__typename === 'NotOurs') {
    return (
      <Say kind="error">
        <FindingCard finding={refusal.finding} />
        <Discard />
      </Say>
    );
  }
  if (wasSentBefore(refusal)) return <SentBefore draft={draft} />;
  return <ByProblem problem={refusal} />;
}

function ByProblem({ problem }: { problem: Problem }) {
  const step = stepOf(problem.field);
  return (
    <Say kind="error">
      <h2>{w.notSent}</h2>
      <p>{sentenceOf(problem)}</p>
      {step !== 'check' && (
        <a class="button plain" href={`/request/${step}?to=check`}>
          {w.mend}
        </a>
      )}
    </Say>
  );
}

function SentBefore({ draft }: { draft: Draft }) {
  return (
    <Say kind="error">
      <h2>{w.sentBefore}</h2>
      <p>{w.sentBeforeWhy}</p>
      <a class="button" href="/progress">
        {w.see}
      </a>
      <Button kind="plain" onPress={() => void drafts.replace(asNewRequest(draft))}>
        {w.anew}
      </Button>
      <Discard />
    </Say>
  );
}

function Discard() {
  const discard = async () => {
    await drafts.discard();
    navigate('/', { replace: true });
  };
  return (
    <PressTwice warning={w.surely} onSure={() => void discard()}>
      {w.discard}
    </PressTwice>
  );
}
