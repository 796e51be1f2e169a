/** A deed that was sent and not answered keeps its key; an answered one is over. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure, execute, type Document } from '../src/foundation/graphql';

const ASK: Document<object, { words: string }> = { id: 'sha256:read' };
const DO: Document<object, { words: string }> = { id: 'sha256:done', isVerb: true };

const sent: (string | undefined)[] = [];
let answer: () => Promise<object>;

beforeEach(() => {
  sent.length = 0;
  answer = async () => ({ data: {} });
  vi.stubGlobal('fetch', async (_: string, { headers }: { headers: Record<string, string> }) => {
    sent.push(headers['idempotency-key']);
    return { json: answer };
  });
});

afterEach(() => vi.unstubAllGlobals());

test('a question has no key', async () => {
  await execute(ASK, { words: '一' });
  expect(sent).toEqual([undefined]);
});

test('every deed has a key of its own once it was answered', async () => {
  await execute(DO, { words: '一' });
  await execute(DO, { words: '一' });
  expect(sent[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(sent[1]).not.toBe(sent[0]);
});

test.each([
  ['no answer came', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['the portal was busy', async () => ({ errors: [{ message: '', extensions: { code: 'PORTAL_BUSY' } }] })],
  ['the first is at work', async () => ({ errors: [{ message: '', extensions: { code: 'STILL_AT_WORK' } }] })],
])('the same deed is sent under the same key while %s', async (_, failing) => {
  const working = answer;
  answer = failing;
  await expect(execute(DO, { words: '二' })).rejects.toThrow(Failure);
  await expect(execute(DO, { words: '二' })).rejects.toThrow(Failure);
  await expect(execute(DO, { words: '三' })).rejects.toThrow(Failure);
  expect(sent[1]).toBe(sent[0]);
  expect(sent[2]).not.toBe(sent[0]);
  answer = working;
  await execute(DO, { words: '二' });
  await execute(DO, { words: '三' });
  expect(sent.slice(3)).toEqual([sent[0], sent[2]]);
});

test('what was refused is over', async () => {
  answer = async () => ({ errors: [{ message: '', extensions: { code: 'SIGN_IN_REQUIRED' } }] });
  await expect(execute(DO, { words: '四' })).rejects.toThrow(Failure);
  await expect(execute(DO, { words: '四' })).rejects.toThrow(Failure);
  expect(sent[1]).not.toBe(sent[0]);
});
