/** What is asked of the archive: words, standing and year, all of them in the page's address. */

import type { Standing } from './standing';

export const STANDINGS: readonly Standing[] = ['VALID', 'DOUBTED', 'REVOKED', 'SUPERSEDED', 'EXPIRED'];

export interface View {
  /** Empty for any words. */
  readonly search: string;
  /** Null for any. */
  readonly state: Standing | null;
  readonly year: number | null;
}

/** `?q=居住&state=VALID&year=2026`; what it does not know asks for nothing. */
export function viewOf(query: string): View {
  const asked = new URLSearchParams(query);
  const year = asked.get('year') ?? '';
  return {
    search: asked.get('q') ?? '',
    state: STANDINGS.find((each) => each === asked.get('state')) ?? null,
    year: /^\d{4}$/.test(year) ? Number(year) : null,
  };
}

export function addressOf({ search, state, year }: View): string {
  const asked = new URLSearchParams();
  if (search) asked.set('q', search);
  if (state) asked.set('state', state);
  if (year) asked.set('year', String(year));
  const query = asked.toString();
  return query ? `/papers?${query}` : '/papers';
}

export function isNarrowed({ search, state, year }: View): boolean {
  return search !== '' || state !== null || year !== null;
}
