/** One list of complaints, page by page, with who has each and until when. */

import { DataCell, DataRow, DataTable, RowHead } from '../../desk/data-table';
import { daysBetween } from '../../desk/due';
import { day, today } from '../../foundation/dates';
import { execute } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import { useListing } from '../../foundation/listing';
import type { ComplaintState } from '../../generated/complaints';
import {
  ComplaintCases,
  type ComplaintCaseFilter,
  type ComplaintRowFragment,
} from '../../generated/complaints-office';
import { More } from '../../ui/more';
import { Waiting } from '../../ui/page';
import { nameOfKind } from '../wording';
import { OfficeTag, nameOfLevel } from './wording';

const w = words(
  {
    about: '被投诉单位和证明',
    number: '编号',
    state: '状态',
    office: '由谁办',
    due: '期限',
    late: (days: number) => `已超期 ${days} 天`,
  },
  {
    about: 'Office and proof',
    number: 'Number',
    state: 'State',
    office: 'Who has it',
    due: 'Due',
    late: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
  },
);

interface CaseListProps {
  title: string;
  filter: ComplaintCaseFilter;
  /** What is said of an empty list; without it an empty list is not shown at all. */
  none: string | undefined;
}

export function CaseList({ title, filter, none }: CaseListProps) {
  const listing = useListing<ComplaintRowFragment>(
    async (after, first) => (await execute(ComplaintCases, { filter, first, after })).complaintCases,
    ({ id }) => id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  const isEmpty = listing.nodes.length === 0;
  if (isEmpty) return none ? <p>{none}</p> : null;
  return (
    <>
      <h2>{title}</h2>
      <DataTable caption={title} columns={[w.about, w.number, w.state, w.office, w.due]}>
        {listing.nodes.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </DataTable>
      <More listing={listing} />
    </>
  );
}

function Line({ row }: { row: ComplaintRowFragment }) {
  const { id, number, kind, state, accusedName, proofName, supervision } = row;
  return (
    <DataRow>
      <RowHead>
        <a class="link" href={`/supervisor/complaints/${id}`}>
          {accusedName} · {proofName}
        </a>
      </RowHead>
      <DataCell label={w.number}>
        {nameOfKind(kind)} {number}
      </DataCell>
      <DataCell label={w.state}>
        <OfficeTag state={state} />
        {supervision && <span class="line small">{nameOfLevel(supervision)}</span>}
      </DataCell>
      <DataCell label={w.office}>{officeOf(row).name}</DataCell>
      <DataCell label={w.due}>{row.dueOn ? <Due dueOn={row.dueOn} overdue={row.overdue} /> : ''}</DataCell>
    </DataRow>
  );
}

export function Due({ dueOn, overdue }: { dueOn: string; overdue: boolean }) {
  return (
    <>
      {overdue && <strong class="due late">{w.late(daysBetween(dueOn, today()))}</strong>}
      <span class="due-day">{day(dueOn)}</span>
    </>
  );
}

const HANDLED: readonly ComplaintState[] = ['FILED', 'ACCEPTED', 'OBJECTED'];

/** Whose turn it is: the handler's until a lead has it, and while they disagree. */
export function officeOf<Office>(row: { state: ComplaintState; handler: Office; lead?: Office | null }): Office {
  return HANDLED.includes(row.state) || !row.lead ? row.handler : row.lead;
}
