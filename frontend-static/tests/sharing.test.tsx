/** Sharing papers by a link: what is asked, what is sent, and how it ends. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { path, search } from '../src/foundation/router';
import { me } from '../src/foundation/session';
import {
  CreateShare,
  MyShare,
  MyShares,
  PaperToShare,
  RotateShare,
  ShareablePapers,
  WithdrawShare,
  type CreateShareInput,
  type SharePartsFragment,
} from '../src/generated/sharing';
import NewShare from '../src/sharing/new-share';
import SharePage from '../src/sharing/share';
import Shares from '../src/sharing/shares';
import { mistakesIn, newTerms, tokens } from '../src/sharing/terms';
import { openPortal, type Portal } from './portal';

const PROOF = '23c1f0e2-d9ed-4ca1-9ecc-fe0a9fff15cb';
const ID = 'fb4ac5cd-e85c-4524-b84e-cfa8321eb43f';
const LINK = 'https://portal.example/s/abcdefgh';

function share(changed: Partial<SharePartsFragment> = {}): SharePartsFragment {
  return {
    id: ID,
    state: 'GRANTED',
    recipient: '九江银行岷山支行',
    purpose: '办理贷款',
    view: 'LIGHT',
    challenge: 'DIGITS',
    grantedAt: '2026-11-22T02:00:00Z',
    expiresAt: '2026-11-29T02:00:00Z',
    maxViews: 10,
    viewsUsed: 1,
    lockedUntil: null,
    link: LINK,
    items: [{ proofId: PROOF, title: '居住证明', number: '小阳证〔2026〕1号', standing: 'VALID' }],
    views: [{ at: '2026-11-22T02:05:00Z' }],
    ...changed,
  };
}

let portal: Portal;

function inputs(): CreateShareInput[] {
  return portal.asked.filter(({ id }) => id === CreateShare.id).map(({ variables }) => variables['input'] as CreateShareInput);
}

async function openNewShare(): Promise<void> {
  search.value = `?proof=${PROOF}`;
  render(<NewShare />);
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('给谁看').value).toBe('派出所'));
}

function openShare(shown: SharePartsFragment): void {
  portal.answer(MyShare, () => ({ myShare: shown }));
  render(<SharePage params={{ id: ID }} />);
}

/** What a phone's browser can do beside what this one can. */
function phoneWith(abilities: Record<string, unknown>): void {
  const given = Object.entries(abilities).map(([name, value]) => [name, { value }]);
  vi.stubGlobal('navigator', Object.create(navigator, Object.fromEntries(given)));
}

beforeEach(() => {
  portal = openPortal();
  search.value = '';
  me.value = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };
  const node = { proofId: PROOF, title: '居住证明', number: '小阳证〔2026〕1号' };
  portal.answer(ShareablePapers, () => ({ myArchive: { edges: [{ node }] } }));
  portal.answer(PaperToShare, () => ({ myProof: { purpose: '办理居住证', recipient: '派出所' } }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the terms of a new share', () => {
  test('are the least that is seen, for a week and ten looks', () => {
    expect(newTerms(null)).toMatchObject({ view: 'LIGHT', days: 7, maxViews: 10 });
  });

  test('need a paper, a receiver and a purpose', () => {
    const mistakes = mistakesIn(newTerms(null));
    expect(Object.values(mistakes).filter(Boolean)).toHaveLength(3);
    const good = { ...newTerms(PROOF), recipient: '派出所', purpose: '办理居住证' };
    expect(Object.values(mistakesIn(good)).filter(Boolean)).toEqual([]);
  });

  test('hold at most ten papers', () => {
    const proofIds = Array.from({ length: 11 }, (_, index) => String(index));
    expect(mistakesIn({ ...newTerms(null), proofIds })['proofIds']).toContain('10');
  });

  test('keep their token when sent again, and get another when they change', () => {
    const tokenFor = tokens();
    const terms = newTerms(PROOF);
    expect(tokenFor({ ...terms })).toBe(tokenFor(terms));
    expect(tokenFor({ ...terms, days: 30 })).not.toBe(tokenFor(terms));
  });
});

describe('making a share', () => {
  test('takes the paper it was opened from, and what the paper says of its use', async () => {
    portal.answer(CreateShare, () => ({ createShare: { __typename: 'Share' as const, id: ID } }));
    await openNewShare();
    fireEvent.click(screen.getByRole('button', { name: '生成链接' }));
    await waitFor(() => expect(path.value).toBe(`/shares/${ID}`));
    expect(inputs()[0]).toMatchObject({ proofIds: [PROOF], recipient: '派出所', purpose: '办理居住证', view: 'LIGHT' });
  });

  test('is not tried while something is missing', async () => {
    await openNewShare();
    fireEvent.click(screen.getByRole('checkbox', { name: /居住证明/ }));
    fireEvent.click(screen.getByRole('button', { name: '生成链接' }));
    expect(await screen.findByRole('link', { name: '请至少选一份证照。' })).toBeTruthy();
    expect(inputs()).toEqual([]);
  });

  test('shows the portal’s objection beside the field it is about', async () => {
    const problem = { __typename: 'Problem' as const, code: 'TEXT_UNPRINTABLE' as const };
    const said = { message: '有个字印不出来。', messageEn: 'A character cannot be printed.', field: 'recipient' };
    portal.answer(CreateShare, () => ({ createShare: { ...problem, ...said } }));
    await openNewShare();
    fireEvent.click(screen.getByRole('button', { name: '生成链接' }));
    await screen.findByRole('alert');
    expect(screen.getByLabelText('给谁看').getAttribute('aria-invalid')).toBe('true');
  });

  test('says so when there is nothing to share', async () => {
    portal.answer(ShareablePapers, () => ({ myArchive: { edges: [] } }));
    render(<NewShare />);
    expect(await screen.findByText(/没有可以分享的证照/)).toBeTruthy();
  });
});

describe('an open share', () => {
  test('shows its link, what is left of it, when it was opened, and the answer to tell', async () => {
    openShare(share());
    expect((await screen.findByLabelText<HTMLInputElement>('链接', { selector: 'input' })).value).toBe(LINK);
    expect(screen.getByText(/还能打开 9 次/)).toBeTruthy();
    expect(screen.getByText(/手机号的后四位：0001/)).toBeTruthy();
    expect(screen.getByText('2026年11月22日 10:05')).toBeTruthy();
  });

  test('is sent without the answer and without the holder’s name', async () => {
    const sent = vi.fn<(message: ShareData) => Promise<void>>(() => Promise.resolve());
    phoneWith({ share: sent });
    openShare(share({ challenge: 'SURNAME' }));
    fireEvent.click(await screen.findByRole('button', { name: '发给对方' }));
    const message = sent.mock.calls[0]?.[0];
    expect(message?.url).toBe(LINK);
    expect(message?.text).not.toContain('王');
    expect(message?.text).not.toContain('0001');
  });

  test('is copied', async () => {
    const written: string[] = [];
    const clipboard = { writeText: (text: string) => Promise.resolve(void written.push(text)) };
    phoneWith({ clipboard });
    openShare(share());
    fireEvent.click(await screen.findByRole('button', { name: '复制链接' }));
    expect(await screen.findByText(/已复制/)).toBeTruthy();
    expect(written).toEqual([LINK]);
  });

  test('is selected to be copied by hand where the phone does not copy', async () => {
    phoneWith({ clipboard: undefined });
    openShare(share());
    fireEvent.click(await screen.findByRole('button', { name: '复制链接' }));
    expect(await screen.findByText(/链接已经选中/)).toBeTruthy();
    expect(document.activeElement?.id).toBe('link');
  });

  test('ends with one tap, and shows its link no more', async () => {
    const ended = { __typename: 'Share' as const, ...share({ state: 'WITHDRAWN', link: null }) };
    portal.answer(WithdrawShare, () => ({ withdrawShare: ended }));
    openShare(share());
    fireEvent.click(await screen.findByRole('button', { name: '停止分享' }));
    expect(await screen.findByText('已停止分享，链接打不开了。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '复制链接' })).toBeNull();
    expect(screen.getByRole('link', { name: '重新分享' })).toBeTruthy();
  });

  test('gets a new link with one tap', async () => {
    const link = `${LINK}-new`;
    portal.answer(RotateShare, () => ({ rotateShare: { __typename: 'Share' as const, ...share({ link }) } }));
    openShare(share());
    fireEvent.click(await screen.findByRole('button', { name: '换新链接' }));
    expect(await screen.findByText(/已换新链接/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('链接', { selector: 'input' }).value).toBe(link);
  });

  test('says how long it is locked, or that only a new link helps', async () => {
    openShare(share({ lockedUntil: '2026-11-22T03:00:00Z' }));
    expect(await screen.findByText(/链接锁到 2026年11月22日 11:00/)).toBeTruthy();
    cleanup();
    openShare(share({ lockedUntil: share().expiresAt }));
    expect(await screen.findByText(/换新链接后才能再用/)).toBeTruthy();
  });
});

test('a share that is used up can still be stopped, since the last look may be on a screen', async () => {
  openShare(share({ state: 'USED_UP', viewsUsed: 10, link: null }));
  expect(await screen.findByText('次数已用完')).toBeTruthy();
  expect(screen.getByRole('button', { name: '停止分享' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '换新链接' })).toBeNull();
});

test('current and past shares are two lists', async () => {
  portal.answer(MyShares, ({ active }) => {
    const node = active ? share() : share({ id: PROOF, state: 'EXPIRED', recipient: '村小学', link: null });
    const pageInfo = { hasNextPage: false, endCursor: null };
    return { myShares: { totalCount: 1, pageInfo, edges: [{ node }] } };
  });
  render(<Shares />);
  const open = await screen.findByRole('link', { name: '给九江银行岷山支行' });
  expect(open.getAttribute('href')).toBe(`/shares/${ID}`);
  expect((await screen.findByRole('link', { name: '给村小学' })).getAttribute('href')).toBe(`/shares/${PROOF}`);
  expect(screen.getByText('已到期')).toBeTruthy();
});
