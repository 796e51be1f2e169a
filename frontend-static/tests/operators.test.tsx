/** Operators answer requests for keys, look after systems, and look at alerts. */

import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KeyWaiting } from '../src/generated/keys';
import {
  DeclineKeyRequest,
  ExchangeAlerts,
  ExchangeClients,
  GrantKeyRequest,
  HandleExchangeAlert,
  KeyRequestsToAnswer,
  OneExchangeClient,
  ResumeExchangeClient,
  RevokeExchangeToken,
  SuspendExchangeClient,
  type ClientPartsFragment,
  type TokenPartsFragment,
} from '../src/generated/operators';
import Alerts from '../src/operators/alerts';
import ClientPage from '../src/operators/client';
import Clients from '../src/operators/clients';
import type { AnswerableRequest } from '../src/operators/key-request-card';
import KeyRequests from '../src/operators/key-requests';
import { openPortal, type Portal } from './portal';

const BASIS = '《社会救助暂行办法》第五十八条';
const REQUEST: AnswerableRequest = {
  id: 'r1',
  state: 'FILED',
  system: '社会救助审核系统',
  contact: '社会救助股',
  purpose: '低保复核',
  applicant: '吴科员',
  organisation: { name: '柴桑区民政局', contactPhone: '0792-6000009' },
  wished: {
    scopes: ['VERIFY', 'CONSENT'],
    regions: [{ code: '360404000000', fullName: '江西省九江市柴桑区' }],
    ipRanges: ['203.0.113.0/24'],
    legalBases: [BASIS],
  },
  granted: null,
  filedAt: '2026-11-22T02:00:00Z',
  dueOn: '2026-11-27',
  overdue: false,
  answeredAt: null,
  answer: null,
  keyDays: null,
  collectUntil: null,
  client: null,
  token: null,
};
const TOKEN: TokenPartsFragment = {
  id: 't1',
  label: '生产',
  prefix: 'mzx_abcdef',
  scopes: ['VERIFY'],
  ipRanges: ['203.0.113.0/24'],
  legalBases: [],
  createdAt: '2026-11-01T02:00:00Z',
  expiresAt: '2099-11-01T02:00:00Z',
  lastUsedAt: null,
  revokedAt: null,
  endingSoon: true,
};
const CLIENT: ClientPartsFragment = {
  id: 'c1',
  name: '社会救助审核系统',
  contact: '社会救助股',
  state: 'ACTIVE',
  createdAt: '2026-11-01T02:00:00Z',
  organisation: { name: '柴桑区民政局', contactPhone: '0792-6000009' },
  tokens: [TOKEN],
};

let portal: Portal;

function page<Node>(nodes: readonly Node[]) {
  return {
    totalCount: nodes.length,
    pageInfo: { hasNextPage: false, endCursor: null },
    edges: nodes.map((node) => ({ node })),
  };
}

function askedOf(document: { id: string }): Record<string, unknown>[] {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

function press(name: string, place: HTMLElement = document.body): void {
  fireEvent.click(within(place).getByRole('button', { name }));
}

beforeEach(() => {
  portal = openPortal();
  portal.answer(KeyWaiting, () => ({
    keyWaitingTime: { promised: 5, median: null, longest: null, open: 1, openLongest: 0 },
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a request for a key', () => {
  let waiting: AnswerableRequest[];

  beforeEach(() => {
    waiting = [REQUEST];
    portal.answer(KeyRequestsToAnswer, ({ state }) => ({ keyRequests: page(state === 'FILED' ? waiting : []) }));
  });

  test('is granted for no more than was asked and checked, and no key is shown', async () => {
    portal.answer(GrantKeyRequest, () => {
      waiting = [];
      return { grantKeyRequest: { __typename: 'KeyRequest' as const } };
    });
    render(<KeyRequests />);
    expect(await screen.findByText('吴科员')).toBeTruthy();
    expect(screen.getByText(/您看不到密钥/)).toBeTruthy();
    expect(screen.queryByRole('checkbox', { name: '跟踪这些证明有没有变化' })).toBeNull();
    fireEvent.click(screen.getByRole('checkbox', { name: '征求群众同意' }));
    fireEvent.click(screen.getByRole('checkbox', { name: BASIS }));
    press('同意并通知领取');
    expect(await screen.findByText('没有等待答复的申请。')).toBeTruthy();
    expect(askedOf(GrantKeyRequest)).toEqual([
      { id: 'r1', changes: { scopes: ['VERIFY'], legalBases: [], keyDays: 365, words: null } },
    ]);
  });

  test('is declined with words, and not without', async () => {
    portal.answer(DeclineKeyRequest, () => {
      waiting = [];
      return { declineKeyRequest: { __typename: 'KeyRequest' as const } };
    });
    render(<KeyRequests />);
    fireEvent.click(await screen.findByRole('button', { name: '不同意' }));
    expect(await screen.findAllByText('请填写这一项。')).not.toEqual([]);
    expect(askedOf(DeclineKeyRequest)).toEqual([]);
    fireEvent.input(screen.getByLabelText(/为什么不同意/), { target: { value: '请改用已有的系统。' } });
    press('不同意');
    expect(await screen.findByText('没有等待答复的申请。')).toBeTruthy();
    expect(askedOf(DeclineKeyRequest)).toEqual([{ id: 'r1', words: '请改用已有的系统。' }]);
  });
});

describe('a system', () => {
  let shown: ClientPartsFragment;

  function open(client: ClientPartsFragment): void {
    shown = client;
    portal.answer(OneExchangeClient, () => ({ exchangeClient: shown }));
    render(<ClientPage params={{ id: 'c1' }} />);
  }

  test('stands in the list with the keys that end soon', async () => {
    const { tokens, ...rest } = CLIENT;
    portal.answer(ExchangeClients, () => ({ exchangeClients: page([{ ...rest, tokens, tokensEndingSoon: [{ id: 't1' }] }]) }));
    render(<Clients />);
    expect((await screen.findByRole('link', { name: CLIENT.name })).getAttribute('href')).toBe('/operator/clients/c1');
    expect(screen.getByText(/有效密钥 1 个/).textContent).toContain('其中 1 个在 30 天内到期');
  });

  test('has its key revoked by pressing twice', async () => {
    portal.answer(RevokeExchangeToken, () => {
      shown = { ...CLIENT, tokens: [{ ...TOKEN, endingSoon: false, revokedAt: '2026-11-22T02:00:00Z' }] };
      return { revokeExchangeToken: { __typename: 'ExchangeToken' as const } };
    });
    open(CLIENT);
    fireEvent.click(await screen.findByRole('button', { name: '吊销密钥' }));
    expect(askedOf(RevokeExchangeToken)).toEqual([]);
    press('吊销密钥');
    expect(await screen.findByText('吊销时间')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '吊销密钥' })).toBeNull();
  });

  test('is suspended by pressing twice, and resumed with words', async () => {
    portal.answer(SuspendExchangeClient, () => {
      shown = { ...CLIENT, state: 'SUSPENDED' };
      return { suspendExchangeClient: { __typename: 'ExchangeClient' as const } };
    });
    portal.answer(ResumeExchangeClient, () => {
      shown = CLIENT;
      return { resumeExchangeClient: { __typename: 'ExchangeClient' as const } };
    });
    open(CLIENT);
    fireEvent.click(await screen.findByRole('button', { name: '暂停接入' }));
    press('暂停接入');
    fireEvent.input(await screen.findByLabelText(/为什么可以恢复/), { target: { value: '已电话核实。' } });
    press('恢复接入');
    expect(await screen.findByRole('button', { name: '暂停接入' })).toBeTruthy();
    expect(askedOf(ResumeExchangeClient)).toEqual([{ id: 'c1', words: '已电话核实。' }]);
  });

  test('that is closed has no verbs', async () => {
    open({ ...CLIENT, state: 'CLOSED', tokens: [] });
    expect(await screen.findByText('已关闭')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('alerts', () => {
  const alert = {
    id: 'a1',
    kind: 'MANY_UNKNOWN' as const,
    severe: true,
    raisedAt: '2026-11-22T02:00:00Z',
    handledAt: null,
    words: null,
    figures: [
      { name: 'amount', value: 0.84 },
      { name: 'asked', value: 120 },
      { name: 'severe', value: null },
    ],
    client: { id: 'c1', name: CLIENT.name, organisation: { name: '柴桑区民政局' } },
  };

  test('that are open come first, with figures that can be read, and are handled with words', async () => {
    let open = true;
    const handled = { ...alert, handledAt: '2026-11-22T03:00:00Z', words: '编号抄错。' };
    portal.answer(ExchangeAlerts, (asked) => ({
      exchangeAlerts: page(asked['open'] === open ? [open ? alert : handled] : []),
    }));
    portal.answer(HandleExchangeAlert, () => {
      open = false;
      return { handleExchangeAlert: { __typename: 'ExchangeAlert' as const } };
    });
    render(<Alerts />);
    expect(await screen.findByText('84%')).toBeTruthy();
    expect(screen.getByText('120')).toBeTruthy();
    expect(screen.queryByText('达到多少自动暂停')).toBeNull();
    const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(headings).toEqual(['等待处理', '已处理']);
    fireEvent.input(screen.getByLabelText('查看结果'), { target: { value: '编号抄错。' } });
    press('处理完毕');
    expect(await screen.findByText('没有等待处理的告警。')).toBeTruthy();
    expect(screen.getByText('编号抄错。', { selector: 'dd' })).toBeTruthy();
    expect(askedOf(HandleExchangeAlert)).toEqual([{ id: 'a1', words: '编号抄错。' }]);
  });

  test('say what was counted, then its limits, in whatever order the portal has them', async () => {
    const figures = [
      { name: 'told', value: 10 },
      { name: 'new', value: 1 },
      { name: 'asked', value: 15 },
      { name: 'severe', value: 20 },
      { name: 'amount', value: 12 },
    ];
    const walk = { ...alert, kind: 'SERIAL_WALK' as const, figures };
    portal.answer(ExchangeAlerts, ({ open }) => ({ exchangeAlerts: page(open ? [walk] : []) }));
    render(<Alerts />);
    await screen.findByText('按顺序一个接一个地查编号');
    const values = screen.getAllByRole('definition').map(({ textContent }) => textContent);
    expect(values.slice(1)).toEqual(['12', '10', '20', '15', '1']);
  });
});
