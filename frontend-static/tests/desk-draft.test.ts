import { describe, expect, it } from 'vitest';
import { NO_DAY, firstStatement, isBlank, isoDay } from '../src/desk/draft';

describe('the first draft of what is certified', () => {
  it('is what the resident wrote, without the closing that the paper prints anyway', () => {
    expect(firstStatement('我住在三组。\n特此证明。')).toBe('我住在三组。');
    expect(firstStatement(' 我住在三组。特此证明 ')).toBe('我住在三组。');
  });

  it('keeps the closing words where they stand in the middle', () => {
    expect(firstStatement('特此证明他住在三组。')).toBe('特此证明他住在三组。');
  });
});

describe('a day typed in three fields', () => {
  it.each([
    ['2027', '2', '28', '2027-02-28'],
    [' 2027', '02', '5 ', '2027-02-05'],
    ['2028', '2', '29', '2028-02-29'],
  ])('%s-%s-%s is %s', (year, month, day, iso) => {
    expect(isoDay({ year, month, day })).toBe(iso);
  });

  it.each([
    ['2027', '2', '29'],
    ['2027', '4', '31'],
    ['2027', '13', '1'],
    ['2027', '0', '1'],
    ['2027', '', '1'],
    ['27', '1', '1'],
    ['二〇二七', '1', '1'],
  ])('%s-%s-%s is no day', (year, month, day) => {
    expect(isoDay({ year, month, day })).toBeUndefined();
  });

  it('may be left out altogether', () => {
    expect(isBlank(NO_DAY)).toBe(true);
    expect(isBlank({ ...NO_DAY, day: '1' })).toBe(false);
  });
});
