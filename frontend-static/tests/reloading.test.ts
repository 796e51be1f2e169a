/** A page that is older than the portal fetches itself anew, and never in a circle. */

import { afterEach, expect, test, vi } from 'vitest';
import { Failure, execute, type Document } from '../src/foundation/graphql';

type Question = Document<unknown, object>;
const KNOWN = { id: 'sha256:known' } as Question;
const GONE = { id: 'sha256:gone' } as Question;
const NEWER = { id: 'sha256:newer' } as Question;

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

/** A portal that knows one document, and how often the page fetched itself. */
function opened() {
  const reload = vi.fn<() => void>();
  vi.stubGlobal('location', { ...location, reload });
  vi.stubGlobal('fetch', async (_: string, request: { body: string }) => {
    const isKnown = JSON.parse(request.body).documentId === KNOWN.id;
    const unknown = { message: '页面已更新', extensions: { code: 'DOCUMENT_UNKNOWN' } };
    return { json: async () => (isKnown ? { data: {} } : { errors: [unknown] }) };
  });
  return reload;
}

test('a document that the portal does not know makes the page fetch itself, and tells so', async () => {
  const reload = opened();
  await expect(execute(GONE, {})).rejects.toBeInstanceOf(Failure);
  expect(reload).toHaveBeenCalledTimes(1);
});

test('a page that asks the same again after that stays, though its other questions are answered', async () => {
  const reload = opened();
  for (let visit = 0; visit < 3; visit += 1) {
    await execute(KNOWN, {});
    await expect(execute(GONE, {})).rejects.toBeInstanceOf(Failure);
  }
  expect(reload).toHaveBeenCalledTimes(1);
});

test('the next update is fetched too', async () => {
  const reload = opened();
  await execute(GONE, {}).catch(() => undefined);
  await execute(NEWER, {}).catch(() => undefined);
  expect(reload).toHaveBeenCalledTimes(2);
});
