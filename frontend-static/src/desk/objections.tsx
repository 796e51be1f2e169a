/** The objections 异议 to what this committee issued: those that wait for an answer first. */

import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { DeskObjections, type DeskObjectionsQuery, type ObjectionRowFragment } from '../generated/desk';
import { day, moment, today } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { path, search } from '../foundation/router';
import { me } from '../foundation/session';
import { FIELD_NAMES, ObjectionTag } from '../objections/wording';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { DataCell, DataRow, DataTable, RowHead } from './data-table';
import { daysBetween } from './due';
import { NoCases } from './no-cases';
import { addressOf, isOverdue, stateOf, TABS, tabName, tabOf, type ObjectionTab } from './objection-tabs';
import { myRoles, readsCases } from './posts';
import './desk.css';

const w = words(
  {
    title: '异议',
    kinds: '异议分类',
    count: (count: number) => `，${count} 件`,
    none: '这里没有异议。',
    matter: '有异议的证明',
    holder: '谁提的',
    part: '有错的地方',
    filed: '提出时间',
    due: '答复期限',
    state: '状态',
    late: (days: number) => `已超期 ${days} 天`,
  },
  {
    title: 'Objections',
    kinds: 'Kinds of objections',
    count: (count: number) => `, ${count}`,
    none: 'There are no objections here.',
    matter: 'Disputed proof',
    holder: 'Objected by',
    part: 'What is wrong',
    filed: 'Filed at',
    due: 'To be answered by',
    state: 'State',
    late: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
  },
);

type Counts = DeskObjectionsQuery['objectionCounts'];

export default function ObjectionsPage() {
  return readsCases(myRoles()) ? <Objections /> : <NoCases title={w.title} />;
}

function Objections() {
  const counts = useSignal<Counts | undefined>(undefined);
  const tab = useTab();
  return (
    <Page title={w.title} back="/desk">
      <p class="muted">{me.value?.actingFor?.name}</p>
      <TabLinks tab={tab} counts={counts} />
      <List key={tab} tab={tab} counts={counts} />
    </Page>
  );
}

/** What the address asks for. The page is still shown for a moment when the address is another's. */
function useTab(): ObjectionTab {
  const shown = useRef<ObjectionTab | undefined>(undefined);
  const query = search.value;
  if (!shown.current || path.value === '/desk/objections') shown.current = tabOf(query);
  return shown.current;
}

interface TabProps {
  tab: ObjectionTab;
  counts: Signal<Counts | undefined>;
}

function TabLinks({ tab, counts }: TabProps) {
  return (
    <nav aria-label={w.kinds}>
      <ul class="list stages">
        {TABS.map((each) => (
          <li key={each}>
            <a class="stage" href={addressOf(each)} aria-current={each === tab ? 'page' : undefined}>
              <span>{tabName(each)}</span>
              <Count count={countOf(each, counts.value)} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({ count }: { count: number | undefined }) {
  if (count === undefined) return null;
  return (
    <>
      <span class="stage-count" aria-hidden="true">
        {count}
      </span>
      <span class="unseen">{w.count(count)}</span>
    </>
  );
}

function countOf(tab: ObjectionTab, counts: Counts | undefined): number | undefined {
  switch (tab) {
    case 'filed':
      return counts?.filed;
    case 'overdue':
      return counts?.overdue;
    case 'accepted':
      return counts?.accepted;
    default:
      return undefined;
  }
}

function List({ tab, counts }: TabProps) {
  const listing = useListing(
    async (after, first) => {
      const asked = { state: stateOf(tab), overdue: isOverdue(tab), first, after };
      const answer = await execute(DeskObjections, asked);
      counts.value = answer.objectionCounts;
      return answer.objections;
    },
    ({ id }) => id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{w.none}</p>;
  return (
    <>
      <DataTable caption={tabName(tab)} columns={[w.matter, w.holder, w.part, w.filed, w.due, w.state]}>
        {listing.nodes.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </DataTable>
      <More listing={listing} />
    </>
  );
}

function Line({ row }: { row: ObjectionRowFragment }) {
  return (
    <DataRow>
      <RowHead>
        <a class="link" href={`/desk/objections/${row.id}`}>
          {row.proofCase.title}
        </a>
      </RowHead>
      <DataCell label={w.holder}>{row.proofCase.applicant.name}</DataCell>
      <DataCell label={w.part}>{FIELD_NAMES[row.disputedField]}</DataCell>
      <DataCell label={w.filed}>{moment(row.filedAt)}</DataCell>
      <DataCell label={w.due}>
        <ObjectionDue row={row} />
      </DataCell>
      <DataCell label={w.state}>
        <ObjectionTag state={row.state} />
      </DataCell>
    </DataRow>
  );
}

export function ObjectionDue({ row }: { row: Pick<ObjectionRowFragment, 'state' | 'overdue' | 'dueOn'> }) {
  return (
    <>
      {row.overdue && <strong class="due late">{w.late(daysBetween(row.dueOn, today()))}</strong>}
      <span class="due-day">{day(row.dueOn)}</span>
    </>
  );
}
