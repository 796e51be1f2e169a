/** Talks 约谈 with one office, for who supervises it and for the office itself. */

import { day } from '../foundation/dates';
import { words } from '../foundation/language';
import type { Listing } from '../foundation/listing';
import type { TalkPartsFragment } from '../generated/oversight';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Waiting } from '../ui/page';

const w = words(
  {
    title: '约谈',
    none: '没有约谈。',
    held: (date: string, office: string) => `${date}，${office}约谈`,
    who: '参加人员',
    agreed: '约定',
    due: '期限',
    about: '涉及投诉',
  },
  {
    title: 'Talks',
    none: 'There were no talks.',
    held: (date: string, office: string) => `${date}, held by ${office}`,
    who: 'Who took part',
    agreed: 'Agreed',
    due: 'By',
    about: 'About complaints',
  },
);

export function Talks({ listing }: { listing: Listing<TalkPartsFragment> }) {
  return (
    <section aria-labelledby="talks">
      <h2 id="talks">{w.title}</h2>
      {!listing.nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {listing.nodes?.length === 0 && <p>{w.none}</p>}
      {listing.nodes && listing.nodes.length > 0 && (
        <>
          <ul class="list">
            {listing.nodes.map((talk) => (
              <OneTalk key={talk.id} talk={talk} />
            ))}
          </ul>
          <More listing={listing} />
        </>
      )}
    </section>
  );
}

function OneTalk({ talk: { heldOn, heldBy, participants, agreed, dueOn, complaintNumbers } }: { talk: TalkPartsFragment }) {
  return (
    <li class="card">
      <h3>{w.held(day(heldOn), heldBy)}</h3>
      <Facts>
        <Fact label={w.who}>{participants}</Fact>
        <Fact label={w.agreed}>
          <span class="keep-lines">{agreed}</span>
        </Fact>
        <Fact label={w.due}>{day(dueOn)}</Fact>
        <Fact label={w.about}>{complaintNumbers.join('，')}</Fact>
      </Facts>
    </li>
  );
}
