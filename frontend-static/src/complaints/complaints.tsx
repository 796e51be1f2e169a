/** Complaints, reports and ideas 投诉举报建议: file one, follow mine, find one by its receipt code. */

import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { me, rolesOf } from '../foundation/session';
import { MyComplaints } from '../generated/complaints';
import { Page } from '../ui/page';
import { WentWrong } from '../ui/say';
import { ComplaintList } from './complaint-list';
import { GoodToKnow } from './good-to-know';
import '../papers/papers.css';

const w = words(
  {
    title: '投诉建议',
    lead: '哪个单位还在要不该要的证明，告诉我们。由监督部门去查，查实的责令限期整改。被投诉的单位看不到您是谁。',
    file: '我要投诉、举报、提建议',
    anonymous: '可以登录后提，也可以不登录、不留姓名。',
    receipt: '用回执码查进度',
    notices: '看公开通报',
    figures: '看公开数据',
    mine: '我提过的',
    ours: '看本单位提过的',
  },
  {
    title: 'Complaints and ideas',
    lead: 'Tell us which office still demands a needless proof. A supervising office looks into it and, if it is so, orders that office to set it right. It never learns who you are.',
    file: 'Complain, report, or suggest',
    anonymous: 'You may sign in, or do it without signing in and without your name.',
    receipt: 'Follow one by its receipt code',
    notices: 'See the public notices',
    figures: 'See the figures',
    mine: 'What I filed',
    ours: 'See what our organisation filed',
  },
);

export default function Complaints() {
  return (
    <Page title={w.title} back="/">
      <p>{w.lead}</p>
      <a class="button block" href="/complaints/new">
        {w.file}
      </a>
      <p>{w.anonymous}</p>
      <p>
        <a class="button plain" href="/complaints/receipt">
          {w.receipt}
        </a>{' '}
        <a class="button plain" href="/complaints/notices">
          {w.notices}
        </a>{' '}
        <a class="button plain" href="/complaints/figures">
          {w.figures}
        </a>
      </p>
      {me.value && !me.value.actingFor && <Mine />}
      {rolesOf(me.value).includes('AGENT') && (
        <a class="button plain" href="/organisation/complaints">
          {w.ours}
        </a>
      )}
      <GoodToKnow />
    </Page>
  );
}

function Mine() {
  const listing = useListing(
    async (after) => (await execute(MyComplaints, { after })).myComplaints,
    ({ id }) => id,
  );
  if (listing.failure) return <WentWrong failure={listing.failure} />;
  if (!listing.nodes?.length) return null;
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{w.mine}</h2>
      <ComplaintList listing={listing} place="/complaints" />
    </section>
  );
}
