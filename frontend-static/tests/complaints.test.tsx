/** Complaining, with and without a name, and what becomes of it. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import ComplaintPage from '../src/complaints/complaint';
import NewComplaint from '../src/complaints/new-complaint';
import ComplaintReceipt from '../src/complaints/receipt';
import { mistakesIn, nothingTyped, originIn } from '../src/complaints/typed';
import { navigate } from '../src/foundation/router';
import { me } from '../src/foundation/session';
import {
  AgreeToBeNamed,
  ComplaintByReceipt,
  DraftComplaint,
  FileComplaint,
  MyComplaint,
  PlacesToComplainOf,
  SupplementComplaint,
  WithdrawComplaint,
  type ComplaintPartsFragment,
} from '../src/generated/complaints';
import { openPortal, type Portal } from './portal';

const ID = '0bd1c0de-5b3c-4f2f-8a54-5f1f86c1b001';
const CODE = 'AB12-CD34-EF56-GH78-J';
const CHAISANG = { code: '360404000000', name: '柴桑区', fullName: '江西省九江市柴桑区' };

function complaint(changed: Partial<ComplaintPartsFragment> = {}): ComplaintPartsFragment {
  return {
    id: ID,
    number: '2026-0001',
    kind: 'COMPLAINT',
    state: 'FILED',
    accusedName: '柴桑区水利局',
    proofName: '贫困证明',
    matter: '申请临时救助',
    happenedOn: '2026-11-20',
    filedAt: '2026-11-22T02:00:00Z',
    dueOn: '2026-11-23',
    decideBy: null,
    calendarKnown: true,
    declineReason: null,
    route: null,
    rectifyBy: null,
    answer: null,
    answeredAt: null,
    mayWithdraw: true,
    maySupplement: false,
    mayChooseName: true,
    mayReopen: false,
    reopenUntil: null,
    agreesToBeNamed: false,
    words: '窗口说没有贫困证明不给办。',
    office: { name: '九江市政务服务办公室', phone: '0792-6000007' },
    steps: [],
    evidence: [],
    mayAskForBundle: false,
    bundles: [],
    ...changed,
  };
}

const FILED = {
  __typename: 'FiledComplaint' as const,
  receiptCode: null as string | null,
  complaint: {
    id: ID,
    number: '2026-0001',
    dueOn: '2026-11-23',
    handler: { name: '九江市政务服务办公室', phone: '0792-6000007' },
  },
};

let portal: Portal;

function askedOf(document: { id: string }) {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

function type(label: RegExp, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

async function fillIn(): Promise<void> {
  portal.answer(PlacesToComplainOf, () => ({ regions: [CHAISANG] }));
  fireEvent.click(screen.getByLabelText(/^投诉/));
  type(/^哪个单位/, '柴桑区水利局');
  type(/^要的是什么证明/, '贫困证明');
  type(/^办什么事时要的/, '申请临时救助');
  type(/^在哪里发生的/, '柴桑');
  fireEvent.click(await screen.findByLabelText(/^柴桑区/));
  type(/^经过/, '窗口说没有贫困证明不给办。');
}

function send(): void {
  fireEvent.click(screen.getByRole('button', { name: '提交' }));
}

async function show(shown: ComplaintPartsFragment): Promise<void> {
  portal.answer(MyComplaint, () => ({ myComplaint: shown }));
  render(<ComplaintPage params={{ id: ID }} />);
  await screen.findByText(shown.words);
}

function signIn(): void {
  me.value = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };
}

beforeEach(() => {
  portal = openPortal();
  me.value = null;
  navigate('/complaints/new');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('filing', () => {
  test('says what is missing before it asks the portal', () => {
    render(<NewComplaint />);
    send();
    for (const sentence of ['请写是哪个单位。', '请选择在哪里发生的。', '请写一写经过。']) {
      expect(screen.getAllByText(new RegExp(sentence)).length).toBeGreaterThan(0);
    }
    expect(askedOf(FileComplaint)).toEqual([]);
  });

  test('who has not signed in gets a receipt code, and is not asked to be named', async () => {
    portal.answer(FileComplaint, () => ({ fileComplaint: { ...FILED, receiptCode: CODE } }));
    render(<NewComplaint />);
    expect(screen.queryByText('告诉被投诉的单位我是谁吗？')).toBeNull();
    await fillIn();
    send();
    expect(await screen.findByText(CODE)).toBeTruthy();
    expect(screen.getByRole('link', { name: '用回执码查进度' }).getAttribute('href')).toBe('/complaints/receipt');
    const [{ input }] = askedOf(FileComplaint) as [{ input: Record<string, unknown> }];
    expect(input).toMatchObject({ kind: 'COMPLAINT', region: CHAISANG.code, accusedName: '柴桑区水利局', happenedOn: null });
    expect(input['agreesToBeNamed']).toBe(false);
  });

  test('one tap fills in what the thing tells, and says so to the portal again', async () => {
    signIn();
    navigate('/complaints/new?look=look-1');
    portal.answer(DraftComplaint, () => ({
      complaintDraft: {
        accusedId: 'office-1',
        accusedName: '柴桑区水利局',
        proofName: '居住证明',
        matter: '取水许可',
        region: null,
        happenedOn: '2026-11-20',
        itemCode: null,
        itemVersion: null,
      },
    }));
    portal.answer(FileComplaint, () => ({ fileComplaint: FILED }));
    render(<NewComplaint />);
    expect(((await screen.findByLabelText(/^哪个单位/)) as HTMLInputElement).value).toBe('柴桑区水利局');
    portal.answer(PlacesToComplainOf, () => ({ regions: [CHAISANG] }));
    type(/^在哪里发生的/, '柴桑');
    fireEvent.click(await screen.findByLabelText(/^柴桑区/));
    type(/^经过/, '不该查的也查。');
    fireEvent.click(screen.getByLabelText(/^可以告诉/));
    send();
    expect(await screen.findByRole('link', { name: '看进度' })).toBeTruthy();
    const [{ input }] = askedOf(FileComplaint) as [{ input: Record<string, unknown> }];
    expect(input['origin']).toEqual({ kind: 'DISCLOSURE', ref: 'look-1' });
    expect(input).toMatchObject({ accusedId: 'office-1', accusedName: null, happenedOn: '2026-11-20' });
    expect(input['agreesToBeNamed']).toBe(true);
  });

  test('the address says what it was begun from, and words have an end', () => {
    expect(originIn('?item=DEPT-1&version=1')).toEqual({ kind: 'ITEM', ref: 'DEPT-1' });
    expect(originIn('')).toEqual({ kind: 'FREE', ref: '' });
    expect(mistakesIn({ ...nothingTyped(), words: '字'.repeat(1001) }).words).toMatch(/1000/);
  });

  test('a day that is none is told at its field', async () => {
    render(<NewComplaint />);
    await fillIn();
    type(/^年/, '2026');
    type(/^月/, '2');
    type(/^日/, '30');
    send();
    expect(screen.getAllByText(/没有这一天/).length).toBeGreaterThan(0);
    expect(askedOf(FileComplaint)).toEqual([]);
  });
});

describe('following', () => {
  test('says who has it and by when it is taken up', async () => {
    signIn();
    await show(complaint());
    expect(screen.getByText('最晚 2026年11月23日答复您是否受理。')).toBeTruthy();
    expect(screen.getByText('九江市政务服务办公室')).toBeTruthy();
    expect(screen.getByText('0792-6000007').getAttribute('href')).toBe('tel:0792-6000007');
  });

  test('adds what was asked for while the term rests', async () => {
    signIn();
    portal.answer(SupplementComplaint, () => ({
      supplementComplaint: { __typename: 'Complaint' as const, ...complaint({ state: 'INVESTIGATING', decideBy: '2026-11-27' }) },
    }));
    await show(complaint({ state: 'WAITING', maySupplement: true, dueOn: '2026-11-30' }));
    expect(screen.getByText('请在 2026年11月30日 前补充，逾期就按现有材料办。')).toBeTruthy();
    type(/^补充说明/, '是三号窗口。');
    fireEvent.click(screen.getByRole('button', { name: '提交补充' }));
    expect(await screen.findByText('最晚 2026年11月27日有结论。')).toBeTruthy();
    expect(askedOf(SupplementComplaint)).toEqual([
      { id: ID, receiptCode: null, words: '是三号窗口。', attachmentIds: [] },
    ]);
  });

  test('lets the office know who she is, and thinks again', async () => {
    signIn();
    portal.answer(AgreeToBeNamed, ({ agrees }) => ({
      agreeToBeNamed: { __typename: 'Complaint' as const, ...complaint({ agreesToBeNamed: Boolean(agrees) }) },
    }));
    await show(complaint());
    fireEvent.click(screen.getByRole('button', { name: '可以告诉他们' }));
    fireEvent.click(await screen.findByRole('button', { name: '不再告诉' }));
    expect(await screen.findByRole('button', { name: '可以告诉他们' })).toBeTruthy();
    expect(askedOf(AgreeToBeNamed).map(({ agrees }) => agrees)).toEqual([true, false]);
  });

  test('shows why it was declined, and whom to ask', async () => {
    signIn();
    await show(complaint({ state: 'DECLINED', route: '请到法院起诉。', mayWithdraw: false, mayChooseName: false }));
    expect(screen.getByText('请到法院起诉。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '确定撤回' })).toBeNull();
  });

  test('a receipt code finds it and takes it back; it stands in no address', async () => {
    portal.answer(ComplaintByReceipt, () => ({ complaintByReceipt: { __typename: 'Complaint' as const, ...complaint() } }));
    portal.answer(WithdrawComplaint, () => ({
      withdrawComplaint: { __typename: 'Complaint' as const, ...complaint({ state: 'WITHDRAWN', mayWithdraw: false }) },
    }));
    render(<ComplaintReceipt />);
    type(/^回执码/, CODE);
    fireEvent.click(screen.getByRole('button', { name: '查进度' }));
    fireEvent.click(await screen.findByRole('button', { name: '确定撤回' }));
    expect(await screen.findByText('已撤回')).toBeTruthy();
    expect(askedOf(WithdrawComplaint)).toEqual([{ id: null, receiptCode: CODE }]);
    expect(location.href).not.toContain(CODE);
  });

  test('a code that finds nothing is told in words', async () => {
    portal.answer(ComplaintByReceipt, () => ({
      complaintByReceipt: { __typename: 'Problem' as const, code: 'NOT_FOUND' as const, field: null, message: '没有', messageEn: 'None' },
    }));
    render(<ComplaintReceipt />);
    type(/^回执码/, CODE);
    fireEvent.click(screen.getByRole('button', { name: '查进度' }));
    expect(await screen.findByText(/请对照抄下来的回执码/)).toBeTruthy();
  });
});
