/** What is shown of a paper: its code, its holder's name, whether it holds, and its QR code. */

import { describe, expect, test } from 'vitest';
import { qrPath } from '../src/ui/qr';
import { standingOf } from '../src/papers/standing';
import { maskedName, spaced } from '../src/papers/wording';
import { fileSize } from '../src/ui/file-size';

describe('a verification code', () => {
  test('is read aloud four by four', () => {
    expect(spaced('ABCD-EFGH-JKMN-PQRS-T')).toBe('ABCD EFGH JKMN PQRS T');
  });

  test('looks the same however it was grouped before', () => {
    expect(spaced('ABCDEFGHJKMNPQRST')).toBe(spaced('ABCD EFGH-JKMN PQRS-T'));
  });

  test('has no space at its end', () => {
    expect(spaced('ABCDEFGH')).toBe('ABCD EFGH');
  });
});

describe('a holder’s name', () => {
  // The examples of the portal's own rule, which the page behind the QR code follows.
  test.each([
    ['张三', '张*'],
    ['王桂香', '王*香'],
    ['欧阳桂香', '欧**香'],
    ['买买提·阿布都热西提', '买**'],
    ['王', '王*'],
    ['𠮷野家', '𠮷*家'],
    ['abe\u0301', 'a**'],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskedName(name)).toBe(shown);
  });
});

describe('whether a paper holds', () => {
  const today = '2026-11-22';
  const SURE = { doubtedAt: null };
  const DOUBTED = { doubtedAt: '2026-11-20T01:00:00Z' };

  test('a doubt holds it up until it is cleared, and what ended it comes first', () => {
    expect(standingOf({ state: 'ISSUED', validUntil: null, ...DOUBTED }, today)).toBe('DOUBTED');
    expect(standingOf({ state: 'ISSUED', validUntil: '2026-11-21', ...DOUBTED }, today)).toBe('EXPIRED');
    expect(standingOf({ state: 'REVOKED', validUntil: null, ...DOUBTED }, today)).toBe('REVOKED');
  });

  test('it does through its last day, and not on the day after', () => {
    expect(standingOf({ state: 'ISSUED', validUntil: null, ...SURE }, today)).toBe('VALID');
    expect(standingOf({ state: 'ISSUED', validUntil: '2026-11-22', ...SURE }, today)).toBe('VALID');
    expect(standingOf({ state: 'ISSUED', validUntil: '2026-11-21', ...SURE }, today)).toBe('EXPIRED');
  });

  test('revoked stays revoked after the last day', () => {
    expect(standingOf({ state: 'REVOKED', validUntil: '2026-11-21', ...SURE }, today)).toBe('REVOKED');
  });

  test('before it is issued there is nothing to hold', () => {
    expect(standingOf({ state: 'SEALED', validUntil: null, ...SURE }, today)).toBeUndefined();
  });
});

describe('the QR code', () => {
  const { side, d } = qrPath('https://example.org/v/ABCD-EFGH-JKMN-PQRS-T');
  const squares = [...d.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

  test('is drawn whole, as squares of one module', () => {
    expect(squares.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('')).toBe(d);
    expect(squares.length).toBeGreaterThan(200);
  });

  test('leaves four modules of white on each side', () => {
    const places = squares.flat();
    expect(Math.min(...places)).toBe(4);
    expect(Math.max(...places)).toBe(side - 5);
  });

  test('has few enough modules to be scanned from a small phone', () => {
    // 254 pixels are left on a screen 320 wide; a scanner wants about six for a module.
    expect(254 / side).toBeGreaterThan(6);
  });
});

test('sizes of files are told as people say them', () => {
  expect(fileSize(640)).toBe('1 KB');
  expect(fileSize(48_600)).toBe('49 KB');
  expect(fileSize(1_234_567)).toBe('1.2 MB');
});
