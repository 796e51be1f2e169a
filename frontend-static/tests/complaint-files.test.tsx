/** Files of a complaint: hers to save and to have sealed; the offices' to look at, on record. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CaseBundles } from '../src/complaints/office/case-bundles';
import { CaseFile } from '../src/complaints/office/case-file';
import type { Case } from '../src/complaints/office/verb';
import { OwnFiles } from '../src/complaints/own-files';
import { me } from '../src/foundation/session';
import {
  AskForBundle,
  OpenComplaintFiles,
  OurComplaints,
  type ComplaintPartsFragment,
} from '../src/generated/complaints';
import { DraftBundle, OpenCaseFile } from '../src/generated/complaints-office';
import OrganisationComplaints from '../src/organisation/complaints';
import { openPortal, type Portal } from './portal';

const ID = '0bd1c0de-5b3c-4f2f-8a54-5f1f86c1b001';
const OFFICE = { id: 'o1', name: '柴桑区政务服务管理局', contactPhone: '0792-6000007' };
const NAMED = { id: null, receiptCode: 'AB12' };

let portal: Portal;

function hers(changed: Partial<ComplaintPartsFragment> = {}): ComplaintPartsFragment {
  return {
    evidence: [
      { id: 'e1', kind: 'PICTURE', size: 2048, sha256: 'ab'.repeat(32) },
      { id: 'e2', kind: 'SOUND', size: 4096, sha256: 'cd'.repeat(32) },
    ],
    mayAskForBundle: true,
    bundles: [],
    ...changed,
  } as ComplaintPartsFragment;
}

function theirs(changed: Partial<Case> = {}): Case {
  const asked = { id: 'b1', askedAt: '2026-11-23T02:00:00Z', letterId: null, letterState: null, pieces: null };
  return { id: ID, handler: OFFICE, mayOpenFiles: true, mayDraftBundle: true, bundles: [asked], ...changed } as Case;
}

beforeEach(() => {
  portal = openPortal();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('her own files', () => {
  test('are named with their hashes, and saved by links that come with one press', async () => {
    portal.answer(OpenComplaintFiles, () => ({
      openComplaintFiles: {
        __typename: 'ComplaintFiles' as const,
        files: [
          { id: 'e1', url: '/files/complaints/e1/1/x' },
          { id: 'e2', url: '/files/complaints/e2/1/y' },
        ],
      },
    }));
    render(<OwnFiles complaint={hers()} named={NAMED} onChanged={() => undefined} />);
    expect(screen.getByText('cd'.repeat(32))).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '下载我的材料' }));
    const link = await screen.findByRole('link', { name: '保存 2 录音' });
    expect(link.getAttribute('href')).toBe('/files/complaints/e2/1/y');
    expect(screen.queryByRole('button', { name: '下载我的材料' })).toBeNull();
    expect(portal.asked[0]?.variables).toEqual(NAMED);
  });

  test('are asked to be sealed once', async () => {
    const after = { id: 'b1', askedAt: '2026-11-23T02:00:00Z', isReady: false, number: null };
    portal.answer(AskForBundle, () => ({
      askForBundle: { __typename: 'Complaint' as const, ...hers({ mayAskForBundle: false, bundles: [after] }) },
    }));
    const onChanged = vi.fn<(after: ComplaintPartsFragment) => void>();
    const shown = render(<OwnFiles complaint={hers()} named={NAMED} onChanged={onChanged} />);
    fireEvent.click(screen.getByRole('button', { name: '申请证据包' }));
    await waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
    shown.rerender(<OwnFiles complaint={onChanged.mock.calls[0]![0]} named={NAMED} onChanged={onChanged} />);
    expect(screen.getByText(/申请，正在制作/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '申请证据包' })).toBeNull();
  });

  test('are not spoken of where there are none', () => {
    const { container } = render(
      <OwnFiles complaint={hers({ evidence: [] })} named={NAMED} onChanged={() => undefined} />,
    );
    expect(container.textContent).toBe('');
  });
});

describe('sealed evidence on the case page', () => {
  test('is drafted by the handler with one press', async () => {
    const letter = { letterId: 'l1', letterState: 'DRAFTED' as const, pieces: 2 };
    const drafted = theirs({
      mayDraftBundle: false,
      bundles: [{ id: 'b1', askedAt: '2026-11-23T02:00:00Z', ...letter }],
    });
    portal.answer(DraftBundle, () => ({ draftBundle: { __typename: 'ComplaintCase' as const, ...drafted } }));
    me.value = { actingFor: OFFICE, offices: [] } as never;
    const onChanged = vi.fn<(after: Case) => void>();
    const shown = render(<CaseBundles complaint={theirs()} onChanged={onChanged} />);
    fireEvent.click(screen.getByRole('button', { name: '起草证据包' }));
    await waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
    shown.rerender(<CaseBundles complaint={onChanged.mock.calls[0]![0]} onChanged={onChanged} />);
    const link = screen.getByRole('link', { name: '证据包文书，2 件材料' });
    expect(link.getAttribute('href')).toBe('/supervisor/letters/l1');
    expect(screen.queryByRole('button', { name: '起草证据包' })).toBeNull();
  });

  test('is not spoken of before anybody asks for it', () => {
    const { container } = render(<CaseBundles complaint={theirs({ bundles: [] })} onChanged={() => undefined} />);
    expect(container.textContent).toBe('');
  });
});

describe('a piece of evidence at the office', () => {
  function answerFile(): void {
    portal.answer(OpenCaseFile, () => ({
      openCaseFile: { __typename: 'ComplaintFile' as const, url: '/files/complaints/e2/1/y' },
    }));
  }

  test('is heard in the page after a press that is on record', async () => {
    answerFile();
    const asked = fetch;
    vi.stubGlobal('fetch', async (url: string, request?: RequestInit) =>
      url.startsWith('/files/') ? new Response(new Blob(['sound'])) : asked(url, request),
    );
    render(<CaseFile complaintId={ID} fileId="e2" name="录音" mediaType="audio/mp4" />);
    fireEvent.click(screen.getByRole('button', { name: /听录音/ }));
    const player = await screen.findByLabelText('录音');
    expect(player.tagName).toBe('AUDIO');
    expect(player.getAttribute('src')).toMatch(/^blob:/);
    expect(portal.asked[0]?.variables).toEqual({ id: ID, fileId: 'e2' });
  });

  test('that no page can show is saved', async () => {
    answerFile();
    render(<CaseFile complaintId={ID} fileId="e2" name="文件（PDF）" mediaType="application/pdf" />);
    fireEvent.click(screen.getByRole('button', { name: /查看/ }));
    const link = await screen.findByRole('link', { name: /保存到本机/ });
    expect(link.getAttribute('href')).toBe('/files/complaints/e2/1/y');
  });
});

test('agents find what was filed for their organisation', async () => {
  me.value = {
    actingFor: OFFICE,
    offices: [{ roles: ['AGENT'], organisation: OFFICE }],
  } as never;
  const node = {
    id: ID,
    number: '2026-0001',
    kind: 'COMPLAINT' as const,
    state: 'FILED' as const,
    accusedName: '柴桑区水利局',
    proofName: '贫困证明',
    filedAt: '2026-11-22T02:00:00Z',
  };
  portal.answer(OurComplaints, () => ({
    ourComplaints: { totalCount: 1, pageInfo: { hasNextPage: false, endCursor: null }, edges: [{ node }] },
  }));
  render(<OrganisationComplaints />);
  const link = await screen.findByRole('link', { name: '柴桑区水利局 · 贫困证明' });
  expect(link.getAttribute('href')).toBe(`/organisation/complaints/${ID}`);
});
