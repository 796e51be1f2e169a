/** Who looked 谁看过: every look at my papers, or at one of them (`?proof=`), newest first. */

import { useSignal } from '@preact/signals';
import { OwnAffairs } from '../account/own-affairs';
import { MyDisclosures, type DisclosureDoor } from '../generated/disclosures';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { search } from '../foundation/router';
import { SelectField } from '../ui/fields';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { Look } from './look';
import { DOORS, nameOfDoor } from './wording';

const w = words(
  {
    title: '谁看过我的证照',
    titleOfOne: '谁看过这份证照',
    what: '有人看您的证照，每一次都会记在这里：什么时候、是谁、怎么看的、看到了什么。扫码查验不用登录，没有登录的看不出是谁。',
    kept: '这些记录至少保存三年，谁也不能改、不能删。',
    wrong: '觉得不应该看？',
    way: '怎么看的',
    all: '全部方式',
    everyPaper: '看全部证照的记录',
    none: '还没有人看过。',
    noneSuch: '还没有人用这种方式看过。',
  },
  {
    title: 'Who looked at my papers',
    titleOfOne: 'Who looked at this paper',
    what: 'Every look at your papers is recorded here: when, who, by which way and what they saw. Nobody needs to sign in to check a QR code; who did not sign in has no name here.',
    kept: 'The records are kept for at least three years. Nobody can change or delete them.',
    wrong: 'Should somebody not have looked?',
    way: 'By which way',
    all: 'Every way',
    everyPaper: 'See the looks at all papers',
    none: 'Nobody has looked yet.',
    noneSuch: 'Nobody has looked in this way yet.',
  },
);

const CHOICES = [{ value: '', label: w.all }, ...DOORS.map((door) => ({ value: door, label: nameOfDoor(door) }))];

export default function Looks() {
  const proofId = new URLSearchParams(search.value).get('proof');
  const title = proofId ? w.titleOfOne : w.title;
  return (
    <OwnAffairs title={title}>
      <Page title={title} back={proofId ? `/papers/${proofId}` : '/archive'}>
        <p>{w.what}</p>
        <p>{w.kept}</p>
        <p>
          <a class="link" href="/complaints">
            {w.wrong}
          </a>
        </p>
        {proofId && (
          <p>
            <a class="link" href="/looks">
              {w.everyPaper}
            </a>
          </p>
        )}
        <Chosen key={proofId} proofId={proofId} />
      </Page>
    </OwnAffairs>
  );
}

function Chosen({ proofId }: { proofId: string | null }) {
  const chosen = useSignal('');
  const door = DOORS.find((each) => each === chosen.value) ?? null;
  return (
    <>
      <SelectField
        name="door"
        label={w.way}
        choices={CHOICES}
        value={chosen.value}
        onValue={(value) => {
          chosen.value = value;
        }}
      />
      <List key={door} proofId={proofId} door={door} />
    </>
  );
}

function List({ proofId, door }: { proofId: string | null; door: DisclosureDoor | null }) {
  const listing = useListing(
    async (after, first) => (await execute(MyDisclosures, { proofId, door, first, after })).myDisclosures,
    ({ id }) => id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p role="status">{door ? w.noneSuch : w.none}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map((look) => (
          <Look key={look.id} look={look} ofPaper={proofId === null} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}
