/** The tabs of the worklist: their names, their order, and their place in the address. */

import { signal } from '@preact/signals';
import type { Role } from '../generated/account';
import type { Stage } from '../generated/desk';
import { words } from '../foundation/language';

const NAMES: Record<Stage, string> = words(
  {
    TO_CHECK: '待核实',
    TO_APPROVE: '待审批',
    MINE: '我的',
    WAITING_FOR_RESIDENT: '等居民',
    OVERDUE: '超期',
    IN_PRODUCTION: '制证中',
    STUCK: '遇到问题',
    ISSUED: '已办结',
    DOUBTED: '存疑',
    ALL: '全部',
  },
  {
    TO_CHECK: 'To check',
    TO_APPROVE: 'To approve',
    MINE: 'Mine',
    WAITING_FOR_RESIDENT: 'Waiting for the resident',
    OVERDUE: 'Overdue',
    IN_PRODUCTION: 'Being made',
    STUCK: 'Held up',
    ISSUED: 'Issued',
    DOUBTED: 'In doubt',
    ALL: 'All',
  },
);

export const STAGES = Object.keys(NAMES) as readonly Stage[];

export interface View {
  readonly stage: Stage;
  readonly search: string;
}

export function stageName(stage: Stage): string {
  return NAMES[stage];
}

/** What the address asks for; without a tab, the one with this person's next work. */
export function viewOf(query: string, roles: readonly Role[]): View {
  const asked = new URLSearchParams(query);
  const stage = STAGES.find((each) => each === asked.get('stage'));
  return { stage: stage ?? firstStage(roles), search: (asked.get('q') ?? '').trim() };
}

export function addressOf({ stage, search }: View): string {
  return `/desk?stage=${stage}${search ? `&q=${encodeURIComponent(search)}` : ''}`;
}

/** The worklist as it was last looked at, for the way back from a case. */
export const lastAddress = signal('/desk');

function firstStage(roles: readonly Role[]): Stage {
  if (roles.includes('PREPARER')) return 'TO_CHECK';
  return roles.includes('APPROVER') ? 'TO_APPROVE' : 'ALL';
}
