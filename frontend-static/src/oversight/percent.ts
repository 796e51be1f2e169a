/** A rate as people read it: whole per cent, or a dash where there is none. */

export function percent(rate: number | null): string {
  return rate === null ? '—' : `${Math.round(100 * rate)}%`;
}
