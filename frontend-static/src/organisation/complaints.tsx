/** What agents filed for their organisation, and the way to file another. */

import { ComplaintList } from '../complaints/complaint-list';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { me } from '../foundation/session';
import { OurComplaints } from '../generated/complaints';
import { Page, Waiting } from '../ui/page';
import { AgentsOnly } from './agents-only';
import '../papers/papers.css';

const w = words(
  {
    title: '单位的投诉建议',
    of: (name: string) => `以“${name}”的名义提的投诉、举报、建议，本单位的经办人都看得到。`,
    file: '我要投诉、举报、提建议',
    none: '还没有提过。',
    list: '提过的',
  },
  {
    title: 'Complaints of the organisation',
    of: (name: string) => `What was filed in the name of ${name}; all of its agents see it.`,
    file: 'Complain, report, or suggest',
    none: 'Nothing was filed yet.',
    list: 'What was filed',
  },
);

export default function OrganisationComplaints() {
  return (
    <AgentsOnly title={w.title}>
      <Page title={w.title}>
        <p>{w.of(me.value?.actingFor?.name ?? '')}</p>
        <a class="button block" href="/complaints/new">
          {w.file}
        </a>
        <Ours />
      </Page>
    </AgentsOnly>
  );
}

function Ours() {
  const listing = useListing(
    async (after) => (await execute(OurComplaints, { after })).ourComplaints,
    ({ id }) => id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{w.none}</p>;
  return (
    <section aria-labelledby="ours">
      <h2 id="ours">{w.list}</h2>
      <ComplaintList listing={listing} place="/organisation/complaints" />
    </section>
  );
}
