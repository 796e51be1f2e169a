/** What my posts in the organisation I act for allow. */

import type { Role } from '../generated/account';
import { me, rolesOf } from '../foundation/session';

const COMMITTEE: readonly Role[] = ['PREPARER', 'APPROVER', 'SEAL_KEEPER'];
const ARCHIVING: readonly Role[] = ['APPROVER', 'SEAL_KEEPER', 'TOWNSHIP'];

/** Whether somebody belongs to the committee itself, which the files of a request are for. */
export function isOfCommittee(roles: readonly Role[]): boolean {
  return COMMITTEE.some((role) => roles.includes(role));
}

/** Whether somebody sees cases at all; those who run the portal and supervisors do not. */
export function readsCases(roles: readonly Role[]): boolean {
  return isOfCommittee(roles) || roles.includes('TOWNSHIP');
}

/** Whether somebody may take a finished case out as an archive package. */
export function keepsArchive(roles: readonly Role[]): boolean {
  return ARCHIVING.some((role) => roles.includes(role));
}

export function myRoles(): readonly Role[] {
  return rolesOf(me.value);
}
