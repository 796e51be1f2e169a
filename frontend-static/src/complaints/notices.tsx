/** 通报: which offices did not set right what they were ordered to; for everybody. */

import { day } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { PublicNotices, type PublicNoticesQuery } from '../generated/complaints';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import '../papers/papers.css';

const w = words(
  {
    title: '公开通报',
    what: '索要不该要的证明，被责令整改后逾期没有改的单位，在这里公开。',
    none: '现在没有通报。',
    figures: '看公开数据',
    heading: (office: string, proof: string) => `${office} · ${proof}`,
    ordered: '责令整改的内容',
    rectifyBy: '整改期限',
    rectified: '整改情况',
    done: (date: string) => `${date}整改完成`,
    open: '还没有整改',
    published: (date: string) => `${date}通报`,
  },
  {
    title: 'Public notices',
    what: 'Offices that demanded a needless proof, were ordered to stop, and did not in time.',
    none: 'There are no notices now.',
    figures: 'See the figures',
    heading: (office: string, proof: string) => `${office} · ${proof}`,
    ordered: 'What was ordered',
    rectifyBy: 'To be set right by',
    rectified: 'Set right',
    done: (date: string) => `On ${date}`,
    open: 'Not yet',
    published: (date: string) => `Made public on ${date}`,
  },
);

type Edge = PublicNoticesQuery['publicNotices']['edges'][number];
/** A notice has no identifier; its place in the list is its own. */
type Listed = Edge['node'] & Pick<Edge, 'cursor'>;

export default function PublicNoticesPage() {
  return (
    <Page title={w.title} back="/complaints">
      <p>{w.what}</p>
      <p>
        <a class="link" href="/complaints/figures">
          {w.figures}
        </a>
      </p>
      <Notices />
    </Page>
  );
}

function Notices() {
  const listing = useListing<Listed>(
    async (after, first) => {
      const { edges, ...rest } = (await execute(PublicNotices, { first, after })).publicNotices;
      return { ...rest, edges: edges.map(({ cursor, node }) => ({ node: { ...node, cursor } })) };
    },
    ({ cursor }) => cursor,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{w.none}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map((notice) => (
          <Notice key={notice.cursor} notice={notice} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function Notice({ notice }: { notice: Listed }) {
  const { office, proofName, words: said, publishedOn, rectifyBy, rectifiedOn, ordered } = notice;
  return (
    <li class="card">
      <h2>{w.heading(office, proofName)}</h2>
      <p class="keep-lines">{said}</p>
      <Facts>
        <Fact label={w.ordered}>
          <span class="keep-lines">{ordered}</span>
        </Fact>
        <Fact label={w.rectifyBy}>{rectifyBy && day(rectifyBy)}</Fact>
        <Fact label={w.rectified}>{rectifiedOn ? w.done(day(rectifiedOn)) : w.open}</Fact>
      </Facts>
      <p class="paper-line muted small">{w.published(day(publishedOn))}</p>
    </li>
  );
}
