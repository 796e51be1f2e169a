/** Who is signed in on this phone, and for which organisation. */

import { signal } from '@preact/signals';
import { ActFor, Me, SignOut, type MeQuery } from '../generated/account';
import { clearAll } from './device';
import { Failure, execute } from './graphql';
import { navigate } from './router';

export type Person = NonNullable<MeQuery['me']>;

/** `undefined` until the portal has answered; `null` when nobody is signed in. */
export const me = signal<Person | null | undefined>(undefined);
/** Why `me` is still unknown, when it is. */
export const trouble = signal<Failure | undefined>(undefined);

export async function refresh(): Promise<void> {
  try {
    me.value = (await execute(Me, {})).me ?? null;
    trouble.value = undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    trouble.value = error;
  }
}

export async function signOut(): Promise<void> {
  await execute(SignOut, {});
  // A phone is often shared in a family.
  await clearAll();
  me.value = null;
  navigate('/');
}

/** Steps into an organisation's posts, or with `null` back to being a resident. */
export async function actFor(organisationId: string | null): Promise<void> {
  await execute(ActFor, { organisationId });
  await refresh();
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
