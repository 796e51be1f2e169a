/** What is said of my office 被投诉事项: complaints that it was told of, the latest first. */

import { execute } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import { useListing } from '../../foundation/listing';
import { path } from '../../foundation/router';
import { AccusedCases, type AccusedCasesQuery } from '../../generated/complaints-office';
import { TalksWithMyOffice, type TalkPartsFragment } from '../../generated/oversight';
import { Talks } from '../../oversight/talks';
import { RatingsLink } from '../../ratings/ratings-link';
import { More } from '../../ui/more';
import { Page, Waiting } from '../../ui/page';
import { AccusedOnly, placeOf } from './accused-only';
import { Due } from './case-list';
import { OfficeTag } from './wording';
import '../../desk/desk.css';
import '../../papers/papers.css';

const w = words(
  {
    title: '对本单位的投诉',
    what: '监督部门告知本单位的投诉、举报。可以陈述意见；责令整改的，要在期限内整改并报告。',
    none: '没有对本单位的投诉。',
    due: '期限',
  },
  {
    title: 'Complaints about your office',
    what: 'What a supervising office told yours. You may give your side; what it orders is to be set right in time and reported.',
    none: 'There are no complaints about your office.',
    due: 'Due',
  },
);

type Listed = AccusedCasesQuery['accusedCases']['edges'][number]['node'];

export default function AccusedCasesPage() {
  return (
    <AccusedOnly title={w.title}>
      <Page title={w.title}>
        <p>{w.what}</p>
        {path.value.startsWith('/department') && <RatingsLink to="/department/ratings" />}
        <List />
        <OwnTalks />
      </Page>
    </AccusedOnly>
  );
}

function List() {
  const listing = useListing<Listed>(
    async (after, first) => (await execute(AccusedCases, { first, after })).accusedCases,
    ({ id }) => id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{w.none}</p>;
  const place = placeOf(path.value);
  return (
    <>
      <ul class="list">
        {listing.nodes.map((row) => (
          <Line key={row.id} row={row} place={place} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function OwnTalks() {
  const listing = useListing<TalkPartsFragment>(
    async (after, first) => (await execute(TalksWithMyOffice, { first, after })).talksWithMyOffice,
    ({ id }) => id,
  );
  return <Talks listing={listing} />;
}

function Line({ row: { id, number, state, proofName, dueOn, overdue }, place }: { row: Listed; place: string }) {
  return (
    <li class="card">
      <a class="paper-link" href={`${place}/${id}`}>
        {proofName}
      </a>
      <p class="paper-line">
        {number} <OfficeTag state={state} />
      </p>
      {dueOn && (
        <p class="paper-line">
          {w.due} <Due dueOn={dueOn} overdue={overdue} />
        </p>
      )}
    </li>
  );
}
