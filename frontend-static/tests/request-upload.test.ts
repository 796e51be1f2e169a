/** What the portal answers to a file, and what becomes of it on the page. */

import { afterEach, expect, test, vi } from 'vitest';
import { Failure } from '../src/foundation/graphql';
import { upload } from '../src/foundation/upload';

function answering(status: number, body: string): void {
  class PlayedXhr {
    upload: { onprogress?: (event: object) => void } = {};
    status = status;
    responseText = body;
    onload: (() => void) | undefined;
    onerror: (() => void) | undefined;
    open(): void {}
    setRequestHeader(): void {}
    send(): void {
      this.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 });
      setTimeout(() => (status === 0 ? this.onerror?.() : this.onload?.()), 0);
    }
  }
  vi.stubGlobal('XMLHttpRequest', PlayedXhr);
}

async function outcome(): Promise<unknown> {
  return upload(new Blob(['photo']), () => undefined).catch((error: unknown) => error);
}

const problem = (code: string) => JSON.stringify({ code, message: '不行。', messageEn: 'No.' });

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a file that arrived has a number, and its progress was told', async () => {
  answering(201, JSON.stringify({ id: 'u-1' }));
  const shares: number[] = [];
  expect(await upload(new Blob(['photo']), (share) => shares.push(share))).toMatchObject({ id: 'u-1' });
  expect(shares).toEqual([0.25]);
});

test('a file that the portal cannot take is a problem to mend', async () => {
  answering(422, problem('ATTACHMENT_BROKEN'));
  expect(await outcome()).toMatchObject({ __typename: 'Problem', code: 'ATTACHMENT_BROKEN', field: 'attachmentIds' });
});

test.each([
  [0, '', 'offline'],
  [408, problem('ATTACHMENT_INCOMPLETE'), 'offline'],
  [401, problem('SIGN_IN_REQUIRED'), 'refused'],
  [429, problem('TOO_MANY_ATTEMPTS'), 'refused'],
  [502, '<html>', 'broken'],
  [400, JSON.stringify({ message: 'no' }), 'broken'],
])('with status %i and “%s” nothing is wrong with the file: %s', async (status, body, kind) => {
  answering(status, body);
  const failure = await outcome();
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ kind });
});
