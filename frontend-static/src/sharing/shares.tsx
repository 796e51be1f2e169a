/** My shares: those that are open now, and the others. */

import { OwnAffairs } from '../account/own-affairs';
import { MyShares, type MySharesQuery } from '../generated/sharing';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { ShareTag, whatIsLeft } from './share-state';
import '../papers/papers.css';

const w = words(
  {
    title: '我的分享',
    what: '您用链接分享给别人或单位的证照都在这里，随时可以停止。',
    share: '分享证照',
    consents: '看单位的授权请求',
    open: '正在分享',
    past: '已结束',
    noneOpen: '现在没有正在分享的证照。',
    nonePast: '还没有结束的分享。',
    to: (recipient: string) => `给${recipient}`,
    purpose: (purpose: string) => `用来：${purpose}`,
    comma: '、',
  },
  {
    title: 'My shares',
    what: 'The papers that you shared by a link. You can stop each at any time.',
    share: 'Share papers',
    consents: 'See what offices ask for',
    open: 'Open now',
    past: 'Ended',
    noneOpen: 'You share nothing now.',
    nonePast: 'No share has ended yet.',
    to: (recipient: string) => `For ${recipient}`,
    purpose: (purpose: string) => `Purpose: ${purpose}`,
    comma: ', ',
  },
);

type Node = MySharesQuery['myShares']['edges'][number]['node'];

export default function Shares() {
  return (
    <OwnAffairs title={w.title}>
      <Page title={w.title} back="/archive">
        <p>{w.what}</p>
        <a class="button block" href="/shares/new">
          {w.share}
        </a>
        <a class="button plain block" href="/consents">
          {w.consents}
        </a>
        <h2>{w.open}</h2>
        <List active={true} />
        <h2>{w.past}</h2>
        <List active={false} />
      </Page>
    </OwnAffairs>
  );
}

function List({ active }: { active: boolean }) {
  const listing = useListing(
    async (after, first) => (await execute(MyShares, { active, first, after })).myShares,
    ({ id }) => id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{active ? w.noneOpen : w.nonePast}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map((share) => (
          <Line key={share.id} share={share} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function Line({ share }: { share: Node }) {
  return (
    <li class="card">
      <a class="paper-link" href={`/shares/${share.id}`}>
        {w.to(share.recipient)}
      </a>
      <p class="paper-line">
        <ShareTag share={share} />
      </p>
      <p class="paper-line">{share.items.map(({ title }) => title).join(w.comma)}</p>
      <p class="paper-line">{w.purpose(share.purpose)}</p>
      <p class="paper-line muted small">{whatIsLeft(share)}</p>
    </li>
  );
}
