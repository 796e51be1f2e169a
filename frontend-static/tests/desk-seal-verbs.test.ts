import { describe, expect, it } from 'vitest';
import type { Role } from '../src/generated/account';
import type { SealState } from '../src/generated/desk';
import { sealVerbs, type SealVerb } from '../src/desk/seal-verbs';

const TABLE: Record<SealState, SealVerb[]> = {
  ENROLLED: ['activate', 'retire'],
  ACTIVE: ['suspend', 'retire'],
  SUSPENDED: ['activate', 'retire'],
  RETIRED: [],
};
const STATES = Object.keys(TABLE) as SealState[];
const OTHERS: Role[] = ['PREPARER', 'APPROVER', 'SEAL_KEEPER', 'SUPERVISOR', 'DEPARTMENT_STAFF', 'OPERATOR'];

describe.each(STATES)('a seal in the state %s', (state) => {
  it('offers the township what it may do', () => {
    expect(sealVerbs(state, ['TOWNSHIP'])).toEqual(TABLE[state]);
  });

  it('offers nothing to anybody else, not even to its keeper', () => {
    expect(sealVerbs(state, OTHERS)).toEqual([]);
  });
});
