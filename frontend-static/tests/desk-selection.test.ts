import { describe, expect, it } from 'vitest';
import { MOST_AT_ONCE, allOf, failedOf, stillListed, toggled } from '../src/desk/selection';

const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `case-${index}` }));

describe('choosing cases for one approval of several', () => {
  it('chooses a case, and lets it go again', () => {
    const once = toggled(new Set(), 'a');
    expect(Array.from(once)).toEqual(['a']);
    expect(toggled(once, 'a').size).toBe(0);
  });

  it('leaves what was chosen before as it was', () => {
    const before = new Set(['a']);
    toggled(before, 'b');
    expect(Array.from(before)).toEqual(['a']);
  });

  it('chooses everything that is listed', () => {
    expect(allOf(rows(3)).size).toBe(3);
  });

  it('never chooses more than the portal approves at once', () => {
    const full = allOf(rows(MOST_AT_ONCE + 20));
    expect(full.size).toBe(MOST_AT_ONCE);
    expect(full.has('case-0')).toBe(true);
    expect(toggled(full, 'one-more').size).toBe(MOST_AT_ONCE);
    expect(toggled(full, 'case-0').size).toBe(MOST_AT_ONCE - 1);
  });

  it('forgets what a new list no longer has, and keeps the rest', () => {
    expect(Array.from(stillListed(new Set(['case-1', 'gone']), rows(3)))).toEqual(['case-1']);
  });

  it('keeps just what failed chosen after an approval', () => {
    const outcomes = [
      { id: 'a', problem: null },
      { id: 'b', problem: { message: '没有可用的印章' } },
    ];
    expect(Array.from(failedOf(outcomes))).toEqual(['b']);
  });
});
