/** What forms and filings are called on our pages; the forms' own titles are as printed. */

import type { FilingPartsFragment, FormCode } from '../generated/registration';
import { moment } from '../foundation/dates';
import { words } from '../foundation/language';

export const SHORT: Record<FormCode, string> = words(
  {
    DEMANDED: '现行索取证明事项',
    MEASURES: '“无证明办事”措施',
    MATERIALS: '办理材料需求清单',
    ASSISTANCE: '证照证明材料协查',
    SUMMARY: '证明材料汇总表',
  },
  {
    DEMANDED: 'Proofs demanded now',
    MEASURES: 'Measures in place of proofs',
    MATERIALS: 'Materials of each service',
    ASSISTANCE: 'Who looks materials up',
    SUMMARY: 'Summary of proofs demanded',
  },
);

const w = words(
  {
    reading: '正在读取表格',
    draft: '草稿',
    faulty: (count: number) => `草稿，${count} 行有误`,
    filed: '已提交',
    nil: '已提交：无相关事项',
    superseded: '已被新的填报代替',
    rows: (count: number) => `${count} 行`,
    began: (when: string) => `${when} 开始填写`,
    filedAt: (when: string) => `${when} 提交`,
  },
  {
    reading: 'The workbook is being read',
    draft: 'Draft',
    faulty: (count: number) => `Draft, ${count === 1 ? '1 row' : `${count} rows`} to be mended`,
    filed: 'Filed',
    nil: 'Filed: nothing to declare',
    superseded: 'Replaced by a later one',
    rows: (count: number) => (count === 1 ? '1 row' : `${count} rows`),
    began: (when: string) => `Begun ${when}`,
    filedAt: (when: string) => `Filed ${when}`,
  },
);

export function nameOf({ form, subject }: Pick<FilingPartsFragment, 'form' | 'subject'>): string {
  return subject ? `${SHORT[form]}：${subject}` : SHORT[form];
}

export function standingOf(filing: FilingPartsFragment): string {
  if (filing.beingRead) return w.reading;
  if (filing.state === 'SUPERSEDED') return w.superseded;
  if (filing.state === 'FILED') return filing.nil ? w.nil : w.filed;
  return filing.faultyCount > 0 ? w.faulty(filing.faultyCount) : w.draft;
}

export function detailsOf(filing: FilingPartsFragment): string {
  const when = filing.filedAt ? w.filedAt(moment(filing.filedAt)) : w.began(moment(filing.startedAt));
  return filing.rowCount > 0 ? `${w.rows(filing.rowCount)} · ${when}` : when;
}
