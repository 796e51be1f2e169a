/** My papers 我的证照: every proof that was issued to me, and whether it still holds. */

import { useSignal } from '@preact/signals';
import { OwnAffairs } from '../account/own-affairs';
import { MyArchive, type MyArchiveQuery } from '../generated/papers';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { SelectField } from '../ui/fields';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { nameOfStanding, StandingTag, type Standing } from './standing';
import './papers.css';

const w = words(
  {
    title: '我的证照',
    show: '看哪些',
    all: '全部',
    none: '这里还没有证照。证明办好后会自动放到这里。',
    noneSuch: '没有这样的证照。',
    request: '申请证明',
    filed: (when: string) => `出具时间：${when}`,
  },
  {
    title: 'My papers',
    show: 'Show',
    all: 'All',
    none: 'There is nothing here yet. Proofs come here by themselves once they are issued.',
    noneSuch: 'There is no such paper.',
    request: 'Ask for a proof',
    filed: (when: string) => `Issued at ${when}`,
  },
);

const STANDINGS: readonly Standing[] = ['VALID', 'REVOKED', 'SUPERSEDED', 'EXPIRED'];
const CHOICES = [
  { value: '', label: w.all },
  ...STANDINGS.map((standing) => ({ value: standing, label: nameOfStanding(standing) })),
];

type Item = MyArchiveQuery['myArchive']['edges'][number]['node'];

export default function Papers() {
  const chosen = useSignal('');
  const standing = STANDINGS.find((each) => each === chosen.value) ?? null;
  return (
    <OwnAffairs title={w.title}>
      <Page title={w.title}>
        <SelectField
          name="standing"
          label={w.show}
          choices={CHOICES}
          value={chosen.value}
          onValue={(value) => {
            chosen.value = value;
          }}
        />
        <List key={chosen.value} standing={standing} />
      </Page>
    </OwnAffairs>
  );
}

function List({ standing }: { standing: Standing | null }) {
  const listing = useListing(
    async (after) => (await execute(MyArchive, { state: standing, after })).myArchive,
    ({ proofId }) => proofId,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <Nothing filtered={standing !== null} />;
  return (
    <>
      <ul class="list">
        {listing.nodes.map((item) => (
          <Paper key={item.proofId} item={item} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered) return <p role="status">{w.noneSuch}</p>;
  return (
    <>
      <p>{w.none}</p>
      <a class="button" href="/request">
        {w.request}
      </a>
    </>
  );
}

function Paper({ item }: { item: Item }) {
  return (
    <li class="card">
      <a class="paper-link" href={`/papers/${item.proofId}`}>
        {item.title}
      </a>
      <p class="paper-line">
        <StandingTag standing={item.state} />
      </p>
      <p class="paper-line">{item.number}</p>
      <p class="paper-line">{item.issuer}</p>
      <p class="paper-line muted small">{w.filed(moment(item.filedAt))}</p>
    </li>
  );
}
