/** Which files may go with a request, and when a picture is made smaller. */

import { describe, expect, test } from 'vitest';
import { fitted, isAcceptable, isPicture, isSound, nameOf, shrink, smaller } from '../src/request/shrink';

const blob = (bytes: number, type = 'image/jpeg') => new Blob(['x'.repeat(bytes)], { type });

describe('a picture', () => {
  test('keeps its proportion within 1600 pixels', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 });
    expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 });
    expect(fitted(20000, 3)).toEqual({ width: 1600, height: 1 });
  });

  test('is never made larger', () => {
    expect(fitted(800, 600)).toEqual({ width: 800, height: 600 });
  });

  test('is sent as it is unless the new one has fewer bytes', () => {
    const original = blob(100);
    expect(smaller(original, blob(99)).size).toBe(99);
    expect(smaller(original, blob(100))).toBe(original);
    expect(smaller(original, blob(0))).toBe(original);
    expect(smaller(original, undefined)).toBe(original);
  });

  test('in a kind that can only be read elsewhere stays as it is', async () => {
    const pdf = new File(['%PDF-1.7'], '户口本.pdf', { type: 'application/pdf' });
    expect(await shrink(pdf)).toBe(pdf);
  });

  test('is named after what it has become', () => {
    expect(nameOf({ name: 'IMG_1.2.HEIC' }, blob(1))).toBe('IMG_1.2.jpg');
    expect(nameOf({ name: 'IMG_1.HEIC' }, blob(1, 'image/heic'))).toBe('IMG_1.HEIC');
  });
});

describe('a file', () => {
  test('is a photograph or a PDF, also when the phone does not say so', () => {
    expect(isAcceptable({ type: 'image/jpeg', name: 'a' })).toBe(true);
    expect(isAcceptable({ type: '', name: 'IMG_1.HEIC' })).toBe(true);
    expect(isAcceptable({ type: '', name: '户口本.PDF' })).toBe(true);
    expect(isAcceptable({ type: 'application/msword', name: 'a.doc' })).toBe(false);
    expect(isAcceptable({ type: 'image/svg+xml', name: 'a.svg' })).toBe(false);
  });

  test('that may be a recording is one for complaints only', () => {
    expect(isSound({ type: 'audio/x-m4a', name: 'a' })).toBe(true);
    expect(isSound({ type: '', name: '通话录音.M4A' })).toBe(true);
    expect(isSound({ type: 'video/mp4', name: 'a.mp4' })).toBe(false);
    expect(isAcceptable({ type: 'audio/mpeg', name: 'a.mp3' })).toBe(false);
  });

  test('that is a PDF is no picture', () => {
    expect(isPicture({ type: 'application/pdf', name: 'a.pdf' })).toBe(false);
  });
});
