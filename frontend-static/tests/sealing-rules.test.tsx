/** Rules of sealing: a looser one waits for a second operator, and everybody reads what still holds. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { me } from '../src/foundation/session';
import { SealingPolicies, SetSealingPolicy, type SealingPoliciesQuery } from '../src/generated/operators';
import SealingPage from '../src/operators/sealing';
import { openPortal, type Portal } from './portal';

type Policy = SealingPoliciesQuery['sealingPolicies'][number];

const OFFICE = { id: 'o', name: '九江市免证通运行中心', kind: 'PORTAL' as const };
const HELD: Policy = { region: '360404000000', rule: 'KEEPER_CONFIRMS', hourlyLimit: 300, wish: null };
const WISH: NonNullable<Policy['wish']> = {
  rule: 'AUTOMATIC',
  hourlyLimit: 300,
  askedAt: '2026-11-23T02:00:00Z',
  expiresAt: '2026-12-03T02:00:00Z',
  askedByName: '吴敏',
  askedByMe: false,
};

let portal: Portal;
let policy: Policy;

beforeEach(() => {
  portal = openPortal();
  const offices = [{ roles: ['OPERATOR' as const], organisation: OFFICE }];
  me.value = { name: '郭立', phone: '139****0107', steppedUp: true, actingFor: OFFICE, offices };
  policy = { ...HELD, wish: WISH };
  portal.answer(SealingPolicies, () => ({ sealingPolicies: [policy] }));
});
afterEach(() => {
  cleanup();
  me.value = undefined;
});

test('a second operator agrees by setting the same', async () => {
  portal.answer(SetSealingPolicy, () => {
    policy = { ...HELD, rule: 'AUTOMATIC' };
    return { setSealingPolicy: { __typename: 'SealingPolicy' as const, wish: null } };
  });
  render(<SealingPage />);
  expect(await screen.findByText(/每次由印章保管人确认；一小时最多 300 次/)).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: '同意放宽' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: '同意放宽' })).toBeNull());
  const asked = portal.asked.find(({ id }) => id === SetSealingPolicy.id);
  expect(asked?.variables).toEqual({ input: { region: HELD.region, rule: 'AUTOMATIC', hourlyLimit: 300 } });
});

test('who asked waits for another', async () => {
  policy = { ...HELD, wish: { ...WISH, askedByMe: true } };
  render(<SealingPage />);
  expect(await screen.findByText(/等另一位管理员在 .* 以前同意/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '同意放宽' })).toBeNull();
});
