/** A list of requests for changes of the catalogue, page by page. */

import { ChangeRequests, type ChangePartsBriefFragment } from '../generated/changes';
import { day, moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { More } from '../ui/more';
import { Waiting } from '../ui/page';
import { ChangeTag } from './wording';
import '../papers/papers.css';

const w = words(
  {
    count: (items: number) => `${items} 个事项`,
    ends: (date: string) => `征求意见到 ${date}`,
    changed: (when: string) => `最近变化：${when}`,
  },
  {
    count: (items: number) => (items === 1 ? '1 item' : `${items} items`),
    ends: (date: string) => `Open to comments until ${date}`,
    changed: (when: string) => `Last changed at ${when}`,
  },
);

interface ChangeListProps {
  /** The address before a request's identifier. */
  to: string;
  none: string;
  /** Only what waits for the reader; everything without it. */
  waiting?: boolean;
}

export function ChangeList({ to, none, waiting }: ChangeListProps) {
  const listing = useListing<ChangePartsBriefFragment>(
    async (after, first) =>
      (await execute(ChangeRequests, { waiting: waiting ?? null, first, after })).changeRequests,
    ({ id }) => id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{none}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map((request) => (
          <Line key={request.id} request={request} to={to} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function Line({ request, to }: { request: ChangePartsBriefFragment; to: string }) {
  const { id, title, state, openToComments, organisation, entryCount, consultationEndsOn, changedAt } = request;
  return (
    <li class="card">
      <a class="paper-link" href={to + id}>
        {title}
      </a>
      <p class="paper-line">
        <ChangeTag state={state} openToComments={openToComments} />
      </p>
      <p class="paper-line">{organisation.name}</p>
      <p class="paper-line">{w.count(entryCount)}</p>
      {state === 'CONSULTING' && consultationEndsOn && <p class="paper-line">{w.ends(day(consultationEndsOn))}</p>}
      <p class="paper-line muted small">{w.changed(moment(changedAt))}</p>
    </li>
  );
}
