/** Approving several cases: what is chosen, what is sent, and what became of each. */

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Role } from '../src/generated/account';
import { ApproveProofs, DeskRevision, Worklist as WorklistDocument, type CaseRowFragment, type WorklistQuery } from '../src/generated/desk';
import { navigate } from '../src/foundation/router';
import { me } from '../src/foundation/session';
import Worklist from '../src/desk/worklist';
import { openPortal, type Portal } from './portal';

const COMMITTEE = { id: '5b6d', name: '小阳村村民委员会', kind: 'COMMITTEE' as const };

function rowOf(id: string): CaseRowFragment {
  return {
    id,
    state: 'CHECKED',
    title: `居住证明${id}`,
    requestedAt: '2026-11-20T01:00:00Z',
    dueOn: '2026-11-25',
    waitingForResident: false,
    handlerName: null,
    handledByMe: false,
    applicant: { name: '王桂香' },
    subject: { name: '王桂香' },
  };
}

function listOf(...ids: string[]): WorklistQuery {
  return {
    worklist: {
      totalCount: ids.length,
      edges: ids.map((id) => ({ node: rowOf(id) })),
      pageInfo: { hasNextPage: false, endCursor: null },
    },
    worklistCounts: [{ stage: 'TO_APPROVE', count: ids.length }],
  };
}

let portal: Portal;

async function show(role: Role): Promise<void> {
  const offices = [{ roles: [role], organisation: COMMITTEE }];
  me.value = { name: '陈建国', phone: '139****0102', steppedUp: true, actingFor: COMMITTEE, offices };
  render(<Worklist />);
  await screen.findByRole('table');
}

beforeEach(() => {
  vi.stubGlobal('scrollTo', () => undefined);
  portal = openPortal();
  portal.answer(WorklistDocument, () => listOf('甲', '乙', '丙'));
  navigate('/desk?stage=TO_APPROVE');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('only an approver can choose, and only what waits for approval', async () => {
  await show('PREPARER');
  expect(screen.queryByRole('checkbox')).toBeNull();
  cleanup();
  await show('APPROVER');
  expect(screen.getAllByRole('checkbox')).toHaveLength(3);
  cleanup();
  navigate('/desk?stage=ALL');
  await show('APPROVER');
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('what is approved was listed before, and each has its own result; what failed stays chosen', async () => {
  const asked: unknown[] = [];
  portal.answer(ApproveProofs, (variables) => {
    asked.push(variables);
    portal.answer(WorklistDocument, () => listOf('乙', '丙'));
    const refusal = { code: 'OWN_CASE' as const, message: '不能办理自己的证明。', messageEn: 'No.', field: null };
    const outcomes = [
      { id: '甲', problem: null },
      { id: '乙', problem: refusal },
    ];
    return { approveProofs: { __typename: 'BulkApproval' as const, outcomes } };
  });
  await show('APPROVER');
  fireEvent.click(screen.getByLabelText('选择：居住证明甲，王桂香'));
  fireEvent.click(screen.getByLabelText('选择：居住证明乙，王桂香'));
  expect(await screen.findByText('已选 2 件')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '批量审批' }));
  const panel = await screen.findByRole('region', { name: '请核对：将批准以下 2 件' });
  expect(within(panel).getAllByRole('link').map((link) => link.textContent)).toEqual(['居住证明甲', '居住证明乙']);
  fireEvent.click(within(panel).getByRole('button', { name: '确认批准 2 件' }));

  const results = await screen.findByRole('region', { name: '批量审批结果' });
  expect(asked).toEqual([{ ids: ['甲', '乙'] }]);
  expect(within(results).getByText('批准 1 件；1 件没有批准。还能办的仍为选中状态。')).toBeTruthy();
  expect(within(results).getByText('没有批准：不能办理自己的证明。')).toBeTruthy();
  expect(await screen.findByText('已选 1 件')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('选择：居住证明乙，王桂香').checked).toBe(true);
});

test('what was looked over is what is approved, though it leaves the list meanwhile', async () => {
  portal.answer(ApproveProofs, () => {
    const withdrawn = { code: 'WRONG_STATE' as const, message: '情况有了变化。', messageEn: 'No.', field: null };
    return { approveProofs: { __typename: 'BulkApproval' as const, outcomes: [{ id: '甲', problem: withdrawn }] } };
  });
  portal.answer(DeskRevision, () => ({ deskRevision: 'another' }));
  await show('APPROVER');
  fireEvent.click(screen.getByLabelText('选择：居住证明甲，王桂香'));
  fireEvent.click(await screen.findByRole('button', { name: '批量审批' }));
  const panel = await screen.findByRole('region', { name: '请核对：将批准以下 1 件' });
  portal.answer(WorklistDocument, () => listOf('乙', '丙'));
  document.dispatchEvent(new Event('visibilitychange'));
  await waitFor(() => expect(screen.queryByLabelText('选择：居住证明甲，王桂香')).toBeNull());
  fireEvent.click(within(panel).getByRole('button', { name: '确认批准 1 件' }));

  const results = await screen.findByRole('region', { name: '批量审批结果' });
  expect(within(results).getByText('居住证明甲（王桂香）')).toBeTruthy();
  expect(within(results).getByText('没有批准：情况有了变化。')).toBeTruthy();
  expect(screen.getByText('已选 0 件')).toBeTruthy();
});
