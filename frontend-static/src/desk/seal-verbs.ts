/** Which verbs are offered on a seal: only the township decides whether a committee may seal. */

import type { Role } from '../generated/account';
import type { SealState } from '../generated/desk';

export type SealVerb = 'activate' | 'suspend' | 'retire';

const VERBS: Record<SealState, readonly SealVerb[]> = {
  ENROLLED: ['activate', 'retire'],
  ACTIVE: ['suspend', 'retire'],
  SUSPENDED: ['activate', 'retire'],
  RETIRED: [],
};

export function sealVerbs(state: SealState, roles: readonly Role[]): readonly SealVerb[] {
  return roles.includes('TOWNSHIP') ? VERBS[state] : [];
}
