/** A page of the desk knows no newer revision than the one from before it was asked for. */

import { cleanup, render, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { readDesk, useDeskPulse } from '../src/desk/live';
import { DeskCase, DeskRevision } from '../src/generated/desk';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Pulse() {
  useDeskPulse(60, () => undefined, async () => undefined);
  return null;
}

test('a revision that comes while a page is on its way is not that page’s', async () => {
  let revision = 'before';
  let told = 0;
  let arrive = (): void => undefined;
  const onItsWay = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  vi.stubGlobal('fetch', async (_: string, request: { body: string }) => {
    const { documentId } = JSON.parse(request.body);
    if (documentId !== DeskRevision.id) await onItsWay;
    else told += 1;
    return { json: async () => ({ data: { deskRevision: revision } }) };
  });
  render(<Pulse />);
  const pulse = async (expected: number) => {
    await waitFor(() => {
      if (told < expected) document.dispatchEvent(new Event('visibilitychange'));
      expect(told).toBe(expected);
    });
  };
  await pulse(1);
  await new Promise((resolve) => setTimeout(resolve));

  const page = readDesk(DeskCase, { id: '1' });
  revision = 'after';
  await pulse(2);
  await new Promise((resolve) => setTimeout(resolve));
  arrive();

  expect((await page).asOf).toBe('before');
  expect((await readDesk(DeskCase, { id: '1' })).asOf).toBe('after');
});
