/** The rows of a filing; those with faults first of all, each with a way to mend it in place. */

import { useSignal } from '@preact/signals';
import { DeleteFilingRow, FilingRows, type FilingRowPartsFragment } from '../generated/registration';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { useListing, type Listing } from '../foundation/listing';
import { Button } from '../ui/button';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Waiting } from '../ui/page';
import { Say, WentWrong } from '../ui/say';
import type { Opened, OpenedForm } from './filing';
import { RowForm } from './row-form';

const w = words(
  {
    faulty: '需要改正的行',
    all: '全部行',
    showAll: '查看全部行',
    showFaulty: '只看需要改正的行',
    noFaults: '各行都填写正确。',
    none: '还没有内容。',
    row: (position: number, line: number | null) =>
      line === null ? `第 ${position} 项` : `第 ${position} 项（表格第 ${line} 行）`,
    mend: '修改',
    remove: '删除这一行',
    add: '添加一行',
  },
  {
    faulty: 'Rows to be mended',
    all: 'All rows',
    showAll: 'Show all rows',
    showFaulty: 'Show rows to be mended',
    noFaults: 'No row has a fault.',
    none: 'Nothing is filled in yet.',
    row: (position: number, line: number | null) =>
      line === null ? `Row ${position}` : `Row ${position} (line ${line} of the workbook)`,
    mend: 'Change',
    remove: 'Delete this row',
    add: 'Add a row',
  },
);

interface RowsProps {
  filing: Opened;
  form: OpenedForm;
  onChange: () => Promise<void>;
}

export function Rows({ filing, form, onChange }: RowsProps) {
  const faulty = useSignal(filing.faultyCount > 0);
  const isDraft = filing.state === 'DRAFT';
  return (
    <>
      <h2>{faulty.value ? w.faulty : w.all}</h2>
      {filing.rowCount > 0 && isDraft && (
        <p>
          <Button
            kind="plain"
            onPress={() => {
              faulty.value = !faulty.value;
            }}
          >
            {faulty.value ? w.showAll : w.showFaulty}
          </Button>
        </p>
      )}
      <List key={String(faulty.value)} faulty={faulty.value} filing={filing} form={form} onChange={onChange} />
    </>
  );
}

function List({ filing, form, faulty, onChange }: RowsProps & { faulty: boolean }) {
  const listing = useListing(
    async (after, first) => (await execute(FilingRows, { filingId: filing.id, faulty, first, after })).filingRows,
    ({ id }) => id,
  );
  const changed = async () => {
    await Promise.all([listing.again(), onChange()]);
  };
  return (
    <>
      <Lines listing={listing} filing={filing} form={form} faulty={faulty} onChange={changed} />
      <More listing={listing} />
      {filing.state === 'DRAFT' && (
        <details class="card folded">
          <summary>{w.add}</summary>
          <RowForm key={filing.rowCount} filingId={filing.id} form={form} onWritten={changed} />
        </details>
      )}
    </>
  );
}

interface LinesProps extends RowsProps {
  listing: Listing<FilingRowPartsFragment>;
  faulty: boolean;
}

function Lines({ listing, filing, form, faulty, onChange }: LinesProps) {
  const { nodes } = listing;
  if (!nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (nodes.length === 0) return <p role="status">{faulty ? w.noFaults : w.none}</p>;
  return (
    <ul class="list">
      {nodes.map((row) => (
        <Line key={row.id} row={row} filing={filing} form={form} onChange={onChange} />
      ))}
    </ul>
  );
}

function Line({ row, filing, form, onChange }: RowsProps & { row: FilingRowPartsFragment }) {
  const open = useSignal(false);
  return (
    <li class="card">
      <h3>{w.row(row.position, row.line)}</h3>
      <Faults row={row} form={form} />
      {open.value ? (
        <>
          <RowForm filingId={filing.id} form={form} row={row} onWritten={onChange} />
          <Remove row={row} filing={filing} onChange={onChange} />
        </>
      ) : (
        <Cells row={row} form={form} />
      )}
      {filing.state === 'DRAFT' && !open.value && (
        <Button
          kind="plain"
          onPress={() => {
            open.value = true;
          }}
        >
          {w.mend}
        </Button>
      )}
    </li>
  );
}

function Cells({ row, form }: { row: FilingRowPartsFragment; form: OpenedForm }) {
  return (
    <Facts>
      {form.columns.map(({ code, heading }) => (
        <Fact key={code} label={heading}>
          {textOf(row, code)}
        </Fact>
      ))}
    </Facts>
  );
}

function Faults({ row, form }: { row: FilingRowPartsFragment; form: OpenedForm }) {
  if (row.faults.length === 0) return null;
  const headings = new Map(form.columns.map(({ code, heading }) => [code, heading]));
  return (
    <Say kind="warning">
      <ul>
        {row.faults.map((fault) => (
          <li key={fault.column}>
            {[fault.cell, headings.get(fault.column)].filter(Boolean).join(' ')}：{sentenceOf(fault)}
          </li>
        ))}
      </ul>
    </Say>
  );
}

function Remove({ row, filing, onChange }: Pick<RowsProps, 'filing' | 'onChange'> & { row: FilingRowPartsFragment }) {
  const task = useTask();
  const problem = useSignal<Problem | undefined>(undefined);
  const press = () =>
    void task.run(async () => {
      const { deleteFilingRow: answer } = await execute(DeleteFilingRow, { filingId: filing.id, rowId: row.id });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename === 'Problem') return;
      await onChange();
      // The pressed button is gone with its row.
      document.querySelector('h1')?.focus();
    });
  return (
    <>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Button kind="danger" busy={task.busy} onPress={press}>
        {w.remove}
      </Button>
    </>
  );
}

export function textOf(row: FilingRowPartsFragment | undefined, column: string): string {
  return row?.cells.find((cell) => cell.column === column)?.text ?? '';
}
