/** What a preparer is writing: it survives a look at another form, and news of all but new words. */

import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { CasePartsFragment, Evidence } from '../generated/desk';
import type { PaperWords } from './paper';

/** Year, month and day as typed. */
export interface TypedDay {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

export interface Draft {
  readonly statement: Signal<string>;
  readonly evidence: Signal<Evidence | undefined>;
  readonly evidenceNote: Signal<string>;
  readonly validUntil: Signal<TypedDay>;
  /** For the preview; a day that is not whole yet is left out. */
  readonly paper: ReadonlySignal<PaperWords>;
}

export function useDraft(each: CasePartsFragment): Draft {
  return useMemo(() => draftOf(each), [each.id, each.text]);
}

function draftOf(each: CasePartsFragment): Draft {
  const statement = signal(each.statement ?? firstStatement(each.text));
  const validUntil = signal(typedDay(each.validUntil));
  return {
    statement,
    evidence: signal(each.evidence ?? undefined),
    evidenceNote: signal(each.evidenceNote ?? ''),
    validUntil,
    paper: computed(() => ({
      statement: statement.value,
      validUntil: isoDay(validUntil.value) ?? null,
    })),
  };
}

/** The resident's words as a start, without the closing that the paper has anyway. */
export function firstStatement(text: string): string {
  return text.trim().replace(/\s*特此证明[。.！!]?$/, '');
}

export const NO_DAY: TypedDay = { year: '', month: '', day: '' };

export function isBlank({ year, month, day }: TypedDay): boolean {
  return `${year}${month}${day}`.trim() === '';
}

/** `2026-03-05`, or undefined when it is no day of the calendar. */
export function isoDay({ year, month, day }: TypedDay): string | undefined {
  if (!/^\d{4}$/.test(year.trim()) || !/^\d{1,2}$/.test(month.trim()) || !/^\d{1,2}$/.test(day.trim())) {
    return undefined;
  }
  const iso = [year.trim(), month.trim().padStart(2, '0'), day.trim().padStart(2, '0')].join('-');
  const parsed = new Date(`${iso}T00:00:00Z`);
  // 31 February is parsed as a day of March, or not at all.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === iso ? iso : undefined;
}

/** An ISO day as typed; blank for none. */
export function typedDay(iso: string | null): TypedDay {
  const [year = '', month = '', day = ''] = iso?.split('-') ?? [];
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') };
}
