/** The desk's objections: who is offered which answer, what is sent, and what is late. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../src/generated/account';
import {
  AcceptObjection,
  DeclineObjection,
  DeskObjection,
  DeskObjections,
  ObjectionCounts,
  type ObjectionCasePartsFragment,
} from '../src/generated/desk';
import { me } from '../src/foundation/session';
import { addressOf, isOverdue, stateOf, TABS, tabOf } from '../src/desk/objection-tabs';
import ObjectionPage from '../src/desk/objection';
import Objections from '../src/desk/objections';
import { ObjectionsLink } from '../src/desk/objections-link';
import { openPortal, type Portal } from './portal';

const ID = '0bd1c0de-5b3c-4f2f-8a54-5f1f86c1b001';
const PROOF = '23c1f0e2-d9ed-4ca1-9ecc-fe0a9fff15cb';
const CORRECTION = 'fb4ac5cd-e85c-4524-b84e-cfa8321eb43f';
const COMMITTEE = { id: '5b6d', name: '小阳村村民委员会', kind: 'COMMITTEE' as const };

function objection(changed: Partial<ObjectionCasePartsFragment> = {}): ObjectionCasePartsFragment {
  return {
    id: ID,
    state: 'FILED',
    disputedField: 'NAME',
    words: '名字里的“香”写成了“乡”。',
    wish: '王桂香',
    filedAt: '2026-11-22T02:00:00Z',
    dueOn: '2026-11-27',
    calendarKnown: true,
    overdue: false,
    answeredAt: null,
    answeredBy: null,
    answer: null,
    route: null,
    proofCase: {
      id: PROOF,
      title: '居住证明',
      fileUrl: null,
      applicant: { name: '王桂香', phone: '13900000001' },
      subject: { name: '王桂乡' },
      numbers: { number: '小阳证〔2026〕1号' },
    },
    correction: null,
    ...changed,
  };
}

let portal: Portal;

function askedOf(document: { id: string }) {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

function actAs(...roles: Role[]): void {
  const offices = [{ roles, organisation: COMMITTEE }];
  me.value = { name: '李春兰', phone: '139****0101', steppedUp: false, actingFor: COMMITTEE, offices };
}

async function show(shown: ObjectionCasePartsFragment): Promise<void> {
  portal.answer(DeskObjection, () => ({ objectionCase: shown }));
  render(<ObjectionPage params={{ id: ID }} />);
  await screen.findByText(shown.words);
}

const button = (name: RegExp | string) => screen.queryByRole('button', { name });

beforeEach(() => {
  portal = openPortal();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('an answer', () => {
  test('of an approver may be either', async () => {
    actAs('APPROVER');
    await show(objection());
    expect(button('写错了，同意更正')).toBeTruthy();
    expect(button('没有写错，不予更正')).toBeTruthy();
  });

  test('of a preparer can only be that it is corrected', async () => {
    actAs('PREPARER');
    await show(objection());
    expect(button('写错了，同意更正')).toBeTruthy();
    expect(button('没有写错，不予更正')).toBeNull();
  });

  test('is not for those who only read along, nor given twice', async () => {
    actAs('TOWNSHIP');
    await show(objection());
    expect(button(/更正/)).toBeNull();
    cleanup();
    actAs('APPROVER');
    await show(objection({ state: 'DECLINED', answer: '与户口本一致。' }));
    expect(button(/更正/)).toBeNull();
  });

  test('that agrees begins a correction and leads to it', async () => {
    actAs('PREPARER');
    await show(objection());
    portal.answer(AcceptObjection, () => ({
      acceptObjection: {
        __typename: 'ObjectionCase' as const,
        ...objection({ state: 'ACCEPTED', answer: '异议成立。', correction: { id: CORRECTION, state: 'REQUESTED' } }),
      },
    }));
    fireEvent.click(screen.getByRole('button', { name: '写错了，同意更正' }));
    fireEvent.click(await screen.findByRole('button', { name: '同意并建立更正件' }));
    const link = await screen.findByRole('link', { name: '去办更正件' });
    expect(link.getAttribute('href')).toBe(`/desk/cases/${CORRECTION}`);
    expect(askedOf(AcceptObjection)).toEqual([{ id: ID, words: null }]);
  });

  test('that declines needs reasons and the way to somebody else', async () => {
    actAs('APPROVER');
    await show(objection());
    fireEvent.click(screen.getByRole('button', { name: '没有写错，不予更正' }));
    fireEvent.click(await screen.findByRole('button', { name: '不予更正' }));
    expect(await screen.findAllByRole('link', { name: '请填写这一项。' })).toHaveLength(2);
    expect(askedOf(DeclineObjection)).toEqual([]);

    portal.answer(DeclineObjection, () => ({
      declineObjection: { __typename: 'ObjectionCase' as const, ...objection({ state: 'DECLINED', answer: '一致。' }) },
    }));
    fireEvent.input(screen.getByLabelText('答复居民的话'), { target: { value: '与户口本一致。' } });
    fireEvent.input(screen.getByLabelText('还可以找谁'), { target: { value: '派出所。' } });
    fireEvent.click(screen.getByRole('button', { name: '不予更正' }));
    expect(await screen.findByText('已答复，居民会收到通知。')).toBeTruthy();
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('已答复，居民会收到通知。'));
    expect(askedOf(DeclineObjection)).toEqual([{ id: ID, words: '与户口本一致。', route: '派出所。' }]);
  });

  test('that a colleague gave first is read anew', async () => {
    actAs('APPROVER');
    await show(objection());
    const problem = { __typename: 'Problem' as const, code: 'WRONG_STATE' as const, message: '', messageEn: '', field: null };
    portal.answer(AcceptObjection, () => ({ acceptObjection: problem }));
    portal.answer(DeskObjection, () => ({ objectionCase: objection({ state: 'WITHDRAWN' }) }));
    fireEvent.click(screen.getByRole('button', { name: '写错了，同意更正' }));
    fireEvent.click(await screen.findByRole('button', { name: '同意并建立更正件' }));
    expect(await screen.findByText('已撤回')).toBeTruthy();
    expect(screen.getByText(/同事先答复了/)).toBeTruthy();
  });
});

describe('the list', () => {
  test('begins with those that wait, with their number and what is late', async () => {
    actAs('PREPARER');
    const node = objection({ overdue: true, dueOn: '2020-01-01' });
    const pageInfo = { hasNextPage: false, endCursor: null };
    portal.answer(DeskObjections, () => ({
      objections: { totalCount: 1, pageInfo, edges: [{ node }] },
      objectionCounts: { filed: 1, accepted: 0, overdue: 1 },
    }));
    render(<Objections />);
    expect((await screen.findByRole('link', { name: '居住证明' })).getAttribute('href')).toBe(`/desk/objections/${ID}`);
    expect(screen.getByText(/已超期 \d+ 天/)).toBeTruthy();
    expect(askedOf(DeskObjections)[0]).toMatchObject({ state: 'FILED', overdue: null });
  });

  test.each(TABS)('has an address for “%s”', (tab) => {
    expect(tabOf(addressOf(tab).replace('/desk/objections', ''))).toBe(tab);
  });

  test('asks for late ones in whatever state they are', () => {
    expect([stateOf('overdue'), isOverdue('overdue')]).toEqual([null, true]);
    expect([stateOf('all'), isOverdue('all')]).toEqual([null, null]);
  });
});

test('the worklist says how many objections wait and how many are late', async () => {
  portal.answer(ObjectionCounts, () => ({ objectionCounts: { filed: 3, overdue: 1 } }));
  render(<ObjectionsLink />);
  expect(await screen.findByText(/3 件待答复/)).toBeTruthy();
  expect(screen.getByText(/1 件已超期/)).toBeTruthy();
});
