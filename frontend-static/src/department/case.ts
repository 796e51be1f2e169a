/** The case a clerk works on: kept while the page is open, and never on the computer of a counter. */

import { signal } from '@preact/signals';
import type { CaseContext } from '../generated/department';

export const CASE_NUMBER_LENGTH = 60;
export const PURPOSE_LENGTH = 200;

const BASIS = 'basis:';
const CONSENT = 'consent:';

export interface CaseDraft {
  readonly caseNumber: string;
  readonly purpose: string;
  /** `basisGround` or `consentGround`; empty until one is chosen. */
  readonly ground: string;
}

export const EMPTY: CaseDraft = { caseNumber: '', purpose: '', ground: '' };
export const draft = signal<CaseDraft>(EMPTY);

export function change(part: Partial<CaseDraft>): void {
  draft.value = { ...draft.value, ...part };
}

export function basisGround(legalBasis: string): string {
  return BASIS + legalBasis;
}

export function consentGround(id: string): string {
  return CONSENT + id;
}

export function contextOf({ caseNumber, purpose, ground }: CaseDraft): CaseContext {
  const on = ground.startsWith(BASIS)
    ? { legalBasis: ground.slice(BASIS.length) }
    : { consentId: ground.slice(CONSENT.length) };
  return { caseNumber: caseNumber.trim(), purpose: purpose.trim(), ...on };
}
