/** Which verbs are offered on a case. The portal decides for itself; this only spares needless tries. */

import type { Role } from '../generated/account';
import type { ProofState } from '../generated/desk';

export type Verb = 'check' | 'approve' | 'retry' | 'sendBack' | 'reject' | 'vouch' | 'clear' | 'correct' | 'revoke';

interface Rule {
  readonly states: readonly ProofState[];
  readonly roles: readonly Role[];
  /** Only for a proof in doubt. */
  readonly doubted?: true;
}

const UNDECIDED: readonly ProofState[] = ['REQUESTED', 'CHECKED'];
const STUCK: readonly ProofState[] = ['RENDER_FAILED', 'SEAL_FAILED'];
const IN_PRODUCTION: readonly ProofState[] = ['APPROVED', 'RENDERED', 'SEALED'];
const DESK: readonly Role[] = ['PREPARER', 'APPROVER'];

/** In the order in which they are offered: the usual step first, what ends something last. */
const RULES: readonly (readonly [Verb, Rule])[] = [
  ['check', { states: ['REQUESTED'], roles: ['PREPARER'] }],
  ['approve', { states: ['CHECKED'], roles: ['APPROVER'] }],
  ['retry', { states: STUCK, roles: ['APPROVER'] }],
  ['sendBack', { states: UNDECIDED, roles: DESK }],
  ['reject', { states: UNDECIDED, roles: DESK }],
  ['vouch', { states: ['ISSUED'], roles: DESK, doubted: true }],
  ['clear', { states: ['ISSUED'], roles: ['APPROVER'], doubted: true }],
  ['correct', { states: ['ISSUED'], roles: ['PREPARER'] }],
  ['revoke', { states: ['ISSUED'], roles: ['APPROVER'] }],
];

/** What is known of the doubt about a proof; null for one that is not in doubt. */
type Doubt = { readonly vouchedAt: string | null } | null;

export function verbsFor(state: ProofState, roles: readonly Role[], doubt: Doubt = null): Verb[] {
  return RULES.filter(
    ([verb, rule]) =>
      rule.states.includes(state) &&
      holdsOneOf(rule.roles, roles) &&
      (!rule.doubted || doubt !== null) &&
      (verb !== 'clear' || Boolean(doubt?.vouchedAt)),
  ).map(([verb]) => verb);
}

/** Whether somebody can claim the case, take it over or give it back. */
export function isClaimable(state: ProofState, roles: readonly Role[]): boolean {
  const open = UNDECIDED.includes(state) || STUCK.includes(state) || state === 'SENT_BACK';
  return open && worksAtDesk(roles);
}

/** Whether somebody prepares or approves: writes notes, and sees what a paper would be. */
export function worksAtDesk(roles: readonly Role[]): boolean {
  return holdsOneOf(DESK, roles);
}

/** Decided and not issued yet: the portal is at work, within seconds. */
export function isInProduction(state: ProofState): boolean {
  return IN_PRODUCTION.includes(state);
}

export function isStuck(state: ProofState): boolean {
  return STUCK.includes(state);
}

/** Whether the clock of the committee's promise still runs, or waits. */
export function isUndecided(state: ProofState): boolean {
  return UNDECIDED.includes(state) || state === 'SENT_BACK';
}

function holdsOneOf(wanted: readonly Role[], held: readonly Role[]): boolean {
  return wanted.some((role) => held.includes(role));
}
