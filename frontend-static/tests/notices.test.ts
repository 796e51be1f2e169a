/** Where a message leads. */

import { expect, test } from 'vitest';
import { targetOf } from '../src/account/notice-link';

test.each([
  ['PROOF_ISSUED', '/progress/'],
  ['SHARE_LOCKED', '/shares/'],
  ['CONSENT_ASKED', '/consents/'],
  ['OBJECTION_ANSWERED', '/objections/'],
  ['RATING_ANSWERED', '/progress/'],
  ['COMPLAINT_RATING_ANSWERED', '/complaints/'],
])('%s leads its resident to %s', (kind, to) => {
  expect(targetOf(kind, 'own')?.to).toBe(to);
});

test.each([
  ['PROOF_REQUESTED', '/desk/cases/'],
  ['OBJECTION_FILED', '/desk/objections/'],
])('%s leads an official to %s', (kind, to) => {
  expect(targetOf(kind, 'desk')?.to).toBe(to);
});

test.each([
  ['RATING_BAD', '/department/ratings?repair='],
  ['PROPOSAL_MADE', '/department/changes?proposal='],
])('%s leads the staff of a department to %s', (kind, to) => {
  expect(targetOf(kind, 'department')?.to).toBe(to);
});

test('PROOF_ISSUED leads an agent to the paper of her organisation', () => {
  expect(targetOf('PROOF_ISSUED', 'organisation')?.to).toBe('/organisation/papers/');
  expect(targetOf('COMPLAINT_BUNDLE_READY', 'organisation')?.to).toBe('/organisation/complaints/');
});

test('a kind that this page does not know yet leads nowhere', () => {
  expect(targetOf('SOMETHING_NEW', 'own')).toBeUndefined();
  expect(targetOf('SHARE_OPENED', 'desk')).toBeUndefined();
});
