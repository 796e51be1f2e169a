/** One share: its link to send, what the receiver must answer, who opened it, and how to stop it. */

import { OwnAffairs } from '../account/own-affairs';
import { MyShare, type SharePartsFragment } from '../generated/sharing';
import { useAnswer, usePulse } from '../foundation/asking';
import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { StandingTag } from '../papers/standing';
import { Fact, Facts } from '../ui/facts';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { isLocked, ShareTag, whatIsLeft } from './share-state';
import { ShareLink } from './share-link';
import { ShareVerbs } from './share-verbs';
import { nameOfView, whatIsSeen } from './wording';
import '../papers/papers.css';

const w = words(
  {
    title: '分享',
    titleFor: (recipient: string) => `分享给${recipient}`,
    lockedUntil: (when: string) => `有人连续答错太多次，链接锁到 ${when}。如果不是您让人试的，请停止分享或换新链接。`,
    lockedForGood: '有人多次答错，链接已经锁住。换新链接后才能再用。',
    items: '分享了哪几份',
    facts: '怎么分享的',
    recipient: '给谁看',
    purpose: '用来做什么',
    view: '让对方看多少',
    grantedAt: '分享时间',
    expiresAt: '有效到',
    times: '打开次数',
    of: (used: number, most: number) => `${used} 次，最多 ${most} 次`,
    views: '什么时候打开过',
    never: '还没有人打开过。',
    looks: '看“谁看过”的全部记录',
    complain: '对方不该要？投诉',
  },
  {
    title: 'Share',
    titleFor: (recipient: string) => `Shared with ${recipient}`,
    lockedUntil: (when: string) =>
      `Somebody gave too many wrong answers; the link is locked until ${when}. If you do not know who tried, stop sharing or take a new link.`,
    lockedForGood: 'Somebody gave wrong answers again and again; the link is locked. It works again with a new link.',
    items: 'Which papers',
    facts: 'How it is shared',
    recipient: 'For whom',
    purpose: 'What it is for',
    view: 'How much they see',
    grantedAt: 'Shared at',
    expiresAt: 'Open until',
    times: 'Opened',
    of: (used: number, most: number) => `${used} of at most ${most} times`,
    views: 'When it was opened',
    never: 'Nobody has opened it yet.',
    looks: 'See all looks at your papers',
    complain: 'Should they not have asked? Complain',
  },
);

const SECONDS_BETWEEN_LOOKS = 15;

export default function SharePage({ params }: { params: { id?: string } }) {
  return (
    <OwnAffairs title={w.title}>
      <Asked id={params.id ?? ''} />
    </OwnAffairs>
  );
}

function Asked({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(MyShare, { id });
  usePulse(SECONDS_BETWEEN_LOOKS, () => void again());
  const share = data.value?.myShare;
  const show = (changed: SharePartsFragment) => {
    data.value = { myShare: changed };
  };
  return (
    <Page title={share ? w.titleFor(share.recipient) : w.title} back="/shares">
      {share ? <Shown share={share} onChanged={show} /> : <Waiting failure={failure.value} again={again} />}
    </Page>
  );
}

interface ShownProps {
  share: SharePartsFragment;
  onChanged: (share: SharePartsFragment) => void;
}

function Shown({ share, onChanged }: ShownProps) {
  return (
    <>
      <p>
        <ShareTag share={share} /> {whatIsLeft(share)}
      </p>
      {isLocked(share) && <Locked share={share} />}
      {share.link && <ShareLink share={share} link={share.link} />}
      <ShareVerbs share={share} onChanged={onChanged} />
      <h2>{w.items}</h2>
      <Items share={share} />
      <h2>{w.facts}</h2>
      <Terms share={share} />
      <h2>{w.views}</h2>
      <Openings share={share} />
    </>
  );
}

function Locked({ share: { lockedUntil, expiresAt } }: { share: SharePartsFragment }) {
  const forGood = lockedUntil === expiresAt;
  return (
    <Say kind="warning">
      <p>{forGood || !lockedUntil ? w.lockedForGood : w.lockedUntil(moment(lockedUntil))}</p>
    </Say>
  );
}

function Items({ share }: { share: SharePartsFragment }) {
  return (
    <ul class="list">
      {share.items.map((item) => (
        <li class="card" key={item.proofId}>
          <a class="paper-link" href={`/papers/${item.proofId}`}>
            {item.title}
          </a>
          <p class="paper-line">
            <StandingTag standing={item.standing} />
          </p>
          <p class="paper-line">{item.number}</p>
        </li>
      ))}
    </ul>
  );
}

function Terms({ share }: { share: SharePartsFragment }) {
  return (
    <Facts>
      <Fact label={w.recipient}>{share.recipient}</Fact>
      <Fact label={w.purpose}>{share.purpose}</Fact>
      <Fact label={w.view}>
        {nameOfView(share.view)}
        <span class="choice-hint">{whatIsSeen(share.view)}</span>
      </Fact>
      <Fact label={w.grantedAt}>{moment(share.grantedAt)}</Fact>
      <Fact label={w.expiresAt}>{moment(share.expiresAt)}</Fact>
      <Fact label={w.times}>{w.of(share.viewsUsed, share.maxViews)}</Fact>
    </Facts>
  );
}

function Openings({ share }: { share: SharePartsFragment }) {
  return (
    <>
      {share.views.length === 0 && <p>{w.never}</p>}
      <ul class="list">
        {share.views.map(({ at }) => (
          <li class="fact" key={at}>
            <time dateTime={at}>{moment(at)}</time>
          </li>
        ))}
      </ul>
      <p>
        <a class="link" href="/looks">
          {w.looks}
        </a>
      </p>
      <p>
        <a class="link" href={`/complaints/new?share=${share.id}`}>
          {w.complain}
        </a>
      </p>
    </>
  );
}
