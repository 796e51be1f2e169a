/** The pages of one paper: what it says, whether it can be shown, and where to go when not. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MyDisclosures } from '../src/generated/disclosures';
import {
  AnswerShowRequest,
  CorrectionsOfMine,
  MakeShowCode,
  Paper,
  PaperCard,
  ShowRequests,
  type PaperQuery,
  type ShowRequestPartsFragment,
} from '../src/generated/papers';
import { me } from '../src/foundation/session';
import CardPage from '../src/papers/card';
import PaperPage from '../src/papers/paper';
import { openPortal, type Portal } from './portal';

const ID = '23c1f0e2-d9ed-4ca1-9ecc-fe0a9fff15cb';
const NEWER = 'fb4ac5cd-e85c-4524-b84e-cfa8321eb43f';
const CODE = '5QTN-JX8E-3HSA-AD6S-Q';
const SHOWN = 'https://portal.example/c/ABCDEFGHJKMNPQRST';

type Proof = PaperQuery['myProof'];

function paper(changed: Partial<Proof> = {}): Proof {
  return {
    id: ID,
    state: 'ISSUED',
    title: '居住证明',
    purpose: '办理居住证',
    recipient: '派出所',
    subjectName: '王桂香',
    subjectUscc: null,
    validUntil: null,
    doubtedAt: null,
    corrects: null,
    fileUrl: `/files/proofs/${ID}.pdf`,
    fileSize: 73_000,
    imageUrl: `/files/proofs/${ID}.png`,
    pages: 2,
    committee: { name: '小阳村村民委员会', contactPhone: '0792-6000001' },
    numbers: { number: '小阳证〔2026〕1号', verificationCode: CODE, issuedOn: '2026-11-22' },
    steps: [],
    ...changed,
  };
}

let portal: Portal;

function showPaper(shown: Proof): void {
  portal.answer(Paper, () => ({ myProof: shown }));
  render(<PaperPage params={{ id: ID }} />);
}

function showCard(shown: Proof): void {
  portal.answer(PaperCard, () => ({ myProof: shown }));
  render(<CardPage params={{ id: ID }} />);
}

beforeEach(() => {
  portal = openPortal();
  const nothing = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] };
  portal.answer(MyDisclosures, () => ({ myDisclosures: nothing }));
  portal.answer(MakeShowCode, () => ({ makeShowCode: { __typename: 'ShowCode' as const, address: SHOWN } }));
  portal.answer(ShowRequests, () => ({ showRequests: [] }));
  me.value = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a valid paper', () => {
  test('can be shown and downloaded, and its code read aloud', async () => {
    showPaper(paper());
    expect((await screen.findByRole('link', { name: '亮证' })).getAttribute('href')).toBe(`/papers/${ID}/card`);
    const download = screen.getByRole('link', { name: /下载证明/ });
    expect(download.getAttribute('href')).toBe(`/files/proofs/${ID}.pdf`);
    expect(download.hasAttribute('download')).toBe(true);
    const share = screen.getByRole('link', { name: '分享给别人或单位' });
    expect(share.getAttribute('href')).toBe(`/shares/new?proof=${ID}`);
    expect(screen.getByText('5QTN JX8E 3HSA AD6S Q')).toBeTruthy();
  });

  test('shows each page as a picture with a name of its own', async () => {
    showPaper(paper());
    const pictures = await screen.findAllByRole('img');
    expect(pictures.map((each) => each.getAttribute('alt')).every((alt) => alt?.includes('小阳证〔2026〕1号'))).toBe(true);
    expect(pictures.map((each) => each.getAttribute('src'))).toEqual([
      `/files/proofs/${ID}.png?page=1&width=640`,
      `/files/proofs/${ID}.png?page=2&width=640`,
    ]);
  });

  test('says so when a picture does not come', async () => {
    showPaper(paper());
    const [first] = await screen.findAllByRole('img');
    if (first) fireEvent.error(first);
    expect(await screen.findByText(/图像暂时看不了/)).toBeTruthy();
  });

  test('tells people inside WeChat how to download', async () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 MicroMessenger/8.0');
    showPaper(paper());
    expect(await screen.findByText(/在浏览器打开/)).toBeTruthy();
  });
});

describe('a paper that has ended', () => {
  test('says why it was revoked, and is not to be shown', async () => {
    const revoke = { at: '2026-11-22T09:00:00Z', verb: 'revoke', reason: 'facts_wrong', words: '门牌号写错了。' };
    showPaper(paper({ state: 'REVOKED', steps: [revoke] }));
    expect(await screen.findByText(/原因：证明内容与事实不符/)).toBeTruthy();
    expect(screen.getByText('门牌号写错了。')).toBeTruthy();
    expect(screen.queryByRole('link', { name: '亮证' })).toBeNull();
  });

  test('leads to the paper that took its place', async () => {
    const supersede = { at: '2026-11-22T09:00:00Z', verb: 'supersede', reason: null, words: null };
    const file = `/files/proofs/${NEWER}.pdf`;
    portal.answer(CorrectionsOfMine, () => ({
      myProofs: { edges: [{ node: { id: NEWER, corrects: ID, fileUrl: file } }] },
    }));
    showPaper(paper({ state: 'SUPERSEDED', steps: [supersede] }));
    expect((await screen.findByRole('link', { name: '看新的证明' })).getAttribute('href')).toBe(`/papers/${NEWER}`);
  });

  test('has expired after its last day, though no job has ended it yet', async () => {
    showPaper(paper({ validUntil: '2020-01-01' }));
    expect(await screen.findByText(/有效期到 2020年1月1日/)).toBeTruthy();
  });
});

test('a proof that is not issued yet leads to its progress', async () => {
  showPaper(paper({ state: 'RENDERED', fileUrl: null, imageUrl: null, pages: null }));
  expect((await screen.findByRole('link', { name: '看办理进度' })).getAttribute('href')).toBe(`/progress/${ID}`);
});

describe('showing a paper', () => {
  test('gives a code of one minute, and of the name no more than needed', async () => {
    showCard(paper());
    expect(await screen.findByRole('img', { name: /动态亮证码.*小阳证〔2026〕1号/ })).toBeTruthy();
    expect(screen.getByText(/还有 \d+ 秒有效/)).toBeTruthy();
    expect(document.body.textContent).toContain('王*香');
    expect(document.body.textContent).not.toContain('王桂香');
  });

  test('keeps the paper’s own code at hand, closed while the other one is there', async () => {
    showCard(paper());
    await screen.findByRole('img', { name: /动态亮证码/ });
    const address = `${location.origin}/v/${CODE}`;
    const link = screen.getByText(address);
    expect(link.getAttribute('href')).toBe(address);
    expect(link.closest('details')?.open).toBe(false);
  });

  test('shows the paper’s own code in its place when no other one can be made', async () => {
    portal.answer(MakeShowCode, () => {
      throw new TypeError('no network');
    });
    showCard(paper());
    const own = await screen.findByRole('img', { name: /查验二维码/ });
    expect(own.closest('details')).toBeNull();
    expect(screen.getByText(/没有网络，换不了新码/)).toBeTruthy();
    expect(screen.queryByRole('img', { name: /动态亮证码/ })).toBeNull();
  });

  test('names an organisation in full, since its name is public', async () => {
    showCard(paper({ subjectName: '橘园合作社', subjectUscc: '93360404MA00000123' }));
    expect(await screen.findByText(/橘园合作社/)).toBeTruthy();
  });

  test('gives no QR code for one that has ended', async () => {
    showCard(paper({ state: 'REVOKED' }));
    expect(await screen.findByText(/已撤销/)).toBeTruthy();
    expect(screen.queryByRole('img')).toBeNull();
    expect(document.body.textContent).not.toContain(CODE);
    expect(portal.asked.map(({ id }) => id)).toEqual([PaperCard.id]);
  });
});

describe('somebody who scanned the code and asks for more', () => {
  const request: ShowRequestPartsFragment = {
    id: NEWER,
    office: '九江银行岷山支行',
    purpose: '办理贷款',
    askedAt: '2026-11-22T02:05:00Z',
    state: 'ASKED',
  };

  function somebodyAsks(): void {
    portal.answer(ShowRequests, () => ({ showRequests: [request] }));
    portal.answer(AnswerShowRequest, ({ agree }) => {
      const state = agree ? ('AGREED' as const) : ('REFUSED' as const);
      return { answerShowRequest: { __typename: 'ShowRequest' as const, ...request, state } };
    });
    showCard(paper());
  }

  test('is named as somebody who claims a name, and what it is for', async () => {
    somebodyAsks();
    expect(await screen.findByText('九江银行岷山支行（对方自称）')).toBeTruthy();
    expect(screen.getByText(/用于：办理贷款/)).toBeTruthy();
  });

  test('sees more only after the holder agreed twice', async () => {
    somebodyAsks();
    const agree = await screen.findByRole('button', { name: '同意' });
    fireEvent.click(agree);
    expect(await screen.findByText(/确定就再按一次/)).toBeTruthy();
    expect(portal.asked.some(({ id }) => id === AnswerShowRequest.id)).toBe(false);
    fireEvent.click(agree);
    expect(await screen.findByText(/您已同意/)).toBeTruthy();
    expect(portal.asked.find(({ id }) => id === AnswerShowRequest.id)?.variables).toEqual({ id: NEWER, agree: true });
  });

  test('sees nothing more when the holder does not agree', async () => {
    somebodyAsks();
    fireEvent.click(await screen.findByRole('button', { name: '不同意' }));
    expect(await screen.findByText(/您没有同意/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '同意' })).toBeNull();
  });
});
