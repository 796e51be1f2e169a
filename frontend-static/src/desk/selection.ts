/** Which cases of the worklist are chosen for one approval of several. */

/** As many as the portal approves at once. */
export const MOST_AT_ONCE = 100;

export type Selection = ReadonlySet<string>;

interface Identified {
  readonly id: string;
}

/** Chooses a case or lets it go; one more than the portal takes at once is not chosen. */
export function toggled(chosen: Selection, id: string): Selection {
  const next = new Set(chosen);
  if (!next.delete(id) && next.size < MOST_AT_ONCE) next.add(id);
  return next;
}

/** Everything that is listed, from the top, as far as the portal takes it at once. */
export function allOf(rows: readonly Identified[]): Selection {
  return new Set(rows.slice(0, MOST_AT_ONCE).map(({ id }) => id));
}

/** After the list has changed: what is no longer listed cannot be meant any more. */
export function stillListed(chosen: Selection, rows: readonly Identified[]): Selection {
  const listed = new Set(rows.map(({ id }) => id));
  return new Set(Array.from(chosen).filter((id) => listed.has(id)));
}

/** After an approval: what failed stays chosen, so that it can be tried again. */
export function failedOf(outcomes: readonly { id: string; problem: unknown }[]): Selection {
  return new Set(outcomes.filter(({ problem }) => problem).map(({ id }) => id));
}
