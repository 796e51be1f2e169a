/** The seals: one person asks, another one answers; the keeper confirms; a doubt is cleared by two. */

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { Role } from '../src/generated/account';
import {
  AnswerSealDecisions,
  AskForSeal,
  ConfirmSealUses,
  OpenSealDecisions,
  RefuseSealUse,
  Seals as SealsDocument,
  SealUsesToConfirm,
  StuckCases,
  SuspendSeal,
  SuspendSealsForElection,
  type SealDecisionPartsFragment,
  type SealPartsFragment,
  type SealState,
} from '../src/generated/desk';
import { momentOf } from '../src/desk/moments';
import { replaceable, sealVerbs, type Verb } from '../src/desk/seal-verbs';
import SealUses from '../src/desk/seal-uses';
import Seals from '../src/desk/seals';
import { verbsFor } from '../src/desk/verbs';
import { me } from '../src/foundation/session';
import { openPortal, type Portal } from './portal';

const OFFICE = { id: 't1', name: '岷山乡人民政府', kind: 'TOWNSHIP' as const };
const VILLAGE = { id: 'v1', name: '小阳村村民委员会' };
const PROBLEM = { __typename: 'Problem' as const, code: 'WRONG_STATE' as const, field: null };

function seal(changed: Partial<SealPartsFragment> = {}): SealPartsFragment {
  return {
    id: 's1',
    name: '小阳村村民委员会',
    state: 'ACTIVE',
    reason: null,
    validFrom: '2026-01-01',
    validTo: '2099-12-31',
    keeperName: '赵印',
    certificateNotAfter: '2099-12-31T00:00:00Z',
    certificateSerial: 'a1',
    compromisedSince: null,
    replacedBy: null,
    ruledByMe: true,
    organisation: VILLAGE,
    ...changed,
  };
}

function decision(changed: Partial<SealDecisionPartsFragment> = {}): SealDecisionPartsFragment {
  return {
    id: 'd1',
    verb: 'ACTIVATE',
    state: 'ASKED',
    reason: null,
    since: null,
    words: '交接登记齐全。',
    askedAt: '2026-11-22T02:00:00Z',
    expiresAt: '2026-12-02T02:00:00Z',
    endedAt: null,
    answerWords: null,
    askedByMe: false,
    askedByName: '周镇',
    answeredByName: null,
    answerableByMe: true,
    seal: { id: 's1', name: VILLAGE.name },
    replaces: null,
    ...changed,
  };
}

function page<Node>(nodes: readonly Node[]) {
  return {
    totalCount: nodes.length,
    pageInfo: { hasNextPage: false, endCursor: null },
    edges: nodes.map((node) => ({ node })),
  };
}

function actAs(roles: Role[]): void {
  const offices = [{ roles, organisation: OFFICE }];
  me.value = { name: '吴镇', phone: '139****0106', steppedUp: true, actingFor: OFFICE, offices };
}

let portal: Portal;

function askedOf(document: { id: string }): Record<string, unknown>[] {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

async function press(name: string | RegExp, place: HTMLElement = document.body): Promise<void> {
  fireEvent.click(await within(place).findByRole('button', { name }));
}

function write(label: RegExp, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

function shown(seals: SealPartsFragment[], open: SealDecisionPartsFragment[] = []): void {
  portal.answer(SealsDocument, () => ({ seals: page(seals) }));
  portal.answer(OpenSealDecisions, () => ({ sealDecisions: page(open) }));
  portal.answer(StuckCases, () => ({ worklist: page([]) }));
  render(<Seals />);
}

beforeEach(() => {
  portal = openPortal();
  actAs(['TOWNSHIP']);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const TABLE: Record<SealState, Verb[]> = {
  ENROLLED: ['activate', 'retire', 'compromise'],
  ACTIVE: ['suspend', 'compromise', 'retire'],
  SUSPENDED: ['activate', 'compromise', 'retire'],
  RETIRED: ['compromise'],
  COMPROMISED: [],
};

describe.each(Object.keys(TABLE) as SealState[])('a seal in the state %s', (state) => {
  it('offers what may be asked to whoever rules over it', () => {
    expect(sealVerbs(seal({ state }), [seal({ state })])).toEqual(TABLE[state]);
  });

  it('offers nothing to anybody else, not even to its keeper', () => {
    expect(sealVerbs(seal({ state, ruledByMe: false }), [])).toEqual([]);
  });
});

describe('a new seal beside an active one', () => {
  const old = seal();
  const next = seal({ id: 's2', state: 'ENROLLED', certificateSerial: 'b2' });

  test('takes over instead of being activated', () => {
    expect(sealVerbs(next, [old, next])).toEqual(['rotate', 'retire', 'compromise']);
    expect(replaceable(next, [old, next])).toEqual([old]);
  });

  test('takes nothing over with the same key, from another office, or twice', () => {
    const same = { ...old, certificateSerial: 'b2' };
    const foreign = { ...old, organisation: { id: 'v2', name: '分水村' } };
    const replaced = { ...old, replacedBy: 's3' };
    expect(replaceable(next, [same, foreign, replaced, next])).toEqual([]);
  });
});

describe('the page of the seals', () => {
  test('asks for a rotation with the reason, naming the old seal', async () => {
    portal.answer(AskForSeal, () => ({ askForSeal: { __typename: 'SealDecision' } }));
    shown([seal(), seal({ id: 's2', state: 'ENROLLED', certificateSerial: 'b2' })]);

    await press('接替原印章');
    await press('提请接替');
    expect(askedOf(AskForSeal)).toEqual([]);
    write(/^说明/, '证书快到期，换新密钥。');
    await press('提请接替');

    await waitFor(() => expect(askedOf(AskForSeal)).toHaveLength(1));
    expect(askedOf(AskForSeal)[0]).toEqual({
      input: { sealId: 's2', verb: 'ROTATE', words: '证书快到期，换新密钥。', reason: null, replaces: 's1', since: null },
    });
    expect(await screen.findByText('已提出，等另一位有权的同事答复。')).toBeTruthy();
  });

  test('stops a seal at once, with reason and words', async () => {
    portal.answer(SuspendSeal, () => ({ suspendSeal: { __typename: 'SealDecision' } }));
    shown([seal()]);

    await press('停用');
    fireEvent.change(screen.getByLabelText('原因'), { target: { value: 'KEY_AT_RISK' } });
    write(/^说明/, 'U 盘找不到了。');
    await press('立即停用');

    await waitFor(() => expect(askedOf(SuspendSeal)).toHaveLength(1));
    expect(askedOf(SuspendSeal)[0]).toEqual({ id: 's1', reason: 'KEY_AT_RISK', words: 'U 盘找不到了。' });
  });

  test('reports a key from a moment on, and takes no moment that has not been', async () => {
    portal.answer(AskForSeal, () => ({ askForSeal: { __typename: 'SealDecision' } }));
    shown([seal()]);

    await press('报告失密');
    write(/^说明/, '密钥文件外泄。');
    write(/密钥不可信/, '2999-01-01 00:00');
    await press('报告失密，立即停用');
    expect(await screen.findAllByText(/已经过去的时间/)).not.toHaveLength(0);
    write(/密钥不可信/, '2026-01-02 09:30');
    await press('报告失密，立即停用');

    await waitFor(() => expect(askedOf(AskForSeal)).toHaveLength(1));
    expect(askedOf(AskForSeal)[0]).toMatchObject({
      input: { verb: 'COMPROMISE', since: '2026-01-02T09:30:00+08:00' },
    });
  });

  test('lets another person agree, and decline only with a reason', async () => {
    const outcomes = [{ id: 'd1', problem: null }];
    portal.answer(AnswerSealDecisions, () => ({
      answerSealDecisions: { __typename: 'SealDecisionOutcomes' as const, outcomes },
    }));
    shown([seal({ state: 'SUSPENDED' })], [decision()]);

    await press('不同意');
    const buttons = await screen.findAllByRole('button', { name: '不同意' });
    fireEvent.click(buttons[1]!);
    expect(askedOf(AnswerSealDecisions)).toEqual([]);
    write(/为什么不同意/, '保管人还没有落实。');
    fireEvent.click(buttons[1]!);
    await waitFor(() => expect(askedOf(AnswerSealDecisions)).toHaveLength(1));
    expect(askedOf(AnswerSealDecisions)[0]).toEqual({ ids: ['d1'], agree: false, words: '保管人还没有落实。' });

    await press('同意');
    await waitFor(() => expect(askedOf(AnswerSealDecisions)).toHaveLength(2));
    expect(askedOf(AnswerSealDecisions)[1]).toEqual({ ids: ['d1'], agree: true, words: null });
  });

  test('offers no answer to whoever asked, who may take it back, but not a stop', async () => {
    shown([seal()], [
      decision({ askedByMe: true, answerableByMe: false }),
      decision({ id: 'd2', verb: 'SUSPEND', askedByMe: true, answerableByMe: false }),
    ]);
    expect(await screen.findAllByText(/由另一位有权的同事答复/)).toHaveLength(2);
    expect(screen.queryByRole('button', { name: '同意' })).toBeNull();
    expect(screen.getAllByRole('button', { name: '收回' })).toHaveLength(1);
  });

  test('stops several for an election, and says which was not', async () => {
    const other = seal({ id: 's2', name: '分水村村民委员会', organisation: { id: 'v2', name: '分水村' } });
    const problem = { ...PROBLEM, message: '现在不能这样办理。', messageEn: 'Not now.' };
    portal.answer(SuspendSealsForElection, () => ({
      suspendSealsForElection: {
        __typename: 'SealDecisionOutcomes' as const,
        outcomes: [
          { id: 's1', problem: null },
          { id: 's2', problem },
        ],
      },
    }));
    shown([seal(), other]);

    fireEvent.click(await screen.findByText(/换届：一次停用/));
    await press('立即停用选中的印章');
    expect(await screen.findAllByText('请至少选一枚印章。')).not.toHaveLength(0);
    for (const name of ['小阳村村民委员会', '分水村村民委员会']) fireEvent.click(screen.getByRole('checkbox', { name }));
    const election = screen.getByText(/换届：一次停用/).closest('details')!;
    fireEvent.input(within(election).getByLabelText(/^说明/), { target: { value: '换届选举。' } });
    await press('立即停用选中的印章');

    expect(await screen.findByText(/已停用 1 枚。.*“分水村村民委员会”没有停用/)).toBeTruthy();
    expect(askedOf(SuspendSealsForElection)[0]).toEqual({ ids: ['s1', 's2'], words: '换届选举。' });
  });
});

describe('the keeper', () => {
  const uses = [1, 2].map((n) => ({
    id: `u${n}`,
    askedAt: '2026-11-22T02:00:00Z',
    content: `居住证明 小阳证〔2026〕${n}号`,
    holder: '王*香',
    approverName: '陈主任',
    approvedAt: '2026-11-22T01:00:00Z',
  }));

  test('confirms what she chose, and is told what was not confirmed', async () => {
    actAs(['SEAL_KEEPER']);
    portal.answer(SealUsesToConfirm, () => ({ sealUsesToConfirm: page(uses) }));
    const problem = { ...PROBLEM, message: '现在不能这样办理。', messageEn: 'Not now.' };
    portal.answer(ConfirmSealUses, () => ({
      confirmSealUses: {
        __typename: 'SealUseOutcomes' as const,
        outcomes: [
          { id: 'u1', problem: null },
          { id: 'u2', problem },
        ],
      },
    }));
    render(<SealUses />);

    expect(await screen.findAllByText(/对象：王\*香；签批人：陈主任/)).toHaveLength(2);
    await press('全选');
    await press('确认用印 2 件');

    expect(await screen.findByText(/已确认 1 件.*2号”没有确认/)).toBeTruthy();
    expect(askedOf(ConfirmSealUses)).toEqual([{ ids: ['u1', 'u2'] }]);
  });

  test('refuses one with a reason', async () => {
    actAs(['SEAL_KEEPER']);
    portal.answer(SealUsesToConfirm, () => ({ sealUsesToConfirm: page(uses) }));
    portal.answer(RefuseSealUse, () => ({ refuseSealUse: { __typename: 'SealUseAsking' } }));
    render(<SealUses />);

    fireEvent.click(await screen.findByLabelText(/1号/));
    await press('不予用印');
    write(/为什么不予用印/, '没有见到本人。');
    const buttons = screen.getAllByRole('button', { name: '不予用印' });
    fireEvent.click(buttons[1]!);

    await waitFor(() => expect(askedOf(RefuseSealUse)).toEqual([{ id: 'u1', words: '没有见到本人。' }]));
  });

  test('has a page that is nobody else’s', () => {
    render(<SealUses />);
    expect(screen.getByText('这一页由印章保管人使用。')).toBeTruthy();
  });
});

describe('a proof in doubt', () => {
  const doubted = { vouchedAt: null };

  test('is vouched for at the desk, and cleared once somebody did so', () => {
    expect(verbsFor('ISSUED', ['PREPARER'], doubted)).toEqual(['vouch', 'correct']);
    expect(verbsFor('ISSUED', ['APPROVER'], doubted)).toEqual(['vouch', 'revoke']);
    const vouched = { vouchedAt: '2026-11-22T02:00:00Z' };
    expect(verbsFor('ISSUED', ['APPROVER'], vouched)).toEqual(['vouch', 'clear', 'revoke']);
  });

  test('and no other one', () => {
    expect(verbsFor('ISSUED', ['APPROVER'])).toEqual(['revoke']);
  });
});

describe('a typed moment', () => {
  test.each([
    ['2026-01-02 09:30', '2026-01-02T09:30:00+08:00'],
    [' 2026年1月2日 9:05 ', '2026-01-02T09:05:00+08:00'],
    ['2026/1/2 9：05', '2026-01-02T09:05:00+08:00'],
  ])('%s is understood', (typed, meant) => {
    expect(momentOf(typed)).toBe(meant);
  });

  test.each(['', '2026-01-02', '2026-02-31 10:00', '2026-13-01 10:00', '2026-01-02 24:61', '2999-01-01 00:00', '昨天'])(
    '%s is none, or has not been',
    (typed) => {
      expect(momentOf(typed)).toBeUndefined();
    },
  );
});
