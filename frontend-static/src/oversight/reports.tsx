/** The monthly report 月报 of the branch, to download as PDF or as a workbook. */

import { useSignal } from '@preact/signals';
import { today } from '../foundation/dates';
import { words } from '../foundation/language';
import { SelectField } from '../ui/fields';

const w = words(
  {
    title: '月报',
    what: '本辖区一个月的办理情况。内部资料，不对外公开。',
    month: '月份',
    name: (year: number, month: number) => `${year} 年 ${month} 月`,
    pdf: '下载 PDF',
    sheet: '下载电子表格',
  },
  {
    title: 'Monthly report',
    what: 'A month of your branch. Internal, not for the public.',
    month: 'Month',
    name: (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`,
    pdf: 'Download as PDF',
    sheet: 'Download as a workbook',
  },
);
const MONTHS = 12;

export function Reports() {
  const months = lastMonths();
  const chosen = useSignal(months[1]?.value ?? '');
  const address = `/reports/complaints/${chosen.value}`;
  return (
    <details class="card folded">
      <summary>{w.title}</summary>
      <p>{w.what}</p>
      <SelectField
        name="report-month"
        label={w.month}
        value={chosen.value}
        choices={months}
        onValue={(value) => (chosen.value = value)}
      />
      <p>
        <a class="button plain" href={`${address}.pdf`} download>
          {w.pdf}
        </a>{' '}
        <a class="button plain" href={`${address}.xlsx`} download>
          {w.sheet}
        </a>
      </p>
    </details>
  );
}

/** This month first. */
function lastMonths(): { value: string; label: string }[] {
  const year = Number(today().slice(0, 4));
  const month = Number(today().slice(5, 7));
  return Array.from({ length: MONTHS }, (_, back) => {
    const count = year * 12 + month - 1 - back;
    const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
    return { value: `${inYear}-${String(inMonth).padStart(2, '0')}`, label: w.name(inYear, inMonth) };
  });
}
