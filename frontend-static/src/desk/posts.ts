/** What my posts in the organisation I act for allow. */

import type { Role } from '../generated/account';
import { me, type Person } from '../foundation/session';

export function rolesOf(person: Person | null | undefined): readonly Role[] {
  const here = person?.actingFor?.id;
  return person?.offices.find(({ organisation }) => organisation.id === here)?.roles ?? [];
}

export function myRoles(): readonly Role[] {
  return rolesOf(me.value);
}
