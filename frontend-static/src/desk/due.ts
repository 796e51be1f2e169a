/** By when a case is to be decided, in words: who is late should read it, not guess it from a colour. */

import type { ProofState } from '../generated/desk';
import { words } from '../foundation/language';
import { isUndecided } from './verbs';

const w = words(
  {
    waits: '等居民补正，期限暂停计算',
    overdue: (days: number) => `已超期 ${days} 天`,
    today: '今天到期',
    tomorrow: '明天到期',
    left: (days: number) => `还有 ${days} 天`,
  },
  {
    waits: 'Waiting for the resident; the clock stands still',
    overdue: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
    today: 'Due today',
    tomorrow: 'Due tomorrow',
    left: (days: number) => `${days} days left`,
  },
);

export interface Dated {
  readonly state: ProofState;
  readonly dueOn: string;
  readonly waitingForResident: boolean;
}

export type Urgency = 'late' | 'near' | 'far' | 'paused';

export interface Due {
  readonly urgency: Urgency;
  readonly words: string;
}

/** Calendar days from one ISO day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Nothing once the case is decided: nobody is late any more. */
export function dueOf(each: Dated, today: string): Due | undefined {
  if (!isUndecided(each.state)) return undefined;
  if (each.waitingForResident) return { urgency: 'paused', words: w.waits };
  const left = daysBetween(today, each.dueOn);
  if (left < 0) return { urgency: 'late', words: w.overdue(-left) };
  if (left === 0) return { urgency: 'near', words: w.today };
  if (left === 1) return { urgency: 'near', words: w.tomorrow };
  return { urgency: 'far', words: w.left(left) };
}
