/** The case page: who is offered what, what is sent, and what happens when a colleague was faster. */

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RequestStepUpCode, StepUp, type Role } from '../src/generated/account';
import { ApproveProof, CaseGuidance, CheckProof, DeskCase, DeskRevision, RecordLaneStep, RecuseFromProof, type CaseGuidanceQuery, type DeskCaseQuery } from '../src/generated/desk';
import { me } from '../src/foundation/session';
import CasePage from '../src/desk/case';
import { openPortal, type Portal } from './portal';

const ID = '23c1f0e2-d9ed-4ca1-9ecc-fe0a9fff15cb';
const COMMITTEE = { id: '5b6d', name: '小阳村村民委员会', kind: 'COMMITTEE' as const };

type Case = DeskCaseQuery['proofCase'];
type Found = CaseGuidanceQuery['caseGuidance'];

function caseOf(changed: Partial<Case> = {}): Case {
  return {
    id: ID,
    state: 'REQUESTED',
    revision: 1,
    title: '居住证明',
    purpose: '孩子入学',
    recipient: '第二小学',
    text: '王桂香一直住在三组。特此证明。',
    relation: 'SELF',
    requestedAt: '2026-11-20T01:00:00Z',
    dueOn: '2026-11-25',
    calendarKnown: true,
    waitingForResident: false,
    statement: null,
    evidence: null,
    evidenceNote: null,
    validUntil: null,
    trouble: null,
    troubleEn: null,
    keeperRefusal: null,
    corrects: null,
    claimedAt: null,
    waitsForKeeper: false,
    doubt: null,
    fileUrl: null,
    handlerName: null,
    handledByMe: false,
    recusedNames: [],
    recusedByMe: false,
    colleaguesLeft: true,
    committee: { name: COMMITTEE.name },
    applicant: { name: '王桂香', idNumber: '990***********0015', phone: '13900000001', uscc: null, usccLooksRight: null },
    subject: { name: '王桂香', idNumber: '990***********0015', phone: null, uscc: null, usccLooksRight: null },
    numbers: null,
    attachments: [],
    steps: [],
    notes: [],
    ...changed,
  };
}

const CHECKED = caseOf({ state: 'CHECKED', statement: '王桂香一直住在三组。', evidence: 'HOME_VISIT', revision: 2 });

let portal: Portal;

function actAs(...roles: Role[]): void {
  const offices = [{ roles, organisation: COMMITTEE }];
  me.value = { name: '李春兰', phone: '139****0101', steppedUp: false, actingFor: COMMITTEE, offices };
}

async function show(shown: Case): Promise<void> {
  portal.answer(DeskCase, () => ({ proofCase: shown, earlierCases: [], duplicateCases: [] }));
  render(<CasePage params={{ id: ID }} />);
  await screen.findByRole('heading', { name: shown.title });
}

function askedOf(document: { id: string }) {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

/** What the page does every few seconds: it asks whether anything changed. */
async function pulse(): Promise<void> {
  const before = askedOf(DeskRevision).length;
  await waitFor(() => {
    // Not heard while the last one is at work.
    document.dispatchEvent(new Event('visibilitychange'));
    expect(askedOf(DeskRevision).length).toBeGreaterThan(before);
  });
}

const problem = (code: 'WRONG_STATE' | 'TEXT_UNPRINTABLE' | 'STEP_UP_REQUIRED', field: string | null = null) => ({
  __typename: 'Problem' as const,
  code,
  message: `问题 ${code}`,
  messageEn: code,
  field,
});

beforeEach(() => {
  portal = openPortal();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a page that follows', () => {
  beforeEach(() => actAs('APPROVER'));

  test('reads again what changed while it was being read', async () => {
    portal.answer(DeskRevision, () => ({ deskRevision: 'sealed' }));
    await show(caseOf({ state: 'SEALED', revision: 4 }));
    await pulse();
    await waitFor(() => expect(askedOf(DeskCase).length).toBe(2));
    // The paper was issued after the portal had read the case, and before it answered.
    portal.answer(DeskRevision, () => ({ deskRevision: 'issued' }));
    await pulse();
    await waitFor(() => expect(askedOf(DeskCase).length).toBe(3));
  });

  test('is not read again while nothing changes', async () => {
    portal.answer(DeskRevision, () => ({ deskRevision: 'same' }));
    await show(CHECKED);
    await pulse();
    await pulse();
    await pulse();
    const read = askedOf(DeskCase).length;
    expect(read).toBeLessThanOrEqual(2);
    await pulse();
    await pulse();
    expect(askedOf(DeskCase).length).toBe(read);
  });
});

describe('a preparer with a new request', () => {
  beforeEach(() => actAs('PREPARER'));

  test('finds the form open, with the resident’s words as a start', async () => {
    await show(caseOf());
    const words = screen.getByLabelText<HTMLTextAreaElement>('证明内容');
    expect(words.value).toBe('王桂香一直住在三组。');
    expect(screen.queryByRole('button', { name: '批准' })).toBeNull();
  });

  test('must say what the knowledge rests on, and is led to the field', async () => {
    await show(caseOf());
    fireEvent.click(screen.getByRole('button', { name: /核实属实/ }));
    const summary = await screen.findByRole('alert');
    expect(within(summary).getByRole('link', { name: '请选择是怎样核实的。' }).getAttribute('href')).toBe('#evidence');
    expect(document.activeElement).toBe(summary);
    expect(askedOf(CheckProof)).toEqual([]);
  });

  test('sends the final words, the evidence and a whole day', async () => {
    portal.answer(CheckProof, () => ({ checkProof: { __typename: 'ProofCase' } }));
    await show(caseOf());
    fireEvent.click(screen.getByLabelText('入户走访'));
    fireEvent.input(screen.getByLabelText('年'), { target: { value: '2027' } });
    fireEvent.input(screen.getByLabelText('月'), { target: { value: '3' } });
    fireEvent.input(screen.getByLabelText('日'), { target: { value: '1' } });
    fireEvent.click(screen.getByRole('button', { name: /核实属实/ }));
    expect(await screen.findByText('已核实，等负责人审批。')).toBeTruthy();
    expect(askedOf(CheckProof)).toEqual([
      {
        input: {
          id: ID,
          statement: '王桂香一直住在三组。',
          evidence: 'HOME_VISIT',
          evidenceNote: null,
          validUntil: '2027-03-01',
          thirdLane: null,
        },
      },
    ]);
  });

  test('reads a problem beside its field and keeps what was written', async () => {
    portal.answer(CheckProof, () => ({ checkProof: problem('TEXT_UNPRINTABLE', 'statement') }));
    await show(caseOf());
    fireEvent.click(screen.getByLabelText('入户走访'));
    fireEvent.click(screen.getByRole('button', { name: /核实属实/ }));
    await screen.findByRole('link', { name: '问题 TEXT_UNPRINTABLE' });
    const words = screen.getByLabelText<HTMLTextAreaElement>('证明内容');
    expect(words.getAttribute('aria-describedby')).toContain('statement-mistake');
    expect(words.value).toBe('王桂香一直住在三组。');
  });

  test('is told when a colleague was faster, and sees the case as it is now', async () => {
    await show(caseOf());
    fireEvent.click(screen.getByLabelText('入户走访'));
    portal.answer(CheckProof, () => ({ checkProof: problem('WRONG_STATE') }));
    const sentBack = caseOf({ state: 'SENT_BACK', waitingForResident: true });
    portal.answer(DeskCase, () => ({ proofCase: sentBack, earlierCases: [], duplicateCases: [] }));
    fireEvent.click(screen.getByRole('button', { name: /核实属实/ }));
    expect(await screen.findByText(/可能是同事先办了/)).toBeTruthy();
    expect(await screen.findByText('等居民补正，期限暂停计算')).toBeTruthy();
    expect(screen.queryByLabelText('证明内容')).toBeNull();
  });
});

describe('an approver with a checked case', () => {
  beforeEach(() => actAs('APPROVER'));

  test('opens the form, which takes the focus; Escape closes it and gives the focus back', async () => {
    await show(CHECKED);
    const opener = screen.getByRole('button', { name: '批准' });
    opener.focus();
    fireEvent.click(opener);
    const heading = await screen.findByRole('heading', { name: '批准' });
    expect(document.activeElement).toBe(heading);
    fireEvent.keyDown(heading, { key: 'Escape' });
    expect(screen.queryByRole('button', { name: '批准并用印' })).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  test('confirms who she is by a code, and then it is approved without another press', async () => {
    const answers = [problem('STEP_UP_REQUIRED'), { __typename: 'ProofCase' as const }];
    portal.answer(ApproveProof, () => ({ approveProof: answers.shift() ?? problem('WRONG_STATE') }));
    portal.answer(RequestStepUpCode, () => ({
      requestStepUpCode: { __typename: 'CodeSent' as const, minutes: 5, shownCode: '123456' },
    }));
    portal.answer(StepUp, () => ({ stepUp: { __typename: 'Done' as const } }));
    await show(CHECKED);
    fireEvent.click(screen.getByRole('button', { name: '批准' }));
    fireEvent.click(await screen.findByRole('button', { name: '批准并用印' }));
    fireEvent.input(await screen.findByLabelText('短信验证码'), { target: { value: '123456' } });
    fireEvent.click(screen.getByRole('button', { name: '确认并继续' }));
    expect(await screen.findByText('已批准。')).toBeTruthy();
    expect(askedOf(StepUp)).toEqual([{ code: '123456' }]);
    expect(askedOf(ApproveProof)).toHaveLength(2);
  });

  test('has to confirm a refusal, and sees once more what the resident will read', async () => {
    await show(CHECKED);
    fireEvent.click(screen.getByRole('button', { name: '不予出具' }));
    fireEvent.click(await screen.findByLabelText('村（社区）无法核实'));
    fireEvent.input(screen.getByLabelText('请居民去哪里办'), { target: { value: '请到派出所' } });
    fireEvent.input(screen.getByLabelText('理由'), { target: { value: '查不到' } });
    fireEvent.click(screen.getByRole('button', { name: '不予出具……' }));
    expect(document.activeElement).toBe(await screen.findByRole('heading', { name: '请再确认一次' }));
    expect(screen.getByText('请到派出所')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '返回修改' }));
    expect((await screen.findByLabelText<HTMLTextAreaElement>('理由')).value).toBe('查不到');
  });
});

describe('a case about an organisation', () => {
  const firm = { name: '橘园合作社', idNumber: null, phone: null, uscc: '93360404MA00000124' };

  test('shows its credit code, and warns of a check character that does not match', async () => {
    actAs('PREPARER');
    await show(caseOf({ relation: 'REPRESENTED', subject: { ...firm, usccLooksRight: false } }));
    expect(screen.getByText('93360404MA00000124')).toBeTruthy();
    expect(screen.getByText(/校验位对不上/)).toBeTruthy();
  });

  test('has no warning when it does', async () => {
    actAs('PREPARER');
    await show(caseOf({ relation: 'REPRESENTED', subject: { ...firm, usccLooksRight: true } }));
    expect(screen.queryByText(/校验位对不上/)).toBeNull();
  });
});

describe('who has to do with the person of a case', () => {
  beforeEach(() => actAs('PREPARER', 'APPROVER'));

  test('says of which kind the tie is, confirms, and can do nothing more', async () => {
    await show(caseOf());
    fireEvent.click(screen.getByRole('button', { name: '我要回避' }));
    fireEvent.click(await screen.findByRole('button', { name: '确定回避' }));
    expect(await screen.findByRole('link', { name: '请选择回避的原因。' })).toBeTruthy();
    expect(askedOf(RecuseFromProof)).toEqual([]);
    const out = caseOf({ recusedNames: ['李春兰'], recusedByMe: true, colleaguesLeft: false });
    portal.answer(RecuseFromProof, () => ({ recuseFromProof: { __typename: 'ProofCase' } }));
    portal.answer(DeskCase, () => ({ proofCase: out, earlierCases: [], duplicateCases: [] }));
    fireEvent.click(screen.getByLabelText(/是我的亲属/));
    fireEvent.click(screen.getByRole('button', { name: '确定回避' }));
    const said = (await screen.findByText(/您已经回避/)).parentElement;
    await waitFor(() => expect(document.activeElement).toBe(said));
    expect(said?.textContent).toContain('由乡镇（街道）指派工作人员');
    expect(askedOf(RecuseFromProof)).toEqual([{ id: ID, reason: 'RELATIVE' }]);
    for (const name of [/核实属实/, '退回补正', '不予出具', '认领', '我要回避', '保存备注']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  test('is named to the colleague who goes on', async () => {
    await show(caseOf({ recusedNames: ['孙双岗'] }));
    expect(screen.getByText('已经回避：孙双岗')).toBeTruthy();
    expect(screen.getByRole('button', { name: /核实属实/ })).toBeTruthy();
  });

  test('does not step out of what is decided', async () => {
    await show(caseOf({ state: 'ISSUED' }));
    expect(screen.queryByRole('button', { name: '我要回避' })).toBeNull();
  });
});

describe('the township', () => {
  test('reads along and can do nothing', async () => {
    actAs('TOWNSHIP');
    await show(caseOf({ applicant: { name: '王桂香', idNumber: null, phone: '139****0001', uscc: null, usccLooksRight: null } }));
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.queryByRole('link', { name: '139****0001' })).toBeNull();
  });
});

describe('the lists behind a case', () => {
  const policy: Found['policy'] = {
    region: '440400000000',
    version: 1,
    rule: 'ALLOW_WITH_REVIEW',
    ways: [['CONSULTATION', 'DIRECTOR_SIGNATURE']],
    legalBasis: '珠海市办事指南',
    source: 'zhuhai.gov.cn',
    needsConfirmation: false,
  };
  const outside: Found['begun'] = { lane: 'THIRD_LANE', binding: false, findings: [], policy };
  const found: Found = {
    lane: 'THIRD_LANE',
    begunAt: '2026-11-20T01:00:00Z',
    begun: outside,
    today: { ...outside, lane: 'OURS' },
    changed: true,
    policy,
    steps: [{ step: 'CONSULTATION', at: '2026-11-21T01:00:00Z', personName: '李春兰', words: '开了会。' }],
    missing: ['DIRECTOR_SIGNATURE'],
  };

  function answer(): void {
    portal.answer(CaseGuidance, () => ({ caseGuidance: found }));
  }

  test('say what is missing, what was done, and that a change does not touch the case', async () => {
    actAs('APPROVER');
    answer();
    await show(CHECKED);
    expect(await screen.findByText('审批前还要记录：主任签字')).toBeTruthy();
    expect(screen.getByText('开了会。')).toBeTruthy();
    expect(screen.getByText(/仍按申请时的清单办理/)).toBeTruthy();
  });

  test('take a step from whom it is for, with words', async () => {
    actAs('PREPARER');
    answer();
    portal.answer(RecordLaneStep, () => ({ recordLaneStep: { __typename: 'ProofCase' } }));
    await show(caseOf());
    const form = await screen.findByLabelText('哪一项手续');
    expect(within(form).queryByText('主任签字')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '记录这项手续' }));
    expect(askedOf(RecordLaneStep)).toEqual([]);
    fireEvent.change(form, { target: { value: 'LEGAL_ADVISER' } });
    fireEvent.input(screen.getByLabelText('怎么办的'), { target: { value: '律师看过。' } });
    fireEvent.click(screen.getByRole('button', { name: '记录这项手续' }));
    await vi.waitFor(() =>
      expect(askedOf(RecordLaneStep)).toEqual([{ id: ID, step: 'LEGAL_ADVISER', words: '律师看过。' }]),
    );
  });
});

describe('an issued case', () => {
  const issued = caseOf({ state: 'ISSUED', fileUrl: `/files/proofs/${ID}.pdf` });
  const link = () => screen.queryByRole('link', { name: '下载归档信息包（ZIP）' });

  test.each<Role>(['APPROVER', 'SEAL_KEEPER', 'TOWNSHIP'])('is taken out for the archive by %s', async (role) => {
    actAs(role);
    await show(issued);
    expect(link()?.getAttribute('href')).toBe(`/files/archive/${ID}.zip`);
  });

  test('is not taken out by a preparer, nor before it is issued', async () => {
    actAs('PREPARER');
    await show(issued);
    expect(link()).toBeNull();
    cleanup();
    actAs('APPROVER');
    await show(CHECKED);
    expect(link()).toBeNull();
  });
});
