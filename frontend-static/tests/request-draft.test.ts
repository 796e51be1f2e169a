/** A request being written: kept, checked question by question, dropped when it is old. */

import { beforeEach, describe, expect, test } from 'vitest';
import { asNewRequest, changed, freshDraft, inputOf, isBlank, isStale, type Draft } from '../src/request/draft';
import { Drafts, type Device } from '../src/request/drafts';
import { firstOpen, idNumberMistake, isReached, lengthOf, mistakesAt, stepOf, STEPS } from '../src/request/steps';
import { newToken } from '../src/foundation/token';

const A_DAY = 24 * 3_600_000;
const REQUEST: Draft = {
  ...freshDraft(),
  committee: { code: '360404204202', name: '小阳村委会' },
  about: 'self',
  title: '居住证明',
  purpose: '办理子女入学',
  recipient: '柴桑区教育体育局',
  text: '我从2012年3月起一直住在第三村民小组。',
};

/** What IndexedDB does, for this test: copies in and out. */
class MemoryDevice implements Device {
  readonly entries = new Map<string, unknown>();
  broken = false;

  async read<T>(key: string): Promise<T | undefined> {
    this.mayBreak();
    return this.entries.get(key) as T | undefined;
  }
  async write(key: string, value: unknown): Promise<void> {
    this.mayBreak();
    this.entries.set(key, value instanceof Blob ? value : structuredClone(value));
  }
  async remove(key: string): Promise<void> {
    this.mayBreak();
    this.entries.delete(key);
  }
  async keys(): Promise<string[]> {
    this.mayBreak();
    return [...this.entries.keys()];
  }
  private mayBreak(): void {
    if (this.broken) throw new Error('no storage on this device');
  }
}

describe('a token', () => {
  test('is a random UUID of version 4', () => {
    const tokens = Array.from({ length: 100 }, newToken);
    for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(tokens).size).toBe(tokens.length);
  });
});

describe('a draft', () => {
  let device: MemoryDevice;

  beforeEach(() => {
    device = new MemoryDevice();
  });

  async function opened(owner = 'A'): Promise<Drafts> {
    const drafts = new Drafts(device);
    await drafts.open(owner);
    return drafts;
  }

  test('is there again after the tab was closed, with its token and its files', async () => {
    const before = await opened();
    before.change({ title: '居住证明' });
    await before.putFile('k', new Blob(['photo']));
    before.change({ files: [{ key: 'k', name: '照片.jpg', type: 'image/jpeg', size: 5 }] });
    await before.flush();

    const after = await opened();
    expect(after.draft.value).toEqual(before.draft.value);
    expect(await (await after.fileOf('k'))?.text()).toBe('photo');
  });

  test('is shown to nobody else on the same phone', async () => {
    const mine = await opened('A');
    mine.change({ title: '居住证明' });
    await mine.flush();
    expect((await opened('B')).draft.value).toBeUndefined();
    expect((await opened('A')).draft.value?.title).toBe('居住证明');
  });

  test('is deleted with its files two weeks after the last change, whoever opens the portal', async () => {
    const mine = await opened('A');
    await mine.putFile('k', new Blob(['photo']));
    mine.change({ files: [{ key: 'k', name: '照片.jpg', type: 'image/jpeg', size: 5 }] });
    await mine.flush();
    for (const [key, value] of device.entries) {
      if (key.startsWith('draft:')) device.entries.set(key, { ...(value as object), savedAt: Date.now() - 15 * A_DAY });
    }
    await opened('B');
    expect([...device.entries.keys()]).toEqual([]);
  });

  test('is stale after 14 days and not before', () => {
    expect(isStale({ savedAt: 0 }, 14 * A_DAY)).toBe(false);
    expect(isStale({ savedAt: 0 }, 14 * A_DAY + 1)).toBe(true);
  });

  test('can be written where the device keeps nothing, which is told', async () => {
    device.broken = true;
    const drafts = await opened();
    drafts.change({ title: '居住证明' });
    await drafts.flush();
    await drafts.putFile('k', new Blob(['photo']));
    await drafts.reload();
    expect(drafts.draft.value?.title).toBe('居住证明');
    expect(await (await drafts.fileOf('k'))?.text()).toBe('photo');
    expect(drafts.forgetful.value).toBe(true);
  });

  test('of an earlier release is completed with what is asked today', async () => {
    const { borrowed: _, ...older } = REQUEST;
    device.entries.set('draft:A', { savedAt: Date.now(), draft: older });
    expect((await opened('A')).draft.value).toEqual({ ...REQUEST, borrowed: '' });
  });

  test('that is discarded leaves nothing behind', async () => {
    const drafts = await opened();
    await drafts.putFile('k', new Blob(['photo']));
    drafts.change({ files: [{ key: 'k', name: '照片.jpg', type: 'image/jpeg', size: 5 }] });
    await drafts.discard();
    expect([...device.entries.keys()]).toEqual(['draft:A']);
    expect((await opened()).draft.value).toBeUndefined();
  });

  test('marks the device while it is queued, so that the portal knows at its start', async () => {
    const drafts = await opened();
    await drafts.replace({ ...REQUEST, status: 'queued' });
    expect(device.entries.get('queued')).toBe(true);
    drafts.change({ title: '另一份' });
    await drafts.flush();
    expect(device.entries.has('queued')).toBe(false);
  });

  test('that was written on after it was queued must be submitted again', () => {
    const draft = changed({ ...REQUEST, status: 'queued' }, { title: '另一份' });
    expect(draft.status).toBe('writing');
    expect(draft.clientToken).toBe(REQUEST.clientToken);
  });

  test('becomes another request with another token and files to go up anew', () => {
    const files = [{ key: 'k', name: '照片.jpg', type: 'image/jpeg', size: 5, uploadId: 'u' }];
    const another = asNewRequest({ ...REQUEST, files });
    expect(another.clientToken).not.toBe(REQUEST.clientToken);
    expect(another.files[0]).not.toHaveProperty('uploadId');
    expect(another.text).toBe(REQUEST.text);
  });

  test('is worth keeping once something is written', () => {
    expect(isBlank({ ...freshDraft(), committee: REQUEST.committee })).toBe(true);
    expect(isBlank({ ...freshDraft(), title: '居' })).toBe(false);
  });
});

describe('the input of a request', () => {
  test('names nobody when it is about oneself, even if another was typed before', () => {
    const subject = { name: '王桂香', idNumber: '', relation: 'PARENT' } as const;
    expect(inputOf({ ...REQUEST, subject }).subject).toBeNull();
  });

  test('leaves out an empty identity number and blanks within one', () => {
    const subject = { name: '王桂香', idNumber: '', relation: 'PARENT' } as const;
    expect(inputOf({ ...REQUEST, about: 'other', subject }).subject).toEqual({ ...subject, idNumber: null });
    const spaced = { ...subject, idNumber: '990101 18800101 0015' };
    expect(inputOf({ ...REQUEST, about: 'other', subject: spaced }).subject?.idNumber).toBe('990101188001010015');
  });

  test('is the same each time for an unchanged draft', () => {
    expect(inputOf(REQUEST)).toEqual(inputOf(structuredClone(REQUEST)));
  });
});

describe('the questions', () => {
  test('come in their order, each after the ones before are answered', () => {
    let draft = freshDraft();
    const answers: Partial<Draft>[] = [
      { committee: REQUEST.committee },
      { about: 'self' },
      { title: '居住证明' },
      { purpose: '入学', recipient: '学校' },
      { text: '一直住在这里。' },
    ];
    for (const [index, answer] of answers.entries()) {
      expect(firstOpen(draft)).toBe(STEPS[index]);
      expect(isReached(STEPS[index + 1] ?? 'check', draft)).toBe(false);
      draft = { ...draft, ...answer };
    }
    expect(firstOpen(draft)).toBe('check');
    expect(isReached('files', draft)).toBe(true);
  });

  test('know to which of them a problem of the portal belongs', () => {
    expect(stepOf('subject.idNumber')).toBe('about');
    expect(stepOf('recipient')).toBe('why');
    expect(stepOf('attachmentIds')).toBe('files');
    expect(stepOf('clientToken')).toBe('check');
    expect(stepOf(null)).toBe('check');
  });

  test('count characters as the server does', () => {
    expect(lengthOf(' 𠮷田\n')).toBe(2);
    expect(lengthOf('e\u0301')).toBe(1);
    expect(mistakesAt('what', { ...REQUEST, title: '𠮷'.repeat(60) }).title).toBeUndefined();
    expect(mistakesAt('what', { ...REQUEST, title: '𠮷'.repeat(61) }).title).toContain('61');
  });

  test('ask for name and relation of another person, and for no number', () => {
    const found = mistakesAt('about', { ...REQUEST, about: 'other' });
    expect(Object.keys(found).filter((field) => found[field])).toEqual(['subject.name', 'subject.relation']);
  });

  test('notice an identity number that cannot be right', () => {
    expect(idNumberMistake('')).toBeUndefined();
    expect(idNumberMistake('990101 18800101 0015')).toBeUndefined();
    expect(idNumberMistake('990101188001010014')).toBeTruthy();
    expect(idNumberMistake('99010118800101001')).toBeTruthy();
    expect(idNumberMistake('９９0101188001010015')).toBeTruthy();
  });

  test('do not let the words of an example out as one’s own', () => {
    expect(mistakesAt('words', { ...REQUEST, borrowed: REQUEST.text }).text).toBeTruthy();
    expect(mistakesAt('words', { ...REQUEST, borrowed: REQUEST.text, text: `${REQUEST.text}真的。` }).text).toBeUndefined();
  });
});
