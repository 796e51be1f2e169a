/** A row as fields, one for each column of its form; a row that is not right yet is kept all the same. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { PutFilingRow, type FilingRowPartsFragment } from '../generated/registration';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { LongTextField, SelectField, TextField } from '../ui/fields';
import { Say, WentWrong } from '../ui/say';
import type { OpenedForm } from './filing';
import { textOf } from './rows';
import { typedOf } from './typed';

const w = words(
  {
    save: '保存这一行',
    saved: '已保存，填写正确。',
    kept: '已保存，还有需要改正的地方。',
    blank: '（不填）',
  },
  {
    save: 'Save this row',
    saved: 'Saved, and nothing is wrong.',
    kept: 'Saved; something is still to be mended.',
    blank: '(blank)',
  },
);

const TICK = '√';
const LONG = 200;
const CHOICES: Partial<Record<Column['kind'], readonly string[]>> = {
  TICK: [TICK],
  YES_NO: ['是', '否'],
  VERIFICATION: ['认同', '需求'],
  OPINION: ['保留', '取消'],
};

type Column = OpenedForm['columns'][number];

interface RowFormProps {
  filingId: string;
  form: OpenedForm;
  row?: FilingRowPartsFragment;
  onWritten: () => Promise<void>;
}

export function RowForm({ filingId, form, row, onWritten }: RowFormProps) {
  const typed = useSignal(typedOf(form.columns.map(({ code }) => ({ column: code, text: textOf(row, code) }))));
  const written = useSignal<FilingRowPartsFragment | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const task = useTask();
  const save = () =>
    void task.run(async () => {
      const cells = Object.entries(typed.value).map(([column, text]) => ({ column, text }));
      const input = { filingId, rowId: row?.id ?? null, cells };
      const { putFilingRow: answer } = await execute(PutFilingRow, { input });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename === 'Problem') return;
      written.value = answer;
      await onWritten();
    });
  const faults = (written.value ?? row)?.faults ?? [];
  useEffect(() => {
    // What was pressed is gone; the first thing to mend is where she goes on.
    const column = row?.faults[0]?.column ?? form.columns[0]?.code;
    if (row && column) document.getElementById(fieldOf(row, column))?.focus();
  }, []);
  return (
    <Form onSubmit={save}>
      {form.columns.map((column) => {
        const fault = faults.find((each) => each.column === column.code);
        return (
          <CellField
            key={column.code}
            column={column}
            name={fieldOf(row, column.code)}
            value={typed.value[column.code] ?? ''}
            mistake={fault && sentenceOf(fault)}
            onValue={(value) => {
              typed.value = { ...typed.value, [column.code]: value };
            }}
          />
        );
      })}
      <WentWrong problem={problem.value} failure={task.failure.value} />
      {written.value && (
        <Say kind={faults.length > 0 ? 'warning' : 'success'}>
          <p>{faults.length > 0 ? w.kept : w.saved}</p>
        </Say>
      )}
      <Button busy={task.busy}>{w.save}</Button>
    </Form>
  );
}

function fieldOf(row: FilingRowPartsFragment | undefined, column: string): string {
  return `${row?.id ?? 'new'}-${column}`;
}

interface CellFieldProps {
  column: Column;
  name: string;
  value: string;
  mistake: string | undefined;
  onValue: (value: string) => void;
}

function CellField({ column, name, value, mistake, onValue }: CellFieldProps) {
  const label = column.group ? `${column.group}：${column.heading}` : column.heading;
  const field = { name, label, value, mistake, onValue, optional: !column.required };
  const offered = CHOICES[column.kind];
  if (offered) {
    // What somebody typed into a workbook stays until it is changed.
    const values = ['', ...offered, ...(value && !offered.includes(value) ? [value] : [])];
    const choices = values.map((each) => ({ value: each, label: each || w.blank }));
    return <SelectField {...field} choices={choices} />;
  }
  if (column.limit > LONG) return <LongTextField {...field} limit={column.limit} rows={3} />;
  return <TextField {...field} autoComplete="off" inputMode={column.kind === 'PHONE' ? 'tel' : 'text'} />;
}
