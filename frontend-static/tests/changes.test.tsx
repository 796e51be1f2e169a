/** A change of the catalogue: written by a department, decided by others, commented on by residents. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Change from '../src/changes/change';
import Comment from '../src/changes/comment';
import EditChange from '../src/changes/edit-change';
import NewChange from '../src/changes/new-change';
import Review from '../src/changes/review';
import ReviewChange from '../src/changes/review-change';
import { NEW_ENTRY, mistakesIn } from '../src/changes/typed-entry';
import {
  ChangeComments,
  ChangeEntries,
  ChangeRequestById,
  ChangeRequests,
  CommentOnChange,
  DraftChangeRequest,
  EditChangeRequest,
  FileChangeRequest,
  MyChangeComment,
  MyList,
  OwnItems,
  PublishChangeRequest,
  ReturnChangeRequest,
  ReviewChangeRequest,
  type ChangeEntryPartsFragment,
  type ChangePartsFragment,
} from '../src/generated/changes';
import { me, workplaceOf, type Person } from '../src/foundation/session';
import type { Role } from '../src/generated/account';
import { openPortal, type Portal } from './portal';

const ID = '0c2b5a1e-49a4-4a43-8d4f-3df8f6d0c9b7';
const OFFICE = { id: 'd1', name: '柴桑区民政局' };

function actingAs(...roles: Role[]): Person {
  return {
    name: '吴科员',
    phone: '138****0000',
    actingFor: OFFICE,
    offices: [{ organisation: OFFICE, roles }],
  } as unknown as Person;
}

function request(changed: Partial<ChangePartsFragment> = {}): ChangePartsFragment {
  return {
    id: ID,
    version: 2,
    number: '2026-0001',
    state: 'FILED',
    title: '清理低保证明事项',
    reason: '落实告知承诺制。',
    entryCount: 1,
    commentCount: 0,
    openToComments: false,
    consultationEndsOn: null,
    effectiveFrom: null,
    summary: null,
    verbs: [],
    organisation: OFFICE,
    steps: [
      { verb: 'FILE', at: '2026-11-16T02:00:00Z', office: OFFICE.name, role: 'DEPARTMENT_STAFF', words: '落实告知承诺制。' },
    ],
    ...changed,
  };
}

const ENTRY: ChangeEntryPartsFragment = {
  kind: 'CHANGE',
  itemCode: 'REG-X-1',
  baseVersion: 1,
  lane: 'DEPARTMENT',
  name: '家庭经济状况证明',
  purpose: '申请低保',
  demandingUnit: '民政局',
  issuingUnit: '村委会',
  measure: 'DATA_SHARE',
  cancelReason: null,
  proofClass: 'FACT',
  sourceAttribute: null,
  validity: '3年',
  goInstead: '',
  legalBasis: '新的依据',
  batch: '',
  documentNo: '',
  before: {
    lane: 'DEPARTMENT',
    issuingUnit: '村委会',
    measure: 'COMMITMENT',
    proofClass: null,
    sourceAttribute: null,
    validity: '',
    goInstead: '',
    legalBasis: '老的依据',
    batch: '',
    documentNo: '',
  },
};
const END = { hasNextPage: false, endCursor: null };
const PROBLEM = { __typename: 'Problem' as const, code: 'VERSION_OUTDATED' as const, message: '刚刚有了变化', messageEn: '', field: null };

let portal: Portal;
let shown: ChangePartsFragment;

function askedOf(document: { id: string }): Record<string, unknown>[] {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

function type(label: RegExp, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

function choose(label: RegExp, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

function press(name: string | RegExp): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

beforeEach(() => {
  portal = openPortal();
  shown = request();
  me.value = actingAs('DEPARTMENT_STAFF');
  portal.answer(ChangeRequestById, () => ({ changeRequest: shown }));
  portal.answer(ChangeEntries, () => ({
    changeEntries: { totalCount: 1, pageInfo: END, edges: [{ node: ENTRY }] },
  }));
  portal.answer(ChangeComments, () => ({
    changeComments: {
      totalCount: 1,
      pageInfo: END,
      edges: [{ cursor: 'c1', node: { words: '我同意。', writtenOn: '2026-11-17' } }],
    },
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  me.value = undefined;
});

describe('a department', () => {
  test('writes an item and sends just what it typed', async () => {
    portal.answer(DraftChangeRequest, () => ({ draftChangeRequest: { __typename: 'ChangeRequest' as const, id: ID } }));
    render(<NewChange />);
    press('新增一个事项');
    press('填好了');
    expect(await screen.findAllByText('请填写证明的名称。')).toHaveLength(2);
    type(/证明名称/, '家庭经济状况证明');
    choose(/怎样免交/, 'COMMITMENT');
    type(/依据/, '《社会救助暂行办法》第十一条');
    press('填好了');
    expect(await screen.findByRole('heading', { name: '家庭经济状况证明' })).toBeTruthy();
    press('保存');
    expect(await screen.findAllByText('请填写标题。')).toHaveLength(2);
    type(/申请的标题/, '清理证明');
    type(/为什么要调整/, '落实告知承诺制。');
    press('保存');
    await waitFor(() => expect(askedOf(DraftChangeRequest)).toHaveLength(1));
    expect(askedOf(DraftChangeRequest)[0]).toMatchObject({
      input: { title: '清理证明', entries: [{ kind: 'ADD', name: '家庭经济状况证明', measure: 'COMMITMENT', cancelReason: null }] },
    });
  });

  test('finds an item of its own list, and ends it with a reason', async () => {
    portal.answer(MyList, () => ({ me: { actingFor: { uscc: '11360404MB0000090M' } } }));
    portal.answer(OwnItems, () => ({
      proofItems: { edges: [{ node: { ...ENTRY, code: 'REG-X-1', version: 3, effectiveTo: null } }] },
    }));
    portal.answer(DraftChangeRequest, () => ({ draftChangeRequest: PROBLEM }));
    render(<NewChange />);
    press('查询');
    fireEvent.click(await screen.findByRole('button', { name: '撤销“家庭经济状况证明”' }));
    expect(askedOf(OwnItems)[0]).toMatchObject({ listCode: 'REG-11360404MB0000090M' });
    press('填好了');
    expect(await screen.findAllByText('请选择取消理由。')).toHaveLength(2);
    choose(/取消理由/, 'NO_LAW');
    press('填好了');
    type(/申请的标题/, '清理证明');
    type(/为什么要调整/, '没有依据。');
    press('保存');
    expect(await screen.findByText('刚刚有了变化')).toBeTruthy();
    expect(askedOf(DraftChangeRequest)[0]).toMatchObject({
      input: { entries: [{ kind: 'END', itemCode: 'REG-X-1', itemVersion: 3, cancelReason: 'NO_LAW' }] },
    });
  });

  test('goes on with what it wrote, against the version that it knew', async () => {
    portal.answer(EditChangeRequest, () => ({ editChangeRequest: { __typename: 'ChangeRequest' as const, id: ID } }));
    render(<EditChange params={{ id: ID }} />);
    fireEvent.click(await screen.findByRole('button', { name: '保存' }));
    await waitFor(() => expect(askedOf(EditChangeRequest)).toHaveLength(1));
    expect(askedOf(EditChangeRequest)[0]).toMatchObject({
      version: 2,
      input: { entries: [{ kind: 'CHANGE', itemCode: 'REG-X-1', itemVersion: 1 }] },
    });
  });

  test('does not mend thousands of items one by one', async () => {
    shown = request({ entryCount: 5000 });
    render(<EditChange params={{ id: ID }} />);
    expect(await screen.findByText(/有 5000 个事项/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '保存' })).toBeNull();
  });

  test('files a request by two presses, after being told that all can read it', async () => {
    shown = request({ state: 'DRAFT', number: null, verbs: ['EDIT', 'FILE', 'WITHDRAW'], steps: [] });
    portal.answer(FileChangeRequest, () => ({ fileChangeRequest: { __typename: 'ChangeRequest' as const, ...request() } }));
    render(<Change params={{ id: ID }} />);
    fireEvent.click(await screen.findByRole('button', { name: '提交申请' }));
    expect(screen.getByText(/提交后所有人都能看到/)).toBeTruthy();
    expect(askedOf(FileChangeRequest)).toHaveLength(0);
    press('提交申请');
    expect(await screen.findByText('已办好。')).toBeTruthy();
    expect(askedOf(FileChangeRequest)).toEqual([{ id: ID, version: 2 }]);
    expect(document.activeElement?.tagName).toBe('H1');
  });

  test('sees what an item said before and after', async () => {
    render(<Change params={{ id: ID }} />);
    expect(await screen.findByText('老的依据')).toBeTruthy();
    expect(screen.getByText('新的依据')).toBeTruthy();
    expect(screen.getByText(/部门工作人员/)).toBeTruthy();
  });
});

describe('a reviewer', () => {
  beforeEach(() => {
    me.value = actingAs('POLICY_REVIEWER');
  });

  test('works at the review', () => {
    expect(workplaceOf(['LEGAL_REVIEWER'])).toBe('/review');
    expect(workplaceOf(['TOWNSHIP', 'SUPERVISOR'])).toBe('/desk');
    expect(workplaceOf(['DEPARTMENT_STAFF', 'LEGAL_REVIEWER'])).toBe('/department');
  });

  test('sees first what waits, and pages for others are not shown to others', async () => {
    portal.answer(ChangeRequests, () => ({ changeRequests: { totalCount: 0, pageInfo: END, edges: [] } }));
    render(<Review />);
    expect(await screen.findByText('没有等您办理的申请。')).toBeTruthy();
    expect(askedOf(ChangeRequests).map(({ waiting }) => waiting)).toEqual([true, null]);
    cleanup();
    me.value = actingAs('DEPARTMENT_STAFF');
    render(<Review />);
    expect(screen.getByText(/这个页面给合法性审查员/)).toBeTruthy();
  });

  test('passes the policy review with days for the public', async () => {
    shown = request({ state: 'LEGALLY_REVIEWED', verbs: ['REVIEW_POLICY', 'RETURN'] });
    portal.answer(ReviewChangeRequest, () => ({ reviewChangeRequest: PROBLEM }));
    render(<ReviewChange params={{ id: ID }} />);
    await screen.findByRole('button', { name: '通过，公开征求意见' });
    type(/公开征求意见几天/, '31');
    press('通过，公开征求意见');
    expect(await screen.findAllByText('请填写 3 到 30 之间的数。')).toHaveLength(2);
    type(/公开征求意见几天/, '10');
    type(/审查意见/, '符合政策。');
    press('通过，公开征求意见');
    expect(await screen.findByText('刚刚有了变化')).toBeTruthy();
    expect(askedOf(ReviewChangeRequest)).toEqual([
      { input: { id: ID, version: 2, kind: 'POLICY', verdict: 'PASS', reason: '符合政策。', days: 10 } },
    ]);
  });

  test('returns by the review whose turn it is, or from the public', async () => {
    portal.answer(ReviewChangeRequest, () => ({ reviewChangeRequest: PROBLEM }));
    portal.answer(ReturnChangeRequest, () => ({ returnChangeRequest: PROBLEM }));
    for (const state of ['FILED', 'LEGALLY_REVIEWED', 'CONSULTING'] as const) {
      shown = request({ state, verbs: ['RETURN'] });
      render(<ReviewChange params={{ id: ID }} />);
      await screen.findByRole('button', { name: '退回修改' });
      type(/要修改什么/, '请写明条款。');
      press('退回修改');
      await screen.findByText('刚刚有了变化');
      cleanup();
    }
    expect(askedOf(ReviewChangeRequest).map(({ input }) => (input as { kind: string }).kind)).toEqual(['LEGAL', 'POLICY']);
    expect(askedOf(ReturnChangeRequest)).toHaveLength(1);
  });

  test('publishes with a day and with what was done with the comments', async () => {
    shown = request({ state: 'CONSULTING', verbs: ['PUBLISH', 'RETURN'], commentCount: 1 });
    portal.answer(PublishChangeRequest, () => ({ publishChangeRequest: PROBLEM }));
    render(<ReviewChange params={{ id: ID }} />);
    await screen.findByRole('button', { name: '公布' });
    expect(await screen.findByText('我同意。')).toBeTruthy();
    fireEvent.input(screen.getByLabelText('年'), { target: { value: '2026' } });
    fireEvent.input(screen.getByLabelText('月'), { target: { value: '13' } });
    type(/意见采纳情况/, '采纳 1 条。');
    press('公布');
    expect(await screen.findAllByText('这个日期不对，请核对。')).toHaveLength(2);
    fireEvent.input(screen.getByLabelText('月'), { target: { value: '12' } });
    fireEvent.input(screen.getByLabelText('日'), { target: { value: '1' } });
    press('公布');
    await screen.findByText('刚刚有了变化');
    expect(askedOf(PublishChangeRequest)).toEqual([
      { id: ID, version: 2, effectiveFrom: '2026-12-01', summary: '采纳 1 条。' },
    ]);
  });
});

describe('a resident', () => {
  const OPINION = { number: '2026-0001', title: '清理低保证明事项', reason: '落实。', open: true, endsOn: '2026-11-30', words: null };

  beforeEach(() => {
    me.value = { name: '王桂香', phone: '', actingFor: null, offices: [] } as unknown as Person;
  });

  test('says something once, and may say it otherwise', async () => {
    portal.answer(MyChangeComment, () => ({ myChangeComment: OPINION }));
    portal.answer(CommentOnChange, ({ words }) => ({
      commentOnChange: { __typename: 'MyChangeComment' as const, ...OPINION, words: String(words) },
    }));
    render(<Comment params={{ number: '2026-0001' }} />);
    await screen.findByText(/征求意见到 2026年11月30日/);
    press('提交意见');
    expect(await screen.findAllByText('请填写意见。')).toHaveLength(2);
    type(/您的意见/, '我同意。');
    press('提交意见');
    expect(await screen.findByText('已收到您的意见。')).toBeTruthy();
    expect(await screen.findByRole('button', { name: '改成这样' })).toBeTruthy();
    expect(askedOf(CommentOnChange)).toEqual([{ number: '2026-0001', words: '我同意。' }]);
  });

  test('reads what she said when it is over', async () => {
    portal.answer(MyChangeComment, () => ({ myChangeComment: { ...OPINION, open: false, words: '我同意。' } }));
    render(<Comment params={{ number: '2026-0001' }} />);
    expect(await screen.findByText('现在不在征求意见期间。')).toBeTruthy();
    expect(screen.getByText('您的意见：我同意。')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('what an item needs', () => {
  test.each([
    [{}, ['name', 'measure', 'legalBasis']],
    [{ name: '甲', measure: 'CANCEL' as const }, ['cancelReason']],
    [{ name: '甲', lane: 'NEGATIVE' as const }, ['goInstead']],
    [{ name: '甲', lane: 'POSITIVE' as const }, []],
    [{ kind: 'END' as const }, ['cancelReason']],
  ])('%o asks for %o', (typed, wanted) => {
    const found = Object.entries(mistakesIn({ ...NEW_ENTRY, ...typed }));
    expect(found.filter(([, sentence]) => sentence).map(([name]) => name)).toEqual(wanted);
  });
});
