import { describe, expect, it } from 'vitest';
import type { ProofState } from '../src/generated/desk';
import { daysBetween, dueOf } from '../src/desk/due';

const TODAY = '2026-11-22';

function due(dueOn: string, state: ProofState = 'REQUESTED', waitingForResident = false) {
  return dueOf({ state, dueOn, waitingForResident }, TODAY);
}

describe('by when a case is to be decided', () => {
  it('is said as today on the last day', () => {
    expect(due('2026-11-22')).toEqual({ urgency: 'near', words: '今天到期' });
  });

  it('is said as tomorrow on the day before', () => {
    expect(due('2026-11-23')).toEqual({ urgency: 'near', words: '明天到期' });
  });

  it('says how many days are left', () => {
    expect(due('2026-11-27')).toEqual({ urgency: 'far', words: '还有 5 天' });
  });

  it.each([
    ['2026-11-21', 1],
    ['2026-10-22', 31],
    ['2025-11-22', 365],
  ])('says how many days it is overdue: due on %s', (dueOn, days) => {
    expect(due(dueOn, 'CHECKED')).toEqual({ urgency: 'late', words: `已超期 ${days} 天` });
  });

  it('stands still while the resident has to mend something, however late it is', () => {
    expect(due('2026-11-01', 'SENT_BACK', true)?.urgency).toBe('paused');
  });

  it.each<ProofState>(['APPROVED', 'ISSUED', 'REJECTED', 'WITHDRAWN', 'REVOKED', 'SEAL_FAILED'])(
    'is not told any more in the state %s',
    (state) => {
      expect(due('2026-11-01', state)).toBeUndefined();
    },
  );

  it('counts days across the end of February and of the year', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
    expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
  });
});
