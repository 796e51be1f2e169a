/** What departments ask of me 授权请求: what waits for me first, then what holds, then the rest. */

import { OwnAffairs } from '../account/own-affairs';
import { MyConsentRequests, type MyConsentRequestsQuery } from '../generated/consents';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { ConsentTag, whatItMeans } from './consent-state';
import '../papers/papers.css';

const w = words(
  {
    title: '单位的授权请求',
    what: '有的单位办事时要看您的证照，会先在这里请您同意。您不同意，对方就看不到。',
    none: '还没有单位请您授权。',
    waiting: '等您决定',
    holding: '正在授权',
    past: '以前的',
    asked: (when: string) => `请求时间：${when}`,
    purpose: (purpose: string) => `用来：${purpose}`,
  },
  {
    title: 'What offices ask for',
    what: 'When an office needs to see your papers for a case, it asks you here first. Unless you agree it sees nothing.',
    none: 'No office has asked you yet.',
    waiting: 'Waits for you',
    holding: 'Holds now',
    past: 'Before',
    asked: (when: string) => `Asked at ${when}`,
    purpose: (purpose: string) => `Purpose: ${purpose}`,
  },
);

type Node = MyConsentRequestsQuery['myConsentRequests']['edges'][number]['node'];

export default function Consents() {
  return (
    <OwnAffairs title={w.title}>
      <Page title={w.title} back="/archive">
        <p>{w.what}</p>
        <All />
      </Page>
    </OwnAffairs>
  );
}

function All() {
  const listing = useListing(
    async (after, first) => (await execute(MyConsentRequests, { first, after })).myConsentRequests,
    ({ id }) => id,
  );
  const { nodes } = listing;
  if (!nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (nodes.length === 0) return <p>{w.none}</p>;
  return (
    <>
      <Group title={w.waiting} nodes={nodes.filter(({ state }) => state === 'ASKED')} />
      <Group title={w.holding} nodes={nodes.filter(({ state }) => state === 'AGREED')} />
      <Group title={w.past} nodes={nodes.filter(({ state }) => state !== 'ASKED' && state !== 'AGREED')} />
      <More listing={listing} />
    </>
  );
}

function Group({ title, nodes }: { title: string; nodes: readonly Node[] }) {
  if (nodes.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="list">
        {nodes.map((consent) => (
          <Line key={consent.id} consent={consent} />
        ))}
      </ul>
    </>
  );
}

function Line({ consent }: { consent: Node }) {
  return (
    <li class="card">
      <a class="paper-link" href={`/consents/${consent.id}`}>
        {consent.organisation}
      </a>
      <p class="paper-line">
        <ConsentTag state={consent.state} />
      </p>
      <p class="paper-line">{w.purpose(consent.purpose)}</p>
      <p class="paper-line">{whatItMeans(consent)}</p>
      <p class="paper-line muted small">{w.asked(moment(consent.askedAt))}</p>
    </li>
  );
}
