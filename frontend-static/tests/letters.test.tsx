/** An office's letters: which list shows which, what one says, and who may decide on it. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { navigate } from '../src/foundation/router';
import { me } from '../src/foundation/session';
import type { Role } from '../src/generated/account';
import {
  ApproveLetter,
  ClearLetter,
  LetterById,
  Letters,
  VouchForLetter,
  WithdrawLetter,
  type LetterPartsFragment,
} from '../src/generated/letters';
import LetterPage from '../src/letters/letter';
import LettersPage from '../src/letters/letters';
import { LettersLink } from '../src/letters/readers';
import { openPortal, type Portal } from './portal';

const ID = '6a5f6e3c-7d1b-4e7a-9f0a-6a4c3c1f0b11';
const OFFICE = { id: 'o', name: '柴桑区政务服务管理局', kind: 'DEPARTMENT' as 'DEPARTMENT' | 'COMMITTEE' };

let portal: Portal;

function actAs(roles: Role[], office = OFFICE): void {
  const offices = [{ roles, organisation: office }];
  me.value = { name: '邓主任', phone: '139****0106', steppedUp: true, actingFor: office, offices };
}

function letter(changed: Partial<LetterPartsFragment> = {}): LetterPartsFragment {
  return {
    id: ID,
    kind: 'EVIDENCE_BUNDLE',
    title: '投诉举报证据包',
    state: 'DRAFTED',
    subjectId: 'c1',
    number: null,
    draftedAt: '2026-11-23T02:00:00Z',
    approvedAt: null,
    issuedAt: null,
    doubtedAt: null,
    vouchedAt: null,
    vouchedWords: null,
    vouchedByName: null,
    vouchedByMe: false,
    clearedAt: null,
    clearedByName: null,
    waitsForKeeper: false,
    withdrawnBecause: null,
    trouble: null,
    troubleEn: null,
    keeperRefusal: null,
    fileUrl: null,
    drafterName: '马督查',
    approverName: null,
    draftedByMe: false,
    ...changed,
  };
}

function answerOne(changed: Partial<LetterPartsFragment> = {}): void {
  portal.answer(LetterById, () => ({
    letter: {
      letter: letter(changed),
      addressee: '投诉人',
      sections: [{ heading: '事项编号', text: '2026-0001' }],
      pieces: [{ name: '01.jpg', title: '照片', mediaType: 'image/jpeg', size: 2048, sha256: 'ab'.repeat(32) }],
    },
  }));
}

beforeEach(() => {
  portal = openPortal();
  portal.answer(Letters, () => ({
    letters: {
      totalCount: 1,
      pageInfo: { hasNextPage: false, endCursor: null },
      edges: [{ node: letter() }],
    },
  }));
  navigate('/supervisor/letters');
  actAs(['APPROVER']);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the list of letters', () => {
  test('begins with what waits for an approver, and links to each', async () => {
    render(<LettersPage />);
    const link = await screen.findByRole('link', { name: '投诉举报证据包' });
    expect(link.getAttribute('href')).toBe(`/supervisor/letters/${ID}`);
    expect(portal.asked[0]?.variables['stage']).toBe('FOR_ME');
  });

  test('has nothing that waits for who approves nothing', async () => {
    actAs(['SUPERVISOR']);
    render(<LettersPage />);
    await screen.findByRole('link', { name: '投诉举报证据包' });
    expect(screen.queryByRole('link', { name: '等我批准' })).toBeNull();
    expect(portal.asked[0]?.variables['stage']).toBe('DRAFTED');
  });

  test('is told apart by the address', async () => {
    navigate('/desk/letters?stage=STUCK');
    render(<LettersPage />);
    const link = await screen.findByRole('link', { name: '投诉举报证据包' });
    expect(link.getAttribute('href')).toBe(`/desk/letters/${ID}`);
    expect(portal.asked[0]?.variables['stage']).toBe('STUCK');
    expect(screen.getByRole('link', { name: '没有做好' }).getAttribute('aria-current')).toBe('page');
  });

  test('is for nobody in another post', () => {
    actAs(['PREPARER']);
    render(<LettersPage />);
    expect(screen.getByRole('link', { name: '到“我的”里选择单位' })).toBeTruthy();
    expect(portal.asked).toHaveLength(0);
  });

  test('is linked from where its readers work, and not for committees, which write none', () => {
    navigate('/desk');
    render(<LettersLink />);
    expect(screen.getByRole('link', { name: '文书' }).getAttribute('href')).toBe('/desk/letters');
    cleanup();
    actAs(['APPROVER'], { ...OFFICE, kind: 'COMMITTEE' });
    render(<LettersLink />);
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('one letter', () => {
  test('says what will be printed, with the hash of each piece', async () => {
    answerOne();
    render(<LetterPage params={{ id: ID }} />);
    expect(await screen.findByText('投诉人')).toBeTruthy();
    expect(screen.getByText('2026-0001')).toBeTruthy();
    expect(screen.getByText('ab'.repeat(32))).toBeTruthy();
  });

  test('is approved with one press, and read anew', async () => {
    answerOne();
    portal.answer(ApproveLetter, () => ({ approveLetter: { __typename: 'Letter' as const } }));
    render(<LetterPage params={{ id: ID }} />);
    fireEvent.click(await screen.findByRole('button', { name: '批准并用印' }));
    expect(await screen.findByText('已批准。')).toBeTruthy();
    expect(portal.asked.filter(({ id }) => id === LetterById.id)).toHaveLength(2);
  });

  test('asks for the code by phone before an approval that needs it', async () => {
    answerOne();
    const problem = { code: 'STEP_UP_REQUIRED' as const, message: '请确认。', messageEn: 'Confirm.', field: null };
    portal.answer(ApproveLetter, () => ({ approveLetter: { __typename: 'Problem' as const, ...problem } }));
    render(<LetterPage params={{ id: ID }} />);
    fireEvent.click(await screen.findByRole('button', { name: '批准并用印' }));
    expect(await screen.findByText(/这一步由您本人负责/)).toBeTruthy();
  });

  test('is approved by nobody who drafted it', async () => {
    answerOne({ draftedByMe: true });
    render(<LetterPage params={{ id: ID }} />);
    expect(await screen.findByText(/要由另一位负责人批准/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '批准并用印' })).toBeNull();
  });

  test('is taken back with a reason only', async () => {
    answerOne();
    portal.answer(WithdrawLetter, () => ({ withdrawLetter: { __typename: 'Letter' as const } }));
    render(<LetterPage params={{ id: ID }} />);
    fireEvent.click(await screen.findByText('收回，不发了'));
    const send = screen.getByRole('button', { name: '确定收回' });
    fireEvent.click(send);
    expect((await screen.findAllByText('请写明原因。')).length).toBeGreaterThan(0);
    fireEvent.input(screen.getByLabelText('为什么收回'), { target: { value: '少了一件。' } });
    fireEvent.click(send);
    await waitFor(() => {
      const asked = portal.asked.find(({ id }) => id === WithdrawLetter.id);
      expect(asked?.variables).toEqual({ id: ID, words: '少了一件。' });
    });
  });

  test('that is stuck says why, and can be tried again', async () => {
    answerOne({ state: 'SEAL_FAILED', trouble: '印章没有接通。', troubleEn: 'The seal is away.' });
    render(<LetterPage params={{ id: ID }} />);
    expect(await screen.findByText('印章没有接通。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '现在重试' })).toBeTruthy();
  });

  test('in doubt is vouched for by one and cleared by another', async () => {
    const doubtedAt = '2026-11-23T03:00:00Z';
    answerOne({ state: 'ISSUED', doubtedAt });
    portal.answer(VouchForLetter, () => ({ vouchForLetter: { __typename: 'Letter' as const } }));
    portal.answer(ClearLetter, () => ({ clearLetter: { __typename: 'Letter' as const } }));
    render(<LetterPage params={{ id: ID }} />);
    fireEvent.input(await screen.findByLabelText('怎样核实的'), { target: { value: '看了签发稿。' } });
    expect(screen.queryByRole('button', { name: '确认无误，解除存疑' })).toBeNull();
    answerOne({ state: 'ISSUED', doubtedAt, vouchedAt: doubtedAt, vouchedByName: '马督查', vouchedWords: '看了签发稿。' });
    fireEvent.click(screen.getByRole('button', { name: '说明属实' }));
    fireEvent.click(await screen.findByRole('button', { name: '确认无误，解除存疑' }));
    await waitFor(() => {
      const asked = portal.asked.filter(({ id }) => id === VouchForLetter.id || id === ClearLetter.id);
      expect(asked.map(({ variables }) => variables)).toEqual([{ id: ID, words: '看了签发稿。' }, { id: ID }]);
    });
  });

  test('is not cleared by who vouched for it, and says when it was', async () => {
    const at = '2026-11-23T03:00:00Z';
    answerOne({ state: 'ISSUED', doubtedAt: at, vouchedAt: at, vouchedByName: '邓主任', vouchedByMe: true });
    const { unmount } = render(<LetterPage params={{ id: ID }} />);
    expect(await screen.findByText(/您自己说明的/)).toBeTruthy();
    unmount();
    answerOne({ state: 'ISSUED', clearedAt: at, clearedByName: '邓主任', vouchedAt: at, vouchedByName: '马督查' });
    render(<LetterPage params={{ id: ID }} />);
    expect(await screen.findByText(/邓主任 在 .*确认无误，已解除/)).toBeTruthy();
  });
});
