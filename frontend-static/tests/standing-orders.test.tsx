/** Standing orders for seals: one operator asks, another approves, any of them ends. */

import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { today } from '../src/foundation/dates';
import {
  ApproveStandingOrder,
  AskStandingOrder,
  EndStandingOrder,
  StandingOrders,
  type StandingOrderPartsFragment,
} from '../src/generated/operators';
import StandingOrdersPage from '../src/operators/standing-orders';
import { openPortal, type Portal } from './portal';

const ASKED: StandingOrderPartsFragment = {
  id: 'o1',
  sealName: '九江市免证通运行中心电子证明加注专用章',
  hourlyLimit: 300,
  validFrom: '2026-11-23',
  validTo: '2027-02-20',
  state: 'ASKED',
  inForce: false,
  isMine: false,
  askedAt: '2026-11-23T02:00:00Z',
  askedByName: '吴敏',
  approvedAt: null,
  approvedByName: null,
  endedAt: null,
  endedByName: null,
};
const IN_FORCE: StandingOrderPartsFragment = {
  ...ASKED,
  state: 'APPROVED',
  inForce: true,
  approvedAt: '2026-11-23T03:00:00Z',
  approvedByName: '郭立',
};
const DONE = { __typename: 'StandingOrder' as const };

let portal: Portal;
let orders: StandingOrderPartsFragment[];

function askedOf(document: { id: string }): Record<string, unknown>[] {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

async function pressTwice(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name }));
  fireEvent.click(screen.getByRole('button', { name }));
}

beforeEach(() => {
  portal = openPortal();
  orders = [ASKED];
  portal.answer(StandingOrders, () => ({
    standingOrders: {
      totalCount: orders.length,
      pageInfo: { hasNextPage: false, endCursor: null },
      edges: orders.map((node) => ({ node })),
    },
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a standing order', () => {
  test('is asked for from today, for as many days and copies as are chosen', async () => {
    orders = [];
    portal.answer(AskStandingOrder, () => {
      orders = [{ ...ASKED, isMine: true }];
      return { askStandingOrder: DONE };
    });
    render(<StandingOrdersPage />);
    expect(await screen.findByText(/还没有常设用印审批/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('从今天起用多久'), { target: { value: '30' } });
    fireEvent.input(screen.getByLabelText('每小时最多盖多少份'), { target: { value: '120' } });
    fireEvent.click(screen.getByRole('button', { name: '提出' }));
    expect(await screen.findByText('已提出，请另一位管理员批准。')).toBeTruthy();
    const last = new Date(Date.parse(`${today()}T00:00:00Z`) + 29 * 86_400_000).toISOString().slice(0, 10);
    expect(askedOf(AskStandingOrder)).toEqual([
      { input: { validFrom: today(), validTo: last, hourlyLimit: 120 } },
    ]);
  });

  test('is not asked for with a limit that is no number', async () => {
    render(<StandingOrdersPage />);
    fireEvent.input(await screen.findByLabelText('每小时最多盖多少份'), { target: { value: '很多' } });
    fireEvent.click(screen.getByRole('button', { name: '提出' }));
    expect((await screen.findAllByText('请填一个整数。')).length).toBeGreaterThan(0);
    expect(askedOf(AskStandingOrder)).toEqual([]);
  });

  test('is approved by another operator, who presses twice', async () => {
    portal.answer(ApproveStandingOrder, () => {
      orders = [IN_FORCE];
      return { approveStandingOrder: DONE };
    });
    render(<StandingOrdersPage />);
    fireEvent.click(await screen.findByRole('button', { name: '批准' }));
    expect(await screen.findByText(/每一份都由您负责/)).toBeTruthy();
    expect(askedOf(ApproveStandingOrder)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '批准' }));
    expect(await screen.findByText('生效中')).toBeTruthy();
    expect(screen.getByText(/郭立/)).toBeTruthy();
    expect(askedOf(ApproveStandingOrder)).toEqual([{ id: 'o1' }]);
  });

  test('asks whoever approves for a code by phone', async () => {
    portal.answer(ApproveStandingOrder, () => ({
      approveStandingOrder: {
        __typename: 'Problem' as const,
        code: 'STEP_UP_REQUIRED' as const,
        message: '请再确认一次。',
        messageEn: 'Please confirm.',
        field: null,
        details: null,
      },
    }));
    render(<StandingOrdersPage />);
    await pressTwice('批准');
    expect(await screen.findByText(/这一步由您本人负责/)).toBeTruthy();
  });

  test('cannot be approved by who asked, and can be ended by anybody', async () => {
    orders = [{ ...ASKED, isMine: true }];
    portal.answer(EndStandingOrder, () => {
      orders = [{ ...ASKED, state: 'ENDED', endedAt: '2026-11-23T04:00:00Z', endedByName: '吴敏' }];
      return { endStandingOrder: DONE };
    });
    render(<StandingOrdersPage />);
    expect(await screen.findByText('要由另一位管理员批准。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '批准' })).toBeNull();
    await pressTwice('终止');
    expect(await screen.findByText('已终止')).toBeTruthy();
    expect(askedOf(EndStandingOrder)).toEqual([{ id: 'o1' }]);
    const card = screen.getByText('已终止').closest('li');
    expect(within(card as HTMLElement).queryByRole('button')).toBeNull();
  });
});
