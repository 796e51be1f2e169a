import { describe, expect, it } from 'vitest';
import type { Role } from '../src/generated/account';
import type { ProofState } from '../src/generated/desk';
import { isClaimable, verbsFor, type Verb } from '../src/desk/verbs';

/** Every state: what a preparer may do, what an approver may do, and whether it can be claimed. */
const TABLE: Record<ProofState, [preparer: Verb[], approver: Verb[], claimable: boolean]> = {
  REQUESTED: [['check', 'sendBack', 'reject'], ['sendBack', 'reject'], true],
  CHECKED: [['sendBack', 'reject'], ['approve', 'sendBack', 'reject'], true],
  SENT_BACK: [[], [], true],
  APPROVED: [[], [], false],
  REJECTED: [[], [], false],
  WITHDRAWN: [[], [], false],
  RENDER_FAILED: [[], ['retry'], true],
  RENDERED: [[], [], false],
  SEAL_FAILED: [[], ['retry'], true],
  SEALED: [[], [], false],
  ISSUED: [['correct'], ['revoke'], false],
  REVOKED: [[], [], false],
  SUPERSEDED: [[], [], false],
  EXPIRED: [[], [], false],
};
const STATES = Object.keys(TABLE) as ProofState[];
const READERS: Role[] = ['TOWNSHIP', 'SEAL_KEEPER', 'SUPERVISOR', 'DEPARTMENT_STAFF', 'OPERATOR'];

describe.each(STATES)('in the state %s', (state) => {
  const [preparer, approver, claimable] = TABLE[state];

  it('a preparer is offered what preparers may do', () => {
    expect(verbsFor(state, ['PREPARER'])).toEqual(preparer);
  });

  it('an approver is offered what approvers may do', () => {
    expect(verbsFor(state, ['APPROVER'])).toEqual(approver);
  });

  it('somebody with both posts is offered everything of both, each once', () => {
    const both = verbsFor(state, ['PREPARER', 'APPROVER']);
    expect(new Set(both)).toEqual(new Set([...preparer, ...approver]));
    expect(both).toHaveLength(new Set(both).size);
  });

  it('only the desk can claim it, while it is open', () => {
    expect(isClaimable(state, ['PREPARER'])).toBe(claimable);
    expect(isClaimable(state, ['APPROVER'])).toBe(claimable);
  });

  it.each(READERS)('a %s reads it and can do nothing', (role) => {
    expect(verbsFor(state, [role])).toEqual([]);
    expect(isClaimable(state, [role])).toBe(false);
  });

  it('somebody without a post can do nothing', () => {
    expect(verbsFor(state, [])).toEqual([]);
  });
});
