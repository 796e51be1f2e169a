/** The tabs of the desk's objections, each with an address of its own. */

import { words } from '../foundation/language';
import type { ObjectionState } from '../generated/objections';

export const TABS = ['filed', 'overdue', 'accepted', 'declined', 'all'] as const;
export type ObjectionTab = (typeof TABS)[number];

const NAMES: Record<ObjectionTab, string> = words(
  { filed: '待答复', overdue: '已超期', accepted: '更正中', declined: '不予更正', all: '全部' },
  { filed: 'To answer', overdue: 'Overdue', accepted: 'Being corrected', declined: 'Not corrected', all: 'All' },
);

const STATES: Partial<Record<ObjectionTab, ObjectionState>> = {
  filed: 'FILED',
  accepted: 'ACCEPTED',
  declined: 'DECLINED',
};

export function tabName(tab: ObjectionTab): string {
  return NAMES[tab];
}

/** Null for objections in any state. */
export function stateOf(tab: ObjectionTab): ObjectionState | null {
  return STATES[tab] ?? null;
}

/** Null for late ones and others together. */
export function isOverdue(tab: ObjectionTab): true | null {
  return tab === 'overdue' ? true : null;
}

export function tabOf(query: string): ObjectionTab {
  const wanted = new URLSearchParams(query).get('show');
  return TABS.find((tab) => tab === wanted) ?? 'filed';
}

export function addressOf(tab: ObjectionTab): string {
  return tab === 'filed' ? '/desk/objections' : `/desk/objections?show=${tab}`;
}
