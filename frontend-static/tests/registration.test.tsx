/** Forms of departments: choosing and handing in, faults by cell, mending them, filing. */

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { me, workplaceOf } from '../src/foundation/session';
import {
  DeclareNil,
  DeriveChangeRequest,
  DiscardFiling,
  FileRegistration,
  FilingRows,
  Filings,
  OpenedFiling,
  PutFilingRow,
  RegistrationForms,
  RegistrationOffices,
  StartFiling,
  type FilingPartsFragment,
  type FilingRowPartsFragment,
  type OpenedFilingQuery,
} from '../src/generated/registration';
import FilingPage from '../src/registration/filing';
import OfficesPage from '../src/registration/offices';
import RegistrationPage from '../src/registration/registration';
import { standingOf } from '../src/registration/wording';
import { openPortal, type Portal } from './portal';

const ID = '7b1e8b0a-9a52-4f5b-b0ff-0d5f0a1f0a10';
const ROW = '9f0e2f7a-0d41-4a0b-8e39-1c4d2d3a4b5c';
const OFFICE = { id: ID, name: '九江市柴桑区民政局' };

const FILING: FilingPartsFragment = {
  id: ID,
  form: 'DEMANDED',
  state: 'DRAFT',
  subject: '',
  nil: false,
  beingRead: false,
  rowsDone: 2,
  rowsTotal: 2,
  rowCount: 2,
  faultyCount: 1,
  startedAt: '2026-11-22T02:00:00Z',
  filedAt: null,
  workbookUrl: `/registration/filings/${ID}.xlsx`,
};
const FAULTY: FilingRowPartsFragment = {
  id: ROW,
  position: 13,
  line: 17,
  cells: [{ column: 'name', text: '婚姻状况证明' }],
  faults: [{ column: 'basis', cell: 'F17', message: '请填写依据', messageEn: 'Give its law' }],
};
const FORM: OpenedFilingQuery['registrationForms'][number] = {
  code: 'DEMANDED',
  title: '本系统（本单位）现行索取证明事项登记表',
  notes: ['填表说明'],
  signedByLeader: true,
  blankUrl: '/registration/forms/demanded.xlsx',
  head: [],
  columns: [
    { code: 'name', heading: '证明材料名称', group: '', kind: 'TEXT', required: true, limit: 200 },
    { code: 'basis', heading: '索取证明依据', group: '', kind: 'TEXT', required: false, limit: 1000 },
    { code: 'keep', heading: '保留', group: '梳理结果建议', kind: 'TICK', required: false, limit: 10 },
  ],
};

let portal: Portal;

function askedOf(document: { id: string }): Record<string, unknown>[] {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

function opened(changes: Partial<OpenedFilingQuery['filing']> = {}): void {
  portal.answer(OpenedFiling, () => ({
    filing: {
      ...FILING,
      filledOn: null,
      leader: '',
      contactName: '',
      contactPhone: '',
      head: [],
      troubles: [],
      ...changes,
    },
    registrationForms: [FORM],
  }));
}

function rows(...nodes: FilingRowPartsFragment[]): void {
  portal.answer(FilingRows, () => ({
    filingRows: {
      totalCount: nodes.length,
      pageInfo: { hasNextPage: false, endCursor: null },
      edges: nodes.map((node) => ({ node })),
    },
  }));
}

function acting(role: 'DEPARTMENT_STAFF' | 'SUPERVISOR'): void {
  me.value = {
    name: '钱民政',
    phone: '139****0107',
    steppedUp: false,
    actingFor: OFFICE,
    offices: [{ organisation: OFFICE, roles: [role] }],
  } as NonNullable<typeof me.value>;
}

beforeEach(() => {
  portal = openPortal();
  acting('DEPARTMENT_STAFF');
  portal.answer(RegistrationForms, () => ({
    registrationForms: [
      { code: 'DEMANDED' as const, title: FORM.title, source: '海曙区 2019 附件2', blankUrl: FORM.blankUrl },
      {
        code: 'SUMMARY' as const,
        title: '汇总表',
        source: '甘肃省某市 2022 附件4',
        blankUrl: '/registration/forms/summary.xlsx',
      },
    ],
  }));
  portal.answer(Filings, () => ({
    filings: {
      totalCount: 1,
      pageInfo: { hasNextPage: false, endCursor: null },
      edges: [{ node: FILING }],
    },
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('every form has its blank one, and past filings say where they stand', async () => {
  render(<RegistrationPage />);

  const blank = await screen.findByRole('link', { name: '下载空白表（XLSX）' });
  expect(blank.getAttribute('href')).toBe('/registration/forms/demanded.xlsx');
  fireEvent.change(screen.getByLabelText('选择登记表'), { target: { value: 'SUMMARY' } });
  await waitFor(() => expect(blank.getAttribute('href')).toBe('/registration/forms/summary.xlsx'));
  expect(await screen.findByText('草稿，1 行有误')).toBeTruthy();
});

test('without a file nothing is sent, and the field is told', async () => {
  render(<RegistrationPage />);

  fireEvent.click(await screen.findByRole('button', { name: '上传并检查' }));

  expect(await screen.findByText('请先选择文件。')).toBeTruthy();
  expect(document.activeElement?.id).toBe('workbook');
});

test('a form can be begun by hand', async () => {
  portal.answer(StartFiling, () => ({ startFiling: { __typename: 'Filing' as const, id: ID } }));
  render(<RegistrationPage />);

  fireEvent.click(await screen.findByRole('button', { name: '在网页上填写' }));

  await waitFor(() => expect(location.pathname).toBe(`/department/registration/${ID}`));
  expect(askedOf(StartFiling)).toEqual([{ form: 'DEMANDED' }]);
});

test('while the workbook is read, the page says how far it is', async () => {
  opened({ beingRead: true, rowsDone: 500, rowsTotal: 5000 });
  render(<FilingPage params={{ id: ID }} />);

  expect(await screen.findByText('正在逐行检查：500 / 5000 行')).toBeTruthy();
  expect(screen.getByRole('progressbar', { name: '检查进度' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '提交' })).toBeNull();
});

test('what is wrong with a workbook as a whole is told first', async () => {
  opened({
    rowCount: 0,
    faultyCount: 0,
    troubles: [{ code: 'MACROS', fatal: true, message: '表格里有宏。', messageEn: 'Macros.' }],
  });
  rows();
  render(<FilingPage params={{ id: ID }} />);

  expect((await screen.findByRole('alert')).textContent).toBe('表格里有宏。');
});

test('a fault names its cell and is mended in place', async () => {
  opened();
  rows(FAULTY);
  portal.answer(PutFilingRow, () => ({
    putFilingRow: { __typename: 'FilingRow' as const, ...FAULTY, faults: [] },
  }));
  render(<FilingPage params={{ id: ID }} />);

  expect(await screen.findByText('F17 索取证明依据：请填写依据')).toBeTruthy();
  expect(askedOf(FilingRows)[0]).toMatchObject({ faulty: true });
  fireEvent.click(screen.getByRole('button', { name: '修改' }));
  const card = (await screen.findByRole('heading', { name: '第 13 项（表格第 17 行）' })).closest('li')!;
  fireEvent.input(within(card).getByLabelText('索取证明依据（选填）'), { target: { value: '《办法》第五条' } });
  fireEvent.change(within(card).getByLabelText('梳理结果建议：保留（选填）'), { target: { value: '√' } });
  fireEvent.click(within(card).getByRole('button', { name: '保存这一行' }));

  await waitFor(() =>
    expect(askedOf(PutFilingRow)).toEqual([
      {
        input: {
          filingId: ID,
          rowId: ROW,
          cells: [
            { column: 'name', text: '婚姻状况证明' },
            { column: 'basis', text: '《办法》第五条' },
            { column: 'keep', text: '√' },
          ],
        },
      },
    ]),
  );
});

test('what has no fault is signed and filed, and a mistake leads to its field', async () => {
  opened({ faultyCount: 0 });
  rows({ ...FAULTY, faults: [] });
  portal.answer(FileRegistration, () => ({
    fileRegistration: {
      __typename: 'Problem' as const,
      code: 'TEXT_EMPTY' as const,
      message: '这一项还没有填写',
      messageEn: 'Fill this in',
      field: 'leader',
    },
  }));
  render(<FilingPage params={{ id: ID }} />);

  fireEvent.input(await screen.findByLabelText('联系人'), { target: { value: '钱民政' } });
  fireEvent.click(screen.getByRole('button', { name: '提交' }));

  const mistake = await screen.findByRole('link', { name: '这一项还没有填写' });
  expect(mistake.getAttribute('href')).toBe('#leader');
  expect(askedOf(FileRegistration)).toEqual([
    { input: { id: ID, leader: '', contactName: '钱民政', contactPhone: '', head: [] } },
  ]);
});

test('an empty draft can declare nothing, or be deleted', async () => {
  opened({ rowCount: 0, faultyCount: 0 });
  rows();
  portal.answer(DeclareNil, () => ({ declareNil: { __typename: 'Filing' as const, ...FILING, nil: true } }));
  portal.answer(DiscardFiling, () => ({ discardFiling: { __typename: 'Done' as const } }));
  render(<FilingPage params={{ id: ID }} />);

  fireEvent.click(await screen.findByRole('button', { name: '声明无相关事项' }));
  await waitFor(() => expect(askedOf(DeclareNil)).toEqual([{ id: ID }]));
  fireEvent.click(screen.getByRole('button', { name: '删除' }));
  await waitFor(() => expect(location.pathname).toBe('/department/registration'));
});

test('what was filed is shown and changed no more', async () => {
  opened({ state: 'FILED', faultyCount: 0, filedAt: '2026-11-22T03:00:00Z' });
  rows({ ...FAULTY, faults: [] });
  render(<FilingPage params={{ id: ID }} />);

  expect(await screen.findByText('婚姻状况证明')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '修改' })).toBeNull();
  expect(screen.queryByRole('button', { name: '提交' })).toBeNull();
});

test('what was filed is drafted as a request for changes, and what it lacks is named', async () => {
  opened({ state: 'FILED', faultyCount: 0, filedAt: '2026-11-22T03:00:00Z' });
  rows({ ...FAULTY, faults: [] });
  portal.answer(DeriveChangeRequest, () => ({
    deriveChangeRequest: {
      __typename: 'DerivedChangeRequest' as const,
      leftOut: ['居住证明', '收入证明'],
      request: { id: 'c1' },
    },
  }));
  render(<FilingPage params={{ id: ID }} />);

  fireEvent.click(await screen.findByRole('button', { name: '按这份登记起草清单调整申请' }));

  expect(await screen.findByText(/居住证明、收入证明/u)).toBeTruthy();
  expect(screen.getByRole('link', { name: '打开调整申请' }).getAttribute('href')).toBe('/department/changes/c1');
  expect(askedOf(DeriveChangeRequest)).toEqual([{ filingId: ID }]);
});

test('a nil return leads to no request', async () => {
  opened({ state: 'FILED', nil: true, rowCount: 0, faultyCount: 0, filedAt: '2026-11-22T03:00:00Z' });
  rows();
  render(<FilingPage params={{ id: ID }} />);
  await screen.findByRole('link', { name: '导出表格（XLSX）' });
  expect(screen.queryByRole('button', { name: '按这份登记起草清单调整申请' })).toBeNull();
});

test('a supervisor sees who has filed what, and works on that page', async () => {
  acting('SUPERVISOR');
  portal.answer(RegistrationOffices, () => ({
    registrationOffices: {
      totalCount: 1,
      pageInfo: { hasNextPage: false, endCursor: null },
      edges: [
        {
          node: {
            organisation: OFFICE,
            missing: ['MEASURES' as const, 'MATERIALS' as const],
            filings: [{ ...FILING, state: 'FILED' as const, nil: true }],
          },
        },
      ],
    },
  }));
  render(<OfficesPage />);

  expect(await screen.findByText('未提交：“无证明办事”措施、办理材料需求清单')).toBeTruthy();
  expect(screen.getByRole('link', { name: '导出 现行索取证明事项' }).getAttribute('href')).toBe(FILING.workbookUrl);
  expect(workplaceOf(['SUPERVISOR'])).toBe('/supervisor/registration');
  expect(workplaceOf(['SUPERVISOR', 'TOWNSHIP'])).toBe('/desk');
});

test('others are told whose pages these are', () => {
  acting('SUPERVISOR');
  render(<RegistrationPage />);
  expect(screen.getByText(/部门工作人员/)).toBeTruthy();
  cleanup();
  acting('DEPARTMENT_STAFF');
  render(<OfficesPage />);
  expect(screen.getByText('这个页面给督查人员使用。')).toBeTruthy();
});

test('a filing says where it stands', () => {
  expect(standingOf({ ...FILING, beingRead: true })).toBe('正在读取表格');
  expect(standingOf({ ...FILING, state: 'SUPERSEDED' })).toBe('已被新的填报代替');
  expect(standingOf({ ...FILING, faultyCount: 0 })).toBe('草稿');
});
