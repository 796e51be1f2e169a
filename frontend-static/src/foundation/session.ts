/** Who is signed in on this phone, and for which organisation. */

import { signal } from '@preact/signals';
import { ActFor, Me, SignOut, type MeQuery, type Role } from '../generated/account';
import { clearAll, read, remove, write } from './device';
import { Failure, execute } from './graphql';
import { sentenceOf } from './language';
import { navigate } from './router';

export type Person = NonNullable<MeQuery['me']>;

/** `undefined` until the portal has answered; `null` when nobody is signed in. */
export const me = signal<Person | null | undefined>(undefined);
/** Why `me` is still unknown, when it is. */
export const trouble = signal<Failure | undefined>(undefined);

const REMEMBERED = 'me';
const SECOND_FACTOR: readonly string[] = ['SECOND_FACTOR_NEEDED', 'SECOND_FACTOR_MISSING'];

export async function refresh(): Promise<void> {
  try {
    const person = (await execute(Me, {})).me ?? null;
    me.value = person;
    trouble.value = undefined;
    await remember(person);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    trouble.value = error;
    // Without signal a page opens for whom it knew last: her draft is on this device.
    if (error.kind === 'offline') me.value ??= await remembered();
  }
}

async function remember(person: Person | null): Promise<void> {
  // Where nothing can be kept, e.g. in a private window, there is no draft to come back to either.
  await (person ? write(REMEMBERED, person) : remove(REMEMBERED)).catch(() => undefined);
}

function remembered(): Promise<Person | undefined> {
  return read<Person>(REMEMBERED).catch(() => undefined);
}

export async function signOut(): Promise<void> {
  await execute(SignOut, {});
  await leave('/');
}

/** The portal has ended the session: nothing of this person stays on the phone, then on to `to`. */
export async function leave(to: string): Promise<void> {
  // A phone is often shared in a family. Where nothing can be kept, nothing stays either.
  await clearAll().catch(() => undefined);
  me.value = null;
  navigate(to);
}

/**
 * Steps into an organisation's posts, or with `null` back to being a resident. Throws Failure when
 * the post has ended meanwhile: no form has a field where that could be mended. Whoever needs a
 * second factor for it is asked for one first, and comes back: then it answers false.
 */
export async function actFor(organisationId: string | null): Promise<boolean> {
  const { actFor: answer } = await execute(ActFor, { organisationId });
  if (answer.__typename === 'Problem' && SECOND_FACTOR.includes(answer.code)) {
    navigate(`/account/second-factor?office=${organisationId}`);
    return false;
  }
  await refresh();
  if (answer.__typename === 'Problem') throw new Failure('refused', sentenceOf(answer), answer.code);
  return true;
}

/** What her posts allow in the organisation she acts for. */
export function rolesOf(person: Person | null | undefined): readonly Role[] {
  const here = person?.actingFor?.id;
  return person?.offices.find(({ organisation }) => organisation.id === here)?.roles ?? [];
}

export type Workplace = '/desk' | '/organisation' | '/department' | '/supervisor/registration' | '/review' | '/operator/key-requests';

const REVIEWERS: readonly Role[] = ['LEGAL_REVIEWER', 'POLICY_REVIEWER', 'SUPERVISOR'];

/** Whether somebody looks at changes of the catalogue, or publishes them. */
export function reviewsChanges(roles: readonly Role[]): boolean {
  return REVIEWERS.some((role) => roles.includes(role));
}

/** Where those with these roles work: only a committee and its township have a desk. */
export function workplaceOf(roles: readonly Role[]): Workplace {
  if (roles.includes('OPERATOR')) return '/operator/key-requests';
  if (roles.includes('DEPARTMENT_STAFF')) return '/department';
  if (roles.includes('AGENT')) return '/organisation';
  // A township's supervisor has its desk too, and finds the rest from there.
  if (roles.includes('TOWNSHIP')) return '/desk';
  if (roles.includes('SUPERVISOR')) return '/supervisor/registration';
  return reviewsChanges(roles) ? '/review' : '/desk';
}

/** The session ended elsewhere: sign in, then come back to where one was. */
export function askToSignIn(): void {
  me.value = null;
  navigate(signInAddress(), { replace: true });
}

export function signInAddress(): string {
  return `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
}

/** Where to go after signing in: only to a page of the portal. */
export function nextAddress(): string {
  const next = new URLSearchParams(location.search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
