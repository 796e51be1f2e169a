/** A key: asked for in small steps, waited for with figures, collected once. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RequestStepUpCode } from '../src/generated/account';
import {
  CollectKey,
  FileKeyRequest,
  FindRegions,
  KeyWaiting,
  MyKeyRequests,
  WithdrawKeyRequest,
  type MyKeyRequestPartsFragment,
} from '../src/generated/keys';
import Keys from '../src/keys/keys';
import NewKey from '../src/keys/new-key';
import { linesOf } from '../src/keys/terms-fields';
import { openPortal, type Portal } from './portal';

const ID = '0c2b5a1e-49a4-4a43-8d4f-3df8f6d0c9b7';
const SECRET = 'mzx_abcdefghijklmnopqrstuvwxyz0123456789ABCDEF';
const REGION = { code: '360404000000', name: '柴桑区', fullName: '江西省九江市柴桑区', abolishedOn: null };
const TERMS = {
  scopes: ['VERIFY' as const],
  regions: [{ code: REGION.code, fullName: REGION.fullName }],
  ipRanges: ['203.0.113.0/24'],
  legalBases: [],
};

function request(changed: Partial<MyKeyRequestPartsFragment> = {}): MyKeyRequestPartsFragment {
  return {
    id: ID,
    state: 'FILED',
    system: '社会救助审核系统',
    purpose: '低保复核',
    wished: TERMS,
    granted: null,
    filedAt: '2026-11-22T02:00:00Z',
    dueOn: '2026-11-27',
    calendarKnown: true,
    overdue: false,
    answeredAt: null,
    answer: null,
    collectUntil: null,
    collectable: false,
    key: null,
    ...changed,
  };
}

const GRANTED = request({
  state: 'GRANTED',
  granted: TERMS,
  answeredAt: '2026-11-23T02:00:00Z',
  collectUntil: '2026-12-07T02:00:00Z',
  collectable: true,
});
const KEY = { prefix: 'mzx_abcdef', expiresAt: '2027-11-23T02:00:00Z', lastUsedAt: null, revokedAt: null, endingSoon: false };
const NO_FIGURES = { promised: 5, median: null, longest: null, open: 0, openLongest: null };
const STEP_UP = { __typename: 'Problem' as const, code: 'STEP_UP_REQUIRED' as const, message: '', messageEn: '', field: null };

let portal: Portal;
let mine: MyKeyRequestPartsFragment[];

function askedOf(document: { id: string }): Record<string, unknown>[] {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

function type(label: RegExp, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

beforeEach(() => {
  portal = openPortal();
  mine = [];
  portal.answer(KeyWaiting, () => ({ keyWaitingTime: NO_FIGURES }));
  portal.answer(MyKeyRequests, () => ({
    myKeyRequests: {
      totalCount: mine.length,
      pageInfo: { hasNextPage: false, endCursor: null },
      edges: mine.map((node) => ({ node })),
    },
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the waiting time', () => {
  test('is the promise, what it was lately, and who waits now', async () => {
    portal.answer(KeyWaiting, () => ({
      keyWaitingTime: { promised: 5, median: 2.5, longest: 7, open: 3, openLongest: 4 },
    }));
    render(<Keys />);
    expect(await screen.findByText('我们承诺 5 个工作日内答复。')).toBeTruthy();
    expect(screen.getByText(/有一半在 2.5 个工作日内答复，最长等了 7 个工作日/)).toBeTruthy();
    expect(screen.getByText(/有 3 件在等答复，等得最久的已等了 4 个工作日/)).toBeTruthy();
  });

  test('says so when there are no figures yet', async () => {
    render(<Keys />);
    expect(await screen.findByText(/还没有数字/)).toBeTruthy();
    expect(screen.getByText('现在没有人在等答复。')).toBeTruthy();
    expect(await screen.findByText('您还没有申请过密钥。')).toBeTruthy();
  });
});

describe('a request that waits', () => {
  test('tells by when there will be an answer, and when that is late', async () => {
    mine = [request(), request({ id: 'late', system: '另一个系统', overdue: true })];
    render(<Keys />);
    expect(await screen.findByText('最晚 2026年11月27日答复。')).toBeTruthy();
    expect(screen.getByText(/已经超期/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '领取密钥' })).toBeNull();
  });

  test('is withdrawn by pressing twice', async () => {
    mine = [request()];
    portal.answer(WithdrawKeyRequest, () => {
      mine = [request({ state: 'WITHDRAWN' })];
      return { withdrawKeyRequest: { __typename: 'MyKeyRequest' as const, id: ID } };
    });
    render(<Keys />);
    fireEvent.click(await screen.findByRole('button', { name: '撤回申请' }));
    expect(askedOf(WithdrawKeyRequest)).toEqual([]);
    press('撤回申请');
    expect(await screen.findByText('已撤回')).toBeTruthy();
  });
});

describe('collecting', () => {
  async function collect(): Promise<void> {
    render(<Keys />);
    fireEvent.click(await screen.findByRole('button', { name: '领取密钥' }));
    expect(screen.getByText(/密钥只显示一次/)).toBeTruthy();
    expect(askedOf(CollectKey)).toEqual([]);
    press('领取密钥');
  }

  beforeEach(() => {
    mine = [GRANTED];
    portal.answer(CollectKey, () => {
      mine = [{ ...GRANTED, collectable: false, key: KEY }];
      return { collectKey: { __typename: 'CollectedKey' as const, secret: SECRET } };
    });
  });

  test('shows the key once, and never again after it was put away', async () => {
    await collect();
    const box = await screen.findByLabelText<HTMLTextAreaElement>('接口密钥');
    expect(box.value).toBe(SECRET);
    expect(screen.getByText(/我们也不能再显示/)).toBeTruthy();
    press('我已保存好');
    expect(await screen.findByText(/密钥 mzx_abcdef…/)).toBeTruthy();
    expect(document.body.innerHTML).not.toContain(SECRET);
    expect(screen.queryByRole('button', { name: '领取密钥' })).toBeNull();
    expect(askedOf(CollectKey)).toEqual([{ id: ID }]);
  });

  test('copies the key, or selects it where copying is not possible', async () => {
    const writeText = vi.fn<() => Promise<void>>(() => Promise.resolve());
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    await collect();
    fireEvent.click(await screen.findByRole('button', { name: '复制密钥' }));
    expect(await screen.findByText('已复制。')).toBeTruthy();
    expect(writeText).toHaveBeenCalledWith(SECRET);

    vi.stubGlobal('navigator', { ...navigator, clipboard: undefined });
    press('复制密钥');
    expect(await screen.findByText(/密钥已选中/)).toBeTruthy();
    const box = screen.getByLabelText<HTMLTextAreaElement>('接口密钥');
    expect([box.selectionStart, box.selectionEnd]).toEqual([0, SECRET.length]);
  });

  test('asks for a code by phone first when that was too long ago', async () => {
    portal.answer(CollectKey, () => ({ collectKey: STEP_UP }));
    portal.answer(RequestStepUpCode, () => ({
      requestStepUpCode: { __typename: 'CodeSent' as const, minutes: 5, shownCode: null },
    }));
    await collect();
    expect(await screen.findByText(/请用验证码再确认一次/)).toBeTruthy();
    expect(screen.queryByLabelText('接口密钥')).toBeNull();
  });

  test('is over when nobody came in time', async () => {
    mine = [{ ...GRANTED, collectable: false }];
    render(<Keys />);
    expect(await screen.findByText('没有在期限内领取，请重新申请。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '领取密钥' })).toBeNull();
  });
});

test('a key that ends soon says so in time', async () => {
  mine = [{ ...GRANTED, collectable: false, key: { ...KEY, endingSoon: true } }];
  render(<Keys />);
  expect(await screen.findByText(/30 天内到期，请现在就申请/)).toBeTruthy();
});

describe('asking', () => {
  async function fill(): Promise<void> {
    portal.answer(FindRegions, () => ({ regions: [REGION, { ...REGION, code: 'old', abolishedOn: '2020-01-01' }] }));
    render(<NewKey />);
    type(/系统叫什么名字/, '社会救助审核系统');
    type(/有问题找谁/, '社会救助股');
    press('下一步');
    await screen.findByText('第 2 步，共 5 步');
    type(/用来办什么事/, '低保复核');
    press('下一步');
    fireEvent.click(await screen.findByRole('checkbox', { name: '核验证明真伪' }));
    type(/要查哪里的证明/, '柴桑');
    press('查找');
    const [place, ...others] = await screen.findAllByRole('checkbox', { name: REGION.fullName });
    expect(others).toEqual([]);
    fireEvent.click(place as HTMLElement);
    press('下一步');
    await screen.findByText('第 4 步，共 5 步');
    type(/哪些网络地址/, ' 203.0.113.7 \n\n203.0.113.9');
    press('下一步');
    await screen.findByText('请核对，没有问题就提交。');
  }

  test('offers the county before the villages of its name', async () => {
    const village = { code: '360403003007', name: '柴桑社区居委会', fullName: '江西省九江市浔阳区柴桑社区居委会', abolishedOn: null };
    render(<NewKey />);
    type(/系统叫什么名字/, '社会救助审核系统');
    type(/有问题找谁/, '社会救助股');
    press('下一步');
    type(/用来办什么事/, '低保复核');
    press('下一步');
    portal.answer(FindRegions, () => ({ regions: [village, REGION] }));
    type(/要查哪里的证明/, '柴桑');
    press('查找');
    await screen.findByRole('checkbox', { name: REGION.fullName });
    const places = screen.getAllByRole('checkbox', { name: /江西省/ });
    expect(places.map((place) => place.closest('label')?.textContent)).toEqual([REGION.fullName, village.fullName]);
  });

  test('goes on only when the question is answered', async () => {
    render(<NewKey />);
    press('下一步');
    expect(await screen.findAllByText('请填写系统的名字。')).not.toEqual([]);
    expect(screen.getByText('第 1 步，共 5 步')).toBeTruthy();
  });

  test('sends what was typed once, from the last step', async () => {
    portal.answer(FileKeyRequest, () => ({ fileKeyRequest: { __typename: 'MyKeyRequest' as const, id: ID } }));
    await fill();
    expect(askedOf(FileKeyRequest)).toEqual([]);
    press('提交申请');
    await waitFor(() => expect(location.pathname).toBe('/department/keys'));
    const [asked, ...more] = askedOf(FileKeyRequest);
    expect(more).toEqual([]);
    expect(asked?.['input']).toEqual({
      system: '社会救助审核系统',
      contact: '社会救助股',
      purpose: '低保复核',
      scopes: ['VERIFY'],
      regions: [REGION.code],
      itemTypes: ['free-form-proof'],
      ipRanges: ['203.0.113.7', '203.0.113.9'],
      legalBases: [],
    });
  });

  test('leads back to the step at which the portal finds something wrong', async () => {
    const message = '网络地址不对。';
    portal.answer(FileKeyRequest, () => ({
      fileKeyRequest: {
        __typename: 'Problem' as const,
        code: 'IP_RANGE_INVALID' as const,
        message,
        messageEn: message,
        field: 'ipRanges',
      },
    }));
    await fill();
    press('提交申请');
    expect(await screen.findByText('第 4 步，共 5 步')).toBeTruthy();
    expect(screen.getAllByText(new RegExp(message))).not.toEqual([]);
    expect(screen.getByLabelText<HTMLTextAreaElement>(/哪些网络地址/).value).toContain('203.0.113.9');
  });
});

test('lines are what stands on them', () => {
  expect(linesOf(' a \r\n\n b')).toEqual(['a', 'b']);
  expect(linesOf('  \n')).toEqual([]);
});
