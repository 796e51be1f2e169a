/** What the board of complaints shows, by its address: whose, and which state or field of it. */

import type { ComplaintState } from '../../generated/complaints';
import type { ComplaintCaseFilter, ComplaintStage, ComplaintTermAge } from '../../generated/complaints-office';

const PLACE = '/supervisor/complaints';

export type Stage = ComplaintState | 'overdue' | 'all';

/** A field of the board. */
export interface Cell {
  readonly stage: ComplaintStage;
  readonly age: ComplaintTermAge;
}

export interface View {
  /** What the office handles or leads itself; else everything of its branch. */
  readonly mine: boolean;
  readonly stage: Stage;
  readonly cell?: Cell | undefined;
}

export function viewOf(query: string, states: readonly string[]): View {
  const asked = new URLSearchParams(query);
  const stage = asked.get('stage') ?? 'all';
  const known = stage === 'overdue' || states.includes(stage);
  return {
    mine: asked.get('whose') !== 'branch',
    stage: known ? (stage as Stage) : 'all',
    ...cellOf(asked.get('at') ?? ''),
  };
}

/** `INQUIRY-LATE`, as the board's own links have it. */
function cellOf(asked: string): { cell?: Cell } {
  const found = /^(INTAKE|DISPATCH|INQUIRY|RECTIFYING|ANSWER|VISIT)-(FRESH|HALF|LATE|OVER)$/.exec(asked);
  return found ? { cell: { stage: found[1] as ComplaintStage, age: found[2] as ComplaintTermAge } } : {};
}

export function addressOf({ mine, stage, cell }: View): string {
  const query = new URLSearchParams();
  if (!mine) query.set('whose', 'branch');
  if (stage !== 'all') query.set('stage', stage);
  if (cell) query.set('at', `${cell.stage}-${cell.age}`);
  return query.size === 0 ? PLACE : `${PLACE}?${query.toString()}`;
}

/** Null for everything of the branch. */
export function mineOf({ mine }: View): true | null {
  return mine ? true : null;
}

/** What the portal is asked for one half of the list: those over their term, or the others. */
export function filterOf(view: View, overdue: boolean): ComplaintCaseFilter {
  const state = view.stage === 'all' || view.stage === 'overdue' ? null : view.stage;
  return { mine: mineOf(view), state, overdue };
}
