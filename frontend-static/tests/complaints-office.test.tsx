/** Complaints at the offices: the board, one complaint with its verbs, the accused, the notices. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Notices from '../src/complaints/notices';
import AccusedCasePage from '../src/complaints/office/accused-case';
import AccusedCasesPage from '../src/complaints/office/accused-cases';
import Board from '../src/complaints/office/board';
import CasePage from '../src/complaints/office/case';
import EnterPage from '../src/complaints/office/enter';
import { addressOf, filterOf, viewOf } from '../src/complaints/office/view';
import { me, type Person } from '../src/foundation/session';
import type { Role } from '../src/generated/account';
import { PlaceOfComplaint, PlacesToComplainOf, PublicNotices, type ComplaintVerb } from '../src/generated/complaints';
import {
  AcceptComplaint,
  AccusedCaseById,
  AccusedCases,
  BeginComplaint,
  CloseComplaint,
  ComplaintBoard,
  ComplaintCaseById,
  ComplaintCases,
  ComplaintOffices,
  DeclineComplaint,
  DispatchComplaint,
  EnterComplaint,
  ExtendComplaint,
  LookAtComplainant,
  RecordReturnVisit,
  ReportRectification,
  StateOurSide,
  SuperviseComplaint,
  type AccusedCasePartsFragment,
  type ComplaintCasePartsFragment,
  type ComplaintRowFragment,
} from '../src/generated/complaints-office';
import { TalksWithMyOffice } from '../src/generated/oversight';
import { openPortal, type Portal } from './portal';

const ID = '0c2b5a1e-49a4-4a43-8d4f-3df8f6d0c9b7';
const OFFICE = { id: 'd1', name: '九江市政务服务办公室', contactPhone: '0792-6000007' };
const ACCUSED = { id: 'd2', name: '柴桑区住建局' };
const END = { hasNextPage: false, endCursor: null };

function actingAs(...roles: Role[]): Person {
  return {
    name: '马德明',
    phone: '138****0000',
    actingFor: OFFICE,
    offices: [{ organisation: OFFICE, roles }],
  } as unknown as Person;
}

function row(changed: Partial<ComplaintRowFragment> = {}): ComplaintRowFragment {
  return {
    id: ID,
    number: '2026-0001',
    kind: 'COMPLAINT',
    state: 'FILED',
    accusedName: ACCUSED.name,
    proofName: '贫困证明',
    dueOn: '2026-11-23',
    overdue: false,
    supervision: null,
    handler: OFFICE,
    lead: null,
    ...changed,
  };
}

function complaint(changed: Partial<ComplaintCasePartsFragment> = {}): ComplaintCasePartsFragment {
  return {
    ...row(),
    version: 3,
    channel: 'HOTLINE',
    hotlineNumber: '2026112200123',
    origin: 'FREE',
    region: '360404000000',
    matter: '申请公租房',
    happenedOn: '2026-11-20',
    settled: false,
    summary: null,
    finding: null,
    answer: null,
    declineReason: null,
    route: null,
    calendarKnown: true,
    daysLeft: null,
    decideBy: null,
    rectifyBy: null,
    missed: false,
    escalatedTo: null,
    filedAt: '2026-11-22T02:00:00Z',
    repeats: '2026-0000',
    verbs: [],
    pendingLetter: null,
    handler: OFFICE,
    lead: null,
    accused: ACCUSED,
    assistants: [],
    item: { code: 'DEPT-1', version: 2 },
    steps: [
      { verb: 'FILE', state: 'FILED', at: '2026-11-22T02:00:00Z', office: null, reader: 'COMPLAINANT', words: '' },
    ],
    evidence: [
      { id: 'e1', kind: 'ITEM', mediaType: 'application/json', sha256: 'ab'.repeat(32), madeAt: '2026-11-22T02:00:00Z' },
    ],
    mayOpenFiles: false,
    mayDraftBundle: false,
    bundles: [],
    visits: [],
    ...changed,
  };
}

function told(changed: Partial<AccusedCasePartsFragment> = {}): AccusedCasePartsFragment {
  return {
    id: ID,
    number: '2026-0001',
    kind: 'COMPLAINT',
    state: 'INVESTIGATING',
    proofName: '贫困证明',
    matter: '申请公租房',
    happenedOn: null,
    summary: '要求提交清单以外的证明。',
    finding: null,
    rectifyBy: null,
    dueOn: '2026-11-27',
    overdue: false,
    missed: false,
    complainantName: null,
    item: null,
    steps: [{ verb: 'BEGIN', day: '2026-11-22', office: OFFICE.name, words: '', fileUrl: null }],
    ...changed,
  };
}

const PROBLEM = { __typename: 'Problem' as const, message: '刚刚有了变化', messageEn: '', field: null };

let portal: Portal;
let shown: ComplaintCasePartsFragment;

function askedOf(document: { id: string }): Record<string, unknown>[] {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

function fill(id: string, value: string): void {
  const field = document.getElementById(id);
  if (!field) throw new Error(`no field ${id}`);
  fireEvent.input(field, { target: { value } });
}

function choose(name: string): void {
  fireEvent.click(screen.getByLabelText(name, { exact: false }));
}

/** The button of a verb: its summary has the same name. */
function press(name: string): void {
  const button = screen.getAllByText(name).find((each) => each.tagName === 'BUTTON');
  if (!button) throw new Error(`no button ${name}`);
  fireEvent.click(button);
}

async function opens(...verbs: ComplaintVerb[]): Promise<void> {
  shown = complaint({ ...shown, verbs });
  render(<CasePage params={{ id: ID }} />);
  await screen.findByText('您可以办');
}

function became(changed: Partial<ComplaintCasePartsFragment>) {
  return { __typename: 'ComplaintCase' as const, ...complaint({ version: 4, ...changed }) };
}

beforeEach(() => {
  portal = openPortal();
  shown = complaint();
  me.value = actingAs('SUPERVISOR');
  portal.answer(PlaceOfComplaint, () => ({ region: { code: '360404000000', fullName: '江西省九江市柴桑区' } }));
  portal.answer(ComplaintCaseById, () => ({ complaintCase: shown }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  me.value = undefined;
});

describe('the board', () => {
  test('counts by stage and shows what is overdue first', async () => {
    portal.answer(ComplaintBoard, () => ({
      complaintCounts: { total: 3, overdue: 1, states: [{ state: 'FILED', count: 2 }, { state: 'OVERDUE', count: 1 }], cells: [{ stage: 'INTAKE', age: 'LATE', count: 2 }] },
    }));
    portal.answer(ComplaintCases, (variables) => {
      const late = (variables['filter'] as { overdue: boolean }).overdue;
      const node = late
        ? row({ id: 'late', proofName: '婚姻证明', overdue: true, dueOn: '2026-01-01', state: 'OVERDUE', lead: ACCUSED })
        : row();
      return { complaintCases: { totalCount: 1, pageInfo: END, edges: [{ node }] } };
    });
    render(<Board />);
    const links = await screen.findAllByRole('link', { name: /柴桑区住建局 · / });
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/supervisor/complaints/late',
      `/supervisor/complaints/${ID}`,
    ]);
    expect(screen.getByText(/已超期 \d+ 天/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '待受理，已过八成：2 件' }).getAttribute('href')).toBe(
      '/supervisor/complaints?at=INTAKE-LATE',
    );
    expect((await screen.findByRole('link', { name: /^待受理\s*，2 件$/ })).getAttribute('href')).toBe(
      '/supervisor/complaints?stage=FILED',
    );
    expect(askedOf(ComplaintBoard)).toEqual([{ mine: true }]);
  });

  test('has an address for every view of it', () => {
    const states = ['FILED', 'CLOSED'];
    for (const mine of [true, false]) {
      for (const stage of ['all', 'overdue', 'CLOSED'] as const) {
        const query = addressOf({ mine, stage }).split('?')[1] ?? '';
        expect(viewOf(query, states)).toEqual({ mine, stage });
      }
    }
    const cell = { mine: true, stage: 'all', cell: { stage: 'INQUIRY', age: 'LATE' } } as const;
    expect(viewOf(addressOf(cell).split('?')[1] ?? '', states)).toEqual(cell);
    expect(viewOf('at=NONSENSE-LATE', states)).toEqual({ mine: true, stage: 'all' });
    expect(viewOf('stage=NONSENSE', states)).toEqual({ mine: true, stage: 'all' });
    expect(filterOf({ mine: false, stage: 'FILED' }, true)).toEqual({ mine: null, state: 'FILED', overdue: true });
  });

  test('is not asked for by others', () => {
    me.value = actingAs('DEPARTMENT_STAFF');
    render(<Board />);
    expect(screen.getByText(/这个页面给督查人员使用/)).toBeTruthy();
    expect(portal.asked).toEqual([]);
  });
});

describe('one complaint', () => {
  test('shows what it is, its evidence with hashes, and only the verbs that are allowed', async () => {
    await opens('ACCEPT');
    expect(screen.getByText('ab'.repeat(32))).toBeTruthy();
    expect(screen.getByText('2026-0000')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'DEPT-1' }).getAttribute('href')).toBe('/catalogue/items/DEPT-1/2');
    expect(await screen.findByText('江西省九江市柴桑区')).toBeTruthy();
    expect(screen.queryByText('不予受理')).toBeNull();
  });

  test('says who complained only when asked', async () => {
    portal.answer(LookAtComplainant, () => ({
      lookAtComplainant: {
        __typename: 'ComplainantIdentity' as const,
        name: '王桂香',
        phone: null,
        words: '跑了三趟。',
        agreesToBeNamed: false,
      },
    }));
    await opens();
    expect(screen.getByText(/每次查看都有记录/)).toBeTruthy();
    expect(askedOf(LookAtComplainant)).toEqual([]);
    press('查看投诉人和原话');
    expect(await screen.findByText('王桂香')).toBeTruthy();
    expect(screen.getByText('没有留')).toBeTruthy();
  });

  test('is accepted with the version that was read, and shows what it became', async () => {
    portal.answer(AcceptComplaint, () => ({ acceptComplaint: became({ state: 'ACCEPTED' }) }));
    await opens('ACCEPT');
    press('受理');
    expect(await screen.findByText('已办好。')).toBeTruthy();
    expect(askedOf(AcceptComplaint)).toEqual([{ id: ID, version: 3, words: null }]);
    expect(screen.getByText('现在没有要您办的。')).toBeTruthy();
    expect(document.activeElement?.tagName).toBe('H1');
  });

  test('is declined with a reason, words and a route, none of which may be missing', async () => {
    portal.answer(DeclineComplaint, () => ({ declineComplaint: became({ state: 'DECLINED' }) }));
    await opens('DECLINE');
    press('不予受理');
    expect(await screen.findAllByText('请填写这一项。')).toHaveLength(4);
    choose('属于信访事项');
    fill('decline-words', '这件事属于信访。');
    fill('decline-route', '请到区信访局。');
    press('不予受理');
    await screen.findByText('已办好。');
    expect(askedOf(DeclineComplaint)).toEqual([
      { input: { id: ID, version: 3, reason: 'PETITION', words: '这件事属于信访。', route: '请到区信访局。' } },
    ]);
  });

  test('is given to a lead, which is never the accused', async () => {
    portal.answer(ComplaintOffices, () => ({
      complaintOffices: { totalCount: 2, pageInfo: END, edges: [{ node: OFFICE }, { node: ACCUSED }] },
    }));
    portal.answer(DispatchComplaint, () => ({ dispatchComplaint: became({ state: 'DISPATCHED', lead: OFFICE }) }));
    await opens('DISPATCH');
    await screen.findByLabelText(OFFICE.name);
    expect(screen.queryByLabelText(ACCUSED.name)).toBeNull();
    press('交办');
    expect(await screen.findAllByText('请选择主办单位。')).toHaveLength(2);
    fireEvent.click(document.getElementById('dispatch-lead') as HTMLElement);
    press('交办');
    await screen.findByText('已办好。');
    expect(askedOf(DispatchComplaint)).toEqual([
      { input: { id: ID, version: 3, leadId: OFFICE.id, assistantIds: [], words: null } },
    ]);
  });

  test('is not told to the accused in words that show who complained', async () => {
    portal.answer(BeginComplaint, () => ({
      beginComplaint: { ...PROBLEM, code: 'COMPLAINANT_SHOWN' as const, message: '这里写出了投诉人', field: 'summary' },
    }));
    await opens('BEGIN');
    fill('begin-summary', '王桂香说……');
    press('开始调查，告知被投诉单位');
    expect(await screen.findAllByText('这里写出了投诉人')).toHaveLength(2);
    expect((document.getElementById('begin-summary') as HTMLTextAreaElement).value).toBe('王桂香说……');
  });

  test('takes longer by a number of days that the rules allow', async () => {
    portal.answer(ExtendComplaint, () => ({ extendComplaint: became({}) }));
    await opens('EXTEND');
    fill('extend-days', '11');
    fill('extend-reason', '要等上级部门回函。');
    press('延期');
    expect(await screen.findAllByText('请填写 1 到 10 之间的数。')).toHaveLength(2);
    fill('extend-days', '10');
    press('延期');
    await screen.findByText('已办好。');
    expect(askedOf(ExtendComplaint)).toEqual([{ id: ID, version: 3, days: 10, reason: '要等上级部门回函。' }]);
  });

  test('asks what she said only where she was reached', async () => {
    portal.answer(RecordReturnVisit, () => ({ recordReturnVisit: became({ state: 'ANSWERED' }) }));
    await opens('VISIT');
    expect(document.getElementById('visit-solved')).toBeNull();
    fireEvent.click(document.getElementById('visit-reached') as HTMLElement);
    await waitFor(() => expect(document.getElementById('visit-solved')).not.toBeNull());
    fireEvent.click(document.getElementById('visit-solved') as HTMLElement);
    fireEvent.click(document.getElementById('visit-reached-no') as HTMLElement);
    choose('电话');
    fill('visit-words', '打了三次没有人接。');
    press('登记回访');
    await screen.findByText('已办好。');
    expect(askedOf(RecordReturnVisit)).toEqual([
      {
        input: {
          id: ID,
          version: 3,
          way: 'PHONE',
          reached: false,
          solved: null,
          satisfied: null,
          words: '打了三次没有人接。',
        },
      },
    ]);
  });

  test('is read anew when somebody was faster, and keeps what was typed', async () => {
    portal.answer(CloseComplaint, () => ({ closeComplaint: { ...PROBLEM, code: 'VERSION_OUTDATED' as const } }));
    portal.answer(SuperviseComplaint, () => ({
      superviseComplaint: { ...PROBLEM, code: 'VERSION_OUTDATED' as const },
    }));
    await opens('SUPERVISE');
    choose('挂牌督办');
    fill('supervise-words', '三天内报结果。');
    shown = complaint({ version: 7, verbs: ['SUPERVISE'] });
    press('督办');
    expect(await screen.findByText(/刚刚有人办过这一件/)).toBeTruthy();
    portal.answer(SuperviseComplaint, () => ({ superviseComplaint: became({ version: 8, supervision: 'LISTED' }) }));
    press('督办');
    await screen.findByText('已办好。');
    expect(askedOf(SuperviseComplaint)[1]).toEqual({ id: ID, version: 7, level: 'LISTED', words: '三天内报结果。' });
    expect(screen.getByText('挂牌督办')).toBeTruthy();
  });
});

describe('entering one', () => {
  test('asks for the work order of the hotline, and shows the code to hand over', async () => {
    portal.answer(PlacesToComplainOf, () => ({
      regions: [{ code: '360404000000', name: '柴桑区', fullName: '江西省九江市柴桑区' }],
    }));
    portal.answer(EnterComplaint, () => ({
      enterComplaint: {
        __typename: 'FiledComplaint' as const,
        receiptCode: 'ABCD-EFGH-JKLM-NPQR-S',
        complaint: { number: '2026-0002', dueOn: '2026-11-23', handler: { name: OFFICE.name, phone: '1' } },
      },
    }));
    render(<EnterPage />);
    choose('12345 热线');
    choose('投诉我被要求开不该开的证明');
    fill('accusedName', ACCUSED.name);
    fill('proofName', '贫困证明');
    fill('matter', '申请公租房');
    fill('words', '窗口说没有不给办。');
    fill('region', '柴桑');
    fireEvent.click(await screen.findByLabelText(/柴桑区/));
    press('提交');
    expect(await screen.findAllByText('请填写工单编号。')).toHaveLength(2);
    fill('hotlineNumber', '20261122001');
    press('提交');
    expect(await screen.findByText('ABCD-EFGH-JKLM-NPQR-S')).toBeTruthy();
    expect(askedOf(EnterComplaint)[0]?.['input']).toMatchObject({
      hotlineNumber: '20261122001',
      name: null,
      phone: null,
      agreesToBeNamed: false,
      kind: 'COMPLAINT',
      region: '360404000000',
      accusedName: ACCUSED.name,
      happenedOn: null,
    });
  });
});

describe('the accused', () => {
  beforeEach(() => {
    me.value = actingAs('DEPARTMENT_STAFF');
  });

  test('lists what it was told of', async () => {
    const { id, number, state, proofName, dueOn, overdue } = told();
    portal.answer(TalksWithMyOffice, () => ({ talksWithMyOffice: { totalCount: 0, pageInfo: END, edges: [] } }));
    portal.answer(AccusedCases, () => ({
      accusedCases: {
        totalCount: 1,
        pageInfo: END,
        edges: [{ node: { id, number, state, proofName, dueOn, overdue } }],
      },
    }));
    render(<AccusedCasesPage />);
    const link = await screen.findByRole('link', { name: '贫困证明' });
    expect(link.getAttribute('href')).toBe(`/department/complaints/${ID}`);
  });

  test('gives its side while it is looked into, and reads who complained only if told', async () => {
    portal.answer(AccusedCaseById, () => ({ accusedCase: told() }));
    portal.answer(StateOurSide, () => ({ stateOurSide: { __typename: 'AccusedCase' as const, ...told() } }));
    render(<AccusedCasePage params={{ id: ID }} />);
    await screen.findByText('要求提交清单以外的证明。');
    expect(screen.queryByText(/本人同意告知/)).toBeNull();
    expect(screen.queryByText('报告整改情况')).toBeNull();
    fill('state-words', '已经停止索要。');
    press('陈述意见');
    expect(await screen.findByText('已提交。')).toBeTruthy();
    expect(askedOf(StateOurSide)).toEqual([{ id: ID, words: '已经停止索要。' }]);
  });

  test('reports what it has set right, also late', async () => {
    const late = told({ state: 'PUBLICISED', rectifyBy: '2026-11-20', missed: true, complainantName: '王桂香' });
    portal.answer(AccusedCaseById, () => ({ accusedCase: late }));
    portal.answer(ReportRectification, () => ({
      reportRectification: { __typename: 'AccusedCase' as const, ...late },
    }));
    render(<AccusedCasePage params={{ id: ID }} />);
    expect(await screen.findByText(/逾期没有整改。请立即整改/)).toBeTruthy();
    expect(screen.getByText('王桂香')).toBeTruthy();
    fill('report-words', '办事指南已经修改。');
    press('报告整改情况');
    expect(await screen.findByText('已提交。')).toBeTruthy();
  });
});

describe('public notices', () => {
  test('are for everybody, without who complained', async () => {
    me.value = null;
    portal.answer(PublicNotices, () => ({
      publicNotices: {
        totalCount: 1,
        pageInfo: END,
        edges: [
          {
            cursor: 'c1',
            node: {
              office: ACCUSED.name,
              proofName: '贫困证明',
              words: '逾期没有停止索要。',
              publishedOn: '2026-11-20',
              rectifyBy: '2026-11-15',
              rectifiedOn: null,
              ordered: '停止索要贫困证明。',
            },
          },
        ],
      },
    }));
    render(<Notices />);
    expect(await screen.findByRole('heading', { name: '柴桑区住建局 · 贫困证明' })).toBeTruthy();
    expect(screen.getByText('还没有整改')).toBeTruthy();
  });
});
