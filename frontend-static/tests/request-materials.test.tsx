/** What went with an earlier request goes with a new one too, without another photograph. */

import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MaterialsToReuse, ReuseMaterial } from '../src/generated/request';
import { Attachments } from '../src/request/attachments';
import { forgetUploads, freshDraft, type DraftFile } from '../src/request/draft';
import { MOST_FILES } from '../src/request/shrink';
import { uploadMissing } from '../src/request/uploading';
import { openPortal, type Portal } from './portal';

const BOOK: DraftFile = {
  key: 'k',
  name: '照片（以前交给“居住证明”）',
  type: 'image/jpeg',
  size: 240_000,
  material: { id: 'a-1', url: '/files/attachments/a-1' },
};

let portal: Portal;

function answerMaterials(...ids: string[]): void {
  const edges = ids.map((id) => ({
    node: {
      timesUsed: 1,
      proofTitle: '居住证明',
      attachment: { id, mediaType: 'image/jpeg', size: 240_000, url: `/files/attachments/${id}`, uploadedAt: '2026-11-20T02:00:00Z' },
    },
  }));
  const pageInfo = { hasNextPage: false, endCursor: null };
  portal.answer(MaterialsToReuse, () => ({ myMaterials: { totalCount: ids.length, pageInfo, edges } }));
}

beforeEach(() => {
  portal = openPortal();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('choosing from my materials', () => {
  const files = signal<readonly DraftFile[]>([]);

  function Shown() {
    return (
      <Attachments
        files={files.value}
        blobOf={async () => undefined}
        onAdd={async () => undefined}
        onReuse={(file) => (files.value = [...files.value, file])}
        onRemove={(file) => (files.value = files.value.filter(({ key }) => key !== file.key))}
      />
    );
  }

  const choose = () => screen.findByRole('button', { name: /^用这个/ });

  test('adds one to the request, once', async () => {
    files.value = [];
    answerMaterials('a-1');
    render(<Shown />);
    fireEvent.click(await choose());
    const used = await screen.findByRole('button', { name: /^已添加/ });
    expect(files.value).toMatchObject([{ type: 'image/jpeg', size: 240_000, material: { id: 'a-1' } }]);
    fireEvent.click(used);
    expect(files.value).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: /^移除/ }));
    expect(await choose()).toBeTruthy();
  });

  test('is not offered to those who have handed in nothing', async () => {
    files.value = [];
    answerMaterials();
    render(<Shown />);
    await vi.waitFor(() => expect(portal.asked).toHaveLength(1));
    expect(screen.queryByText(/从我的材料里选/)).toBeNull();
  });

  test('adds no more than a request takes', async () => {
    files.value = Array.from({ length: MOST_FILES }, (_, index) => ({ ...BOOK, key: `${index}`, material: { id: `${index}`, url: '' } }));
    answerMaterials('a-1');
    render(<Shown />);
    fireEvent.click(await choose());
    expect(await screen.findByText(/多出来的没有添加/)).toBeTruthy();
    expect(files.value).toHaveLength(MOST_FILES);
  });
});

describe('sending a material', () => {
  const work = (file: DraftFile, onUploaded: (key: string, id: string) => Promise<void>) => ({
    files: [file],
    blobOf: async () => undefined,
    onUploaded,
    onProgress: () => undefined,
  });

  test('asks the portal for it instead of sending bytes', async () => {
    portal.answer(ReuseMaterial, () => ({ reuseMaterial: { __typename: 'Attachment' as const, id: 'new' } }));
    const uploaded: string[] = [];
    const problem = await uploadMissing(work(BOOK, async (_, id) => void uploaded.push(id)));
    expect(problem).toBeUndefined();
    expect(uploaded).toEqual(['new']);
    expect(portal.asked).toEqual([{ id: ReuseMaterial.id, variables: { attachmentId: 'a-1' } }]);
  });

  test('that the portal does not have any more says which', async () => {
    portal.answer(ReuseMaterial, () => ({
      reuseMaterial: { __typename: 'Problem' as const, code: 'NOT_FOUND' as const, message: '没有找到。', messageEn: 'Not found.', field: null },
    }));
    const problem = await uploadMissing(work(BOOK, async () => undefined));
    expect(problem).toMatchObject({ field: 'attachmentIds', message: `${BOOK.name}：没有找到。` });
  });

  test('stays possible for another request', () => {
    const sent = { ...freshDraft(), files: [{ ...BOOK, uploadId: 'new' }] };
    expect(forgetUploads(sent).files).toEqual([BOOK]);
  });
});
