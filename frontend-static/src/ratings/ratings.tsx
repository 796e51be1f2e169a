/** What people say of an office 好差评: bad ratings to look into, appeals to decide, and all ratings. */

import type { ComponentChildren } from 'preact';
import { day } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing, type Listing } from '../foundation/listing';
import { path } from '../foundation/router';
import { me, rolesOf } from '../foundation/session';
import { OfficeRatings, Repairs, type OfficeRatingPartsFragment, type RepairPartsFragment } from '../generated/ratings';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { RepairSteps } from './repair-steps';
import { RepairVerbs } from './repair-verbs';
import { GROUND_NAMES, LEVEL_NAMES, RepairTag, TAG_NAMES } from './wording';
import '../desk/desk.css';

const w = words(
  {
    title: '好差评',
    why: '这里只有评价的等级、内容和日期。为保护评价人，看不到是谁、也看不到是哪一件事。',
    others: '这个页面给村（社区）负责人、部门工作人员和监督员使用。您现在的身份看不到评价。',
    choose: '到“我的”里选择单位',
    appeals: '申诉',
    repairs: '差评整改',
    all: '全部评价',
    none: '没有。',
    rated: (on: string) => `${on}的评价`,
    office: '被评价单位',
    words: '评价内容',
    tags: '主要是关于',
    due: '期限',
    overdue: '已超期',
    extended: '延长过一次',
    guessed: '下一年放假安排还没公布，可能调整',
    ground: '申诉理由',
  },
  {
    title: 'Ratings',
    why: 'Here are level, words and day of each rating. Who gave it, and for which case, is not told.',
    others: 'This page is for approvers of committees, staff of departments and supervisors, which you are not acting as now.',
    choose: 'Choose your office under “Me”',
    appeals: 'Appeals',
    repairs: 'Bad ratings to look into',
    all: 'All ratings',
    none: 'None.',
    rated: (on: string) => `Rating of ${on}`,
    office: 'Office',
    words: 'What was said',
    tags: 'Mainly about',
    due: 'Due',
    overdue: 'overdue',
    extended: 'extended once',
    guessed: 'may change: next year’s holidays are not announced yet',
    ground: 'Appealed as',
  },
);

/** Where the page is one step away from a worklist; supervisors have a tab for it. */
const BACKS: Readonly<Record<string, string>> = { '/desk': '/desk', '/department': '/department/complaints' };

export default function RatingsPage() {
  const roles = rolesOf(me.value);
  const reads = (['APPROVER', 'DEPARTMENT_STAFF', 'SUPERVISOR'] as const).some((role) => roles.includes(role));
  const back = BACKS[`/${path.value.split('/')[1]}`];
  return (
    <Page title={w.title} {...(back && { back })}>
      {reads ? (
        <All />
      ) : (
        <>
          <p>{w.others}</p>
          <a class="button" href="/account">
            {w.choose}
          </a>
        </>
      )}
    </Page>
  );
}

function All() {
  const appeals = useRepairs('APPEALED');
  const repairs = useRepairs(null);
  const ratings = useListing<OfficeRatingPartsFragment>(
    async (after, first) => (await execute(OfficeRatings, { first, after })).officeRatings,
    ({ id }) => id,
  );
  const changed = async () => {
    await Promise.all([appeals.again(), repairs.again(), ratings.again()]);
  };
  const decides = rolesOf(me.value).includes('SUPERVISOR');
  return (
    <>
      <p>{w.why}</p>
      {decides && <Group id="appeals" title={w.appeals} listing={appeals} onChanged={changed} />}
      <Group
        id="repairs"
        title={w.repairs}
        listing={repairs}
        onChanged={changed}
        // She decides them above.
        readsOnly={(repair) => decides && repair.state === 'APPEALED'}
      />
      <section aria-labelledby="all">
        <h2 id="all">{w.all}</h2>
        <Ratings listing={ratings} />
      </section>
    </>
  );
}

function useRepairs(state: 'APPEALED' | null): Listing<RepairPartsFragment> {
  return useListing<RepairPartsFragment>(
    async (after, first) => (await execute(Repairs, { state, first, after })).repairs,
    ({ id }) => id,
  );
}

interface GroupProps {
  id: string;
  title: string;
  listing: Listing<RepairPartsFragment>;
  onChanged: () => Promise<void>;
  /** Those without verbs. */
  readsOnly?: (repair: RepairPartsFragment) => boolean;
}

function Group({ id, title, listing, onChanged, readsOnly = () => false }: GroupProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {listing.nodes ? (
        <Cards nodes={listing.nodes} onChanged={onChanged} readsOnly={readsOnly} />
      ) : (
        <Waiting failure={listing.failure} again={listing.again} />
      )}
      {listing.nodes && listing.nodes.length > 0 && <More listing={listing} />}
    </section>
  );
}

interface CardsProps extends Required<Pick<GroupProps, 'onChanged' | 'readsOnly'>> {
  nodes: readonly RepairPartsFragment[];
}

function Cards({ nodes, onChanged, readsOnly }: CardsProps) {
  if (nodes.length === 0) return <p>{w.none}</p>;
  return (
    <ul class="list">
      {nodes.map((repair) => (
        <RepairCard key={repair.id} repair={repair}>
          {!readsOnly(repair) && <RepairVerbs key={repair.version} repair={repair} onChanged={onChanged} />}
        </RepairCard>
      ))}
    </ul>
  );
}

function RepairCard({ repair, children }: { repair: RepairPartsFragment; children: ComponentChildren }) {
  const { rating } = repair;
  const ended = repair.state === 'ANSWERED' || repair.state === 'EXCLUDED';
  return (
    <li class="card">
      <h3>{`${LEVEL_NAMES[rating.level]} · ${w.rated(day(rating.ratedOn))}`}</h3>
      <p>
        <RepairTag state={repair.state} />
      </p>
      <Facts>
        <Fact label={w.office}>{rating.office}</Fact>
        <Fact label={w.words}>{rating.words}</Fact>
        <Fact label={w.tags}>{rating.tags.map((tag) => TAG_NAMES[tag]).join(' · ')}</Fact>
        <Fact label={w.due}>{!ended && <Due repair={repair} />}</Fact>
        <Fact label={w.ground}>{repair.ground && GROUND_NAMES[repair.ground]}</Fact>
      </Facts>
      <RepairSteps steps={repair.steps.filter(({ words: said }) => said)} />
      {children}
    </li>
  );
}

function Due({ repair }: { repair: RepairPartsFragment }) {
  return (
    <>
      {repair.overdue && <strong class="due late">{w.overdue} </strong>}
      <span class="due-day">{day(repair.dueOn)}</span>
      {repair.extended && <span class="line">{w.extended}</span>}
      {!repair.calendarKnown && <span class="line">{w.guessed}</span>}
    </>
  );
}

function Ratings({ listing }: { listing: Listing<OfficeRatingPartsFragment> }) {
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{w.none}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map((rating) => (
          <li class="card" key={rating.id}>
            <h3>{`${LEVEL_NAMES[rating.level]} · ${w.rated(day(rating.ratedOn))}`}</h3>
            {rating.repairState && (
              <p>
                <RepairTag state={rating.repairState} />
              </p>
            )}
            <Facts>
              <Fact label={w.office}>{rating.office}</Fact>
              <Fact label={w.words}>{rating.words}</Fact>
              <Fact label={w.tags}>{rating.tags.map((tag) => TAG_NAMES[tag]).join(' · ')}</Fact>
            </Facts>
          </li>
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}
