/** What my posts in the organisation I act for allow. */

import type { Role } from '../generated/account';
import { me, type Person } from '../foundation/session';

const COMMITTEE: readonly Role[] = ['PREPARER', 'APPROVER', 'SEAL_KEEPER'];

/** Whether somebody belongs to the committee itself, which the files of a request are for. */
export function isOfCommittee(roles: readonly Role[]): boolean {
  return COMMITTEE.some((role) => roles.includes(role));
}

/** Whether somebody sees cases at all; those who run the portal and supervisors do not. */
export function readsCases(roles: readonly Role[]): boolean {
  return isOfCommittee(roles) || roles.includes('TOWNSHIP');
}

export function rolesOf(person: Person | null | undefined): readonly Role[] {
  const here = person?.actingFor?.id;
  return person?.offices.find(({ organisation }) => organisation.id === here)?.roles ?? [];
}

export function myRoles(): readonly Role[] {
  return rolesOf(me.value);
}
