/** Sending: once, whatever the network does. Only the border to the network is played here. */

import { effect } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freshDraft, type Draft } from '../src/request/draft';
import { Drafts, type Device } from '../src/request/drafts';
import { Outbox } from '../src/request/outbox';

const REQUEST: Draft = {
  ...freshDraft(),
  committee: { code: '360404204202', name: '小阳村委会' },
  about: 'self',
  title: '居住证明',
  purpose: '办理子女入学',
  recipient: '柴桑区教育体育局',
  text: '我从2012年3月起一直住在第三村民小组。',
  declared: '2026-11',
};
const PROOF = {
  __typename: 'Proof',
  id: 'p-1',
  dueOn: '2026-11-30',
  calendarKnown: true,
  committee: { name: '小阳村村民委员会', contactPhone: '0792-0000000' },
};
const problem = (code: string, field: string | null = null) => ({
  __typename: 'Problem',
  code,
  message: '请改正。',
  messageEn: 'Please mend it.',
  field,
});

class MemoryDevice implements Device {
  private readonly entries = new Map<string, unknown>();
  read = async <T>(key: string) => this.entries.get(key) as T | undefined;
  write = async (key: string, value: unknown) => void this.entries.set(key, value);
  remove = async (key: string) => void this.entries.delete(key);
  keys = async () => [...this.entries.keys()];
}

type Input = { clientToken: string; attachmentIds: string[] };
/** What the portal would do with a request: an answer, or nothing comes back. */
type Portal = (input: Input) => object | 'no signal';

let sent: Input[];
let uploads: number;
let device: MemoryDevice;

function connect(portal: Portal): void {
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const { input } = JSON.parse(body).variables as { input: Input };
    sent.push(input);
    const answer = portal(input);
    if (answer === 'no signal') throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify('errors' in answer ? answer : { data: { requestProof: answer } }));
  });
}

/** POST /uploads, as far as a page sees it: each gets a new number. */
class PlayedXhr {
  upload = {};
  status = 201;
  responseText = '';
  onload: (() => void) | undefined;
  open(): void {}
  setRequestHeader(): void {}
  send(): void {
    uploads += 1;
    this.responseText = JSON.stringify({ id: `u-${uploads}` });
    setTimeout(() => this.onload?.(), 0);
  }
}

async function tab(draft?: Draft): Promise<{ drafts: Drafts; outbox: Outbox }> {
  const drafts = new Drafts(device);
  await drafts.open('A');
  if (draft) await drafts.replace(draft);
  return { drafts, outbox: new Outbox(drafts) };
}

async function withPhoto(): Promise<{ drafts: Drafts; outbox: Outbox }> {
  const one = await tab({ ...REQUEST, files: [{ key: 'k', name: '照片.jpg', type: 'image/jpeg', size: 5 }] });
  await one.drafts.putFile('k', new Blob(['photo']));
  return one;
}

beforeEach(() => {
  sent = [];
  uploads = 0;
  device = new MemoryDevice();
  vi.stubGlobal('XMLHttpRequest', PlayedXhr);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a submitted draft', () => {
  test('becomes one request, and only its receipt stays', async () => {
    connect(() => PROOF);
    const { drafts, outbox } = await tab(REQUEST);
    await outbox.submit();
    expect(sent.map((each) => each.clientToken)).toEqual([REQUEST.clientToken]);
    expect(drafts.draft.value).toBeUndefined();
    expect(drafts.receipt.value?.id).toBe('p-1');
    expect(drafts.committee.value).toEqual(REQUEST.committee);
  });

  test('that is submitted by a double tap is sent once', async () => {
    connect(() => PROOF);
    const { outbox } = await tab(REQUEST);
    await Promise.all([outbox.submit(), outbox.submit(), outbox.deliver()]);
    expect(sent).toHaveLength(1);
  });

  test('is never shown as one that waits before it was tried', async () => {
    connect(() => PROOF);
    const { outbox, drafts } = await tab(REQUEST);
    const shown: boolean[] = [];
    const dispose = effect(() => {
      if (drafts.draft.value?.status === 'queued') shown.push(outbox.sending.value);
    });
    await outbox.submit();
    dispose();
    expect(shown).not.toContain(false);
    expect(outbox.sending.value).toBe(false);
  });

  test('is sent although a look for something to send is just under way', async () => {
    connect(() => PROOF);
    const { outbox, drafts } = await tab(REQUEST);
    await Promise.all([outbox.deliver(), outbox.submit()]);
    expect(sent).toHaveLength(1);
    expect(drafts.receipt.value?.id).toBe('p-1');
  });

  test('waits without signal, and goes once when it is back', async () => {
    let signal = false;
    connect(() => (signal ? PROOF : 'no signal'));
    const { drafts, outbox } = await tab(REQUEST);
    await outbox.submit();
    expect(drafts.draft.value?.status).toBe('queued');
    expect(outbox.failure.value?.kind).toBe('offline');

    signal = true;
    outbox.pulse();
    outbox.pulse();
    await outbox.deliver();
    await outbox.deliver();
    expect(sent).toHaveLength(2);
    expect(new Set(sent.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(drafts.receipt.value?.id).toBe('p-1');
  });

  test('survives a closed tab while it waits', async () => {
    connect(() => 'no signal');
    await (await tab(REQUEST)).outbox.submit();
    connect(() => PROOF);
    const later = await tab();
    await later.outbox.deliver();
    expect(new Set(sent.map((each) => each.clientToken))).toEqual(new Set([REQUEST.clientToken]));
    expect(later.drafts.receipt.value?.id).toBe('p-1');
  });

  test('is not sent again by a tab that still shows it', async () => {
    connect(() => 'no signal');
    const first = await tab(REQUEST);
    await first.outbox.submit();
    const second = await tab();
    connect(() => PROOF);
    await second.outbox.deliver();
    const before = sent.length;
    await first.outbox.deliver();
    expect(sent).toHaveLength(before);
    expect(first.drafts.draft.value).toBeUndefined();
  });

  test('stays queued when one must sign in again, and is not tried in a circle', async () => {
    connect(() => ({ errors: [{ message: '请先登录。', extensions: { code: 'SIGN_IN_REQUIRED' } }] }));
    const { drafts, outbox } = await tab(REQUEST);
    await outbox.submit();
    outbox.pulse();
    expect(outbox.sending.value).toBe(false);
    expect(drafts.draft.value?.status).toBe('queued');
    expect(outbox.failure.value?.code).toBe('SIGN_IN_REQUIRED');
  });

  test('comes back to be mended with what the portal has against it', async () => {
    connect(() => problem('TEXT_UNPRINTABLE', 'title'));
    const { drafts, outbox } = await tab(REQUEST);
    await outbox.submit();
    expect(drafts.draft.value).toMatchObject({ status: 'writing', refusal: { code: 'TEXT_UNPRINTABLE', field: 'title' } });
    drafts.change({ title: '另一份' });
    expect(drafts.draft.value?.refusal).toBeUndefined();
  });

  test('that another office decides comes back with where to go', async () => {
    connect(() => ({ __typename: 'NotOurs', name: '亲属关系证明', goInstead: '公安派出所' }));
    const { drafts, outbox } = await tab(REQUEST);
    await outbox.submit();
    expect(drafts.draft.value?.refusal).toMatchObject({ __typename: 'NotOurs', goInstead: '公安派出所' });
  });
});

describe('the files of a draft', () => {
  test('go up before the request, which names them', async () => {
    connect(() => PROOF);
    await (await withPhoto()).outbox.submit();
    expect(sent[0]?.attachmentIds).toEqual(['u-1']);
  });

  test('are not uploaded again when only the request did not get through', async () => {
    let signal = false;
    connect(() => (signal ? PROOF : 'no signal'));
    const { outbox } = await withPhoto();
    await outbox.submit();
    signal = true;
    await outbox.deliver();
    expect(uploads).toBe(1);
    expect(sent.map((each) => each.attachmentIds)).toEqual([['u-1'], ['u-1']]);
  });

  test('go up anew when the portal tidied them away while they waited', async () => {
    let signal = false;
    connect(({ attachmentIds }) => {
      if (!signal) return 'no signal';
      return attachmentIds.includes('u-1') ? problem('ATTACHMENT_UNKNOWN', 'attachmentIds') : PROOF;
    });
    const { drafts, outbox } = await withPhoto();
    await outbox.submit();
    signal = true;
    await outbox.deliver();
    expect(sent.map((each) => each.attachmentIds)).toEqual([['u-1'], ['u-1'], ['u-2']]);
    expect(drafts.receipt.value?.id).toBe('p-1');
  });

  test('that the phone has deleted are asked for again, and nothing is sent without them', async () => {
    connect(() => PROOF);
    const { drafts, outbox } = await withPhoto();
    await drafts.removeFiles([{ key: 'k' }]);
    await outbox.submit();
    expect(sent).toEqual([]);
    expect(drafts.draft.value?.refusal).toMatchObject({ field: 'attachmentIds' });
  });
});
