/** My papers 我的证照: every proof that was issued to me, and whether it still holds. */

import { useRef } from 'preact/hooks';
import { OwnAffairs } from '../account/own-affairs';
import { MyArchive, type MyArchiveQuery } from '../generated/papers';
import { day, moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { path, search } from '../foundation/router';
import { DoorLink } from '../ui/door';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { addressOf, isNarrowed, viewOf, type View } from './finding';
import { Find } from './find';
import { StandingTag } from './standing';
import './papers.css';

const w = words(
  {
    title: '我的证照',
    archive: '专属数字档案',
    archiveHint: '电子证照、材料、谁看过、导出',
    none: '这里还没有证照。证明办好后会自动放到这里。',
    noneSuch: '没有找到这样的证照。可以换个词，或者看全部。',
    all: '看全部',
    request: '申请证明',
    filed: (when: string) => `出具时间：${when}`,
    kept: (date: string) => `保存到 ${date}`,
    keptForEver: '永久保存',
  },
  {
    title: 'My papers',
    archive: 'My digital archive',
    archiveHint: 'E-certificates, materials, who looked, export',
    none: 'There is nothing here yet. Proofs come here by themselves once they are issued.',
    noneSuch: 'No such paper was found. Try another word, or see all.',
    all: 'See all',
    request: 'Ask for a proof',
    filed: (when: string) => `Issued at ${when}`,
    kept: (date: string) => `Kept until ${date}`,
    keptForEver: 'Kept for ever',
  },
);

type Item = MyArchiveQuery['myArchive']['edges'][number]['node'];

export default function Papers() {
  const view = useView();
  return (
    <OwnAffairs title={w.title}>
      <Page title={w.title}>
        <DoorLink door={{ to: '/archive', name: w.archive, hint: w.archiveHint }} />
        <Find key={view.search} view={view} />
        <List key={addressOf(view)} view={view} />
      </Page>
    </OwnAffairs>
  );
}

/** What the address asks for. The page is still shown for a moment when the address is another's. */
function useView(): View {
  const shown = useRef<View | undefined>(undefined);
  const query = search.value;
  if (!shown.current || path.value === '/papers') shown.current = viewOf(query);
  return shown.current;
}

function List({ view }: { view: View }) {
  const listing = useListing(
    async (after) => (await execute(MyArchive, { ...view, after })).myArchive,
    ({ proofId }) => proofId,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <Nothing narrowed={isNarrowed(view)} />;
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

function Nothing({ narrowed }: { narrowed: boolean }) {
  return (
    <>
      <p role="status">{narrowed ? w.noneSuch : w.none}</p>
      {narrowed ? (
        <a class="button plain" href="/papers">
          {w.all}
        </a>
      ) : (
        <a class="button" href="/request">
          {w.request}
        </a>
      )}
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
      <p class="paper-line muted small">
        {w.filed(moment(item.filedAt))}
        <br />
        {item.keptUntil ? w.kept(day(item.keptUntil)) : w.keptForEver}
      </p>
    </li>
  );
}
