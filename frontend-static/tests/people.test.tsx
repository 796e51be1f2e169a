/** Help with accounts: one operator signs out, two reset a lost second factor. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { me } from '../src/foundation/session';
import {
  AnswerSecondFactorReset,
  AskSecondFactorReset,
  EndSessionsOf,
  SecondFactorResets,
  type ResetPartsFragment,
} from '../src/generated/operators';
import PeoplePage from '../src/operators/people';
import { openPortal, type Portal } from './portal';

const OFFICE = { id: 'p', name: '九江市免证通运行中心', kind: 'PORTAL' as const };
const OPERATOR = {
  name: '吴敏',
  phone: '139****0102',
  steppedUp: true,
  actingFor: OFFICE,
  offices: [{ roles: ['OPERATOR' as const], organisation: OFFICE }],
};
const ASKED: ResetPartsFragment = {
  id: 'r1',
  personName: '李经办',
  personIdNumber: '990***********1882',
  words: '本人持身份证到场。',
  state: 'ASKED',
  isMine: false,
  askedAt: '2026-11-23T02:00:00Z',
  askedByName: '吴敏',
  expiresAt: '2026-11-26T02:00:00Z',
  answeredByName: null,
  answerWords: null,
  endedAt: null,
};
const DONE = { __typename: 'SecondFactorResetOutcome' as const };

let portal: Portal;
let resets: ResetPartsFragment[];

function askedOf(document: { id: string }): Record<string, unknown>[] {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

function types(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

async function submits(): Promise<void> {
  fireEvent.submit((await screen.findByLabelText('身份证号')).closest('form')!);
}

beforeEach(() => {
  portal = openPortal();
  me.value = OPERATOR;
  resets = [];
  portal.answer(SecondFactorResets, () => ({
    secondFactorResets: {
      totalCount: resets.length,
      pageInfo: { hasNextPage: false, endCursor: null },
      edges: resets.map((node) => ({ node })),
    },
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('somebody is signed out everywhere, with a reason', async () => {
  portal.answer(EndSessionsOf, () => ({ endSessionsOf: { __typename: 'SessionsEnded' as const, count: 2 } }));
  render(<PeoplePage />);
  await submits();
  expect(screen.getAllByText('请填写姓名。').length).toBeGreaterThan(0);
  types('姓名', '李经办');
  types('身份证号', '990102188001011882');
  fireEvent.click(screen.getByLabelText('在所有设备上退出登录'));
  await submits();
  expect(askedOf(EndSessionsOf)).toEqual([]);
  fireEvent.click(screen.getByLabelText('手机或电脑丢失'));
  await submits();
  expect(await screen.findByText(/已在 2 台设备上退出登录/)).toBeTruthy();
  const input = { name: '李经办', idNumber: '990102188001011882', reason: 'DEVICE_LOST' };
  expect(askedOf(EndSessionsOf)).toEqual([{ input }]);
  expect((screen.getByLabelText('身份证号') as HTMLInputElement).value).toBe('');
});

test('a reset is asked for with what the operator saw, and another one answers', async () => {
  portal.answer(AskSecondFactorReset, () => {
    resets = [{ ...ASKED, isMine: true }];
    return { askSecondFactorReset: DONE };
  });
  render(<PeoplePage />);
  await screen.findByLabelText('姓名');
  types('姓名', '李经办');
  types('身份证号', '990102188001011882');
  fireEvent.click(screen.getByLabelText('解除丢失的动态口令'));
  types('怎样核实的本人', '本人持身份证到场。');
  await submits();
  expect(await screen.findByText('要由另一位管理员答复。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '同意解除' })).toBeNull();
});

test('the other operator agrees by pressing twice, or declines with a reason', async () => {
  resets = [ASKED];
  portal.answer(AnswerSecondFactorReset, () => {
    resets = [{ ...ASKED, state: 'AGREED', answeredByName: '郭立', endedAt: '2026-11-23T03:00:00Z' }];
    return { answerSecondFactorReset: DONE };
  });
  render(<PeoplePage />);
  fireEvent.submit((await screen.findByLabelText('为什么不同意')).closest('form')!);
  fireEvent.click(screen.getByRole('button', { name: '同意解除' }));
  expect(askedOf(AnswerSecondFactorReset)).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '同意解除' }));
  expect(await screen.findByText('已解除')).toBeTruthy();
  expect(askedOf(AnswerSecondFactorReset)).toEqual([{ input: { id: 'r1', agree: true, words: null } }]);
});

test('whoever does not run the portal is told whose page it is', async () => {
  me.value = { ...OPERATOR, offices: [] };
  render(<PeoplePage />);
  await waitFor(() => expect(screen.getByText(/由平台运维岗位使用/)).toBeTruthy());
});
