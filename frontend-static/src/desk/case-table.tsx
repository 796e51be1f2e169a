/** Cases as a table; where it does not fit, CSS makes a card of each row. */

import type { CaseRowFragment } from '../generated/desk';
import { day, moment, today } from '../foundation/dates';
import { words } from '../foundation/language';
import { StateTag } from '../ui/states';
import { DataCell, DataRow, DataTable, RowHead } from './data-table';
import { dueOf } from './due';
import type { Selection } from './selection';
import { isUndecided } from './verbs';

const w = words(
  {
    choose: '选择',
    chooseThis: (title: string, name: string) => `选择：${title}，${name}`,
    matter: '证明事项',
    applicant: '申请人',
    subject: '证明对象',
    requested: '申请时间',
    due: '办理期限',
    state: '状态',
    handler: '办理人',
    me: '我',
    nobody: '无人认领',
  },
  {
    choose: 'Choose',
    chooseThis: (title: string, name: string) => `Choose: ${title}, ${name}`,
    matter: 'Proof of',
    applicant: 'Asked by',
    subject: 'About',
    requested: 'Asked on',
    due: 'Due',
    state: 'State',
    handler: 'Handled by',
    me: 'Me',
    nobody: 'Nobody yet',
  },
);

interface CaseTableProps {
  caption: string;
  rows: readonly CaseRowFragment[];
  /** Without it nothing can be chosen. */
  chosen?: Selection | undefined;
  onToggle?: (id: string) => void;
}

export function CaseTable({ caption, rows, chosen, onToggle }: CaseTableProps) {
  const columns = [w.matter, w.applicant, w.subject, w.requested, w.due, w.state, w.handler];
  return (
    <DataTable caption={caption} columns={chosen ? [w.choose, ...columns] : columns}>
      {rows.map((row) => (
        <CaseLine key={row.id} row={row} chosen={chosen?.has(row.id)} onToggle={onToggle} />
      ))}
    </DataTable>
  );
}

interface CaseLineProps {
  row: CaseRowFragment;
  chosen: boolean | undefined;
  onToggle: ((id: string) => void) | undefined;
}

function CaseLine({ row, chosen, onToggle }: CaseLineProps) {
  return (
    <DataRow>
      {chosen !== undefined && (
        <DataCell>
          <label class="tick">
            <input type="checkbox" checked={chosen} onChange={() => onToggle?.(row.id)} />
            <span class="unseen">{w.chooseThis(row.title, row.subject.name)}</span>
          </label>
        </DataCell>
      )}
      <RowHead>
        <a class="link" href={`/desk/cases/${row.id}`}>
          {row.title}
        </a>
      </RowHead>
      <DataCell label={w.applicant}>{row.applicant.name}</DataCell>
      <DataCell label={w.subject}>{row.subject.name}</DataCell>
      <DataCell label={w.requested}>{moment(row.requestedAt)}</DataCell>
      <DataCell label={w.due}>
        <DueWords row={row} />
      </DataCell>
      <DataCell label={w.state}>
        <StateTag state={row.state} />
      </DataCell>
      <DataCell label={w.handler}>{handlerOf(row)}</DataCell>
    </DataRow>
  );
}

function handlerOf(row: CaseRowFragment): string {
  if (row.handledByMe) return w.me;
  return row.handlerName ?? (isUndecided(row.state) ? w.nobody : '');
}

export function DueWords({ row }: { row: Pick<CaseRowFragment, 'state' | 'dueOn' | 'waitingForResident'> }) {
  const due = dueOf(row, today());
  return (
    <>
      {due && <strong class={`due ${due.urgency}`}>{due.words}</strong>}
      {due?.urgency !== 'paused' && <span class="due-day">{day(row.dueOn)}</span>}
    </>
  );
}
