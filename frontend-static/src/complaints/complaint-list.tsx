/** Complaints that somebody filed, page by page: a resident's own, or those of an organisation. */

import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import type { Listing } from '../foundation/listing';
import type { MyComplaintsQuery } from '../generated/complaints';
import { More } from '../ui/more';
import { ComplaintTag, nameOfKind } from './wording';

const w = words(
  { filed: (when: string) => `${when}提交` },
  { filed: (when: string) => `Filed on ${when}` },
);

export type Listed = MyComplaintsQuery['myComplaints']['edges'][number]['node'];

export function ComplaintList({ listing, place }: { listing: Listing<Listed>; place: string }) {
  return (
    <>
      <ul class="list">
        {listing.nodes?.map(({ id, number, kind, state, accusedName, proofName, filedAt }) => (
          <li class="card" key={id}>
            <a class="paper-link" href={`${place}/${id}`}>
              {accusedName} · {proofName}
            </a>
            <p class="paper-line">
              <ComplaintTag state={state} />
            </p>
            <p class="paper-line muted small">
              {nameOfKind(kind)} {number} · {w.filed(moment(filedAt))}
            </p>
          </li>
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}
