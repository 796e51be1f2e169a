/** The console of a department: what is asked with which ground, and what comes back for the case. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EMPTY, basisGround, consentGround, contextOf, draft } from '../src/department/case';
import ConsentPage from '../src/department/consent';
import ConsentsPage from '../src/department/consents';
import { csvOf } from '../src/department/csv';
import { MOST_PAPERS, readFiles, readLines } from '../src/department/marks';
import { rowsOf } from '../src/department/results';
import VerifyPage, { mistakesOf } from '../src/department/verify';
import { me, workplaceOf } from '../src/foundation/session';
import {
  DepartmentConsentWithPapers,
  DepartmentConsents,
  DepartmentConsole,
  DepartmentCopy,
  DepartmentVerify,
  RequestDepartmentConsent,
  type DepartmentConsentPartsFragment,
} from '../src/generated/department';
import type { Result } from '../src/department/wording';
import { openPortal, type Portal } from './portal';

const BASIS = '《公共租赁住房管理办法》第八条';
const ID = 'fb4ac5cd-e85c-4524-b84e-cfa8321eb43f';
const PROOF = '23c1f0e2-d9ed-4ca1-9ecc-fe0a9fff15cb';
const HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const EVIDENCE = { id: ID, sha256: HASH, at: '2026-11-22T02:05:00Z' };
const OFFICE = { id: PROOF, name: '柴桑区住房和城乡建设局' };

const CONSENT: DepartmentConsentPartsFragment = {
  id: ID,
  state: 'AGREED',
  caseNumber: '柴房〔2026〕15号',
  purpose: '公租房资格审核',
  wanted: ['居住证明'],
  days: 10,
  askedAt: '2026-11-22T02:00:00Z',
  askUntil: '2026-11-29T02:00:00Z',
  validUntil: '2026-12-02',
};

function found(changed: Partial<Result> = {}): Result {
  return {
    outcome: 'VALID',
    reasons: [],
    issuer: { name: '小阳村村民委员会' },
    issuedOn: '2026-11-20',
    validUntil: null,
    title: null,
    number: null,
    ...changed,
  };
}

let portal: Portal;

function askedOf(document: { id: string }): Record<string, unknown>[] {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

function type(label: RegExp | string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

beforeEach(() => {
  portal = openPortal();
  draft.value = EMPTY;
  me.value = {
    name: '张住建',
    phone: '139****0107',
    steppedUp: false,
    actingFor: OFFICE,
    offices: [{ organisation: OFFICE, roles: ['DEPARTMENT_STAFF'] }],
  } as NonNullable<typeof me.value>;
  portal.answer(DepartmentConsole, () => ({
    departmentConsole: { __typename: 'DepartmentConsole' as const, legalBases: [BASIS] },
  }));
  portal.answer(DepartmentConsents, () => ({
    departmentConsents: {
      totalCount: 1,
      pageInfo: { hasNextPage: false, endCursor: null },
      edges: [{ node: CONSENT }],
    },
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('what was brought', () => {
  test('is read line by line as numbers and codes, without blank lines and repetitions', () => {
    const read = readLines('小阳证〔2026〕15号\r\n\n  ABCD-EFGH-JKMN \n小阳证〔2026〕15号\n小阳证[2026]16\n');

    expect(read.map(({ input }) => input)).toEqual([
      { number: '小阳证〔2026〕15号' },
      { verificationCode: 'ABCD-EFGH-JKMN' },
      { number: '小阳证[2026]16' },
    ]);
  });

  test('as a file is known by its hash, and called by its name', async () => {
    expect(await readFiles([new File([], '证明.pdf')])).toEqual([{ label: '证明.pdf', input: { fileSha256: HASH } }]);
  });

  test('is refused without a ground, a case, a purpose, and beyond a hundred papers', () => {
    expect(Object.keys(mistakesOf(EMPTY, 0))).toEqual(['ground', 'caseNumber', 'purpose', 'papers']);
    const whole = { ground: basisGround(BASIS), caseNumber: '1', purpose: '查' };
    expect(mistakesOf(whole, MOST_PAPERS)).toEqual({});
    expect(Object.keys(mistakesOf(whole, MOST_PAPERS + 1))).toEqual(['papers']);
    expect(Object.keys(mistakesOf({ ...whole, purpose: '查'.repeat(201) }, 1))).toEqual(['purpose']);
  });

  test('is asked about on a law or on a consent, never on both', () => {
    const typed = { caseNumber: ' 1 ', purpose: '查' };

    expect(contextOf({ ...typed, ground: basisGround(BASIS) })).toEqual({
      caseNumber: '1',
      purpose: '查',
      legalBasis: BASIS,
    });
    expect(contextOf({ ...typed, ground: consentGround(ID) })).toEqual({
      caseNumber: '1',
      purpose: '查',
      consentId: ID,
    });
  });
});

describe('a file of results', () => {
  test('holds quotes and lines as they are, and nothing that a spreadsheet would compute', () => {
    expect(csvOf([['=1+1', 'a"b'], ['多\n行', '-']])).toBe('\ufeff"\'=1+1","a""b"\r\n"多\n行","\'-"\r\n');
  });

  test('has one line for each paper in its order, each with the evidence', () => {
    const answer = {
      __typename: 'CheckedPapers' as const,
      results: [found(), found({ outcome: 'UNKNOWN', issuer: null, issuedOn: null })],
      evidence: EVIDENCE,
    };
    const [head, first, second] = rowsOf({ brought: readLines('小阳证〔2026〕15号\nABCD'), answer });

    expect(first).toHaveLength(head?.length ?? 0);
    expect(first?.slice(0, 2)).toEqual(['小阳证〔2026〕15号', '有效']);
    expect(second?.slice(0, 2)).toEqual(['ABCD', '查不到']);
    expect(second?.slice(-2)).toEqual([ID, HASH]);
  });
});

describe('checking', () => {
  test('sends the case with the papers, shows each result, and keeps the case for the next', async () => {
    portal.answer(DepartmentVerify, () => ({
      departmentVerify: {
        __typename: 'CheckedPapers' as const,
        results: [found(), found({ outcome: 'REVOKED', reasons: [{ code: 'FACTS_WRONG', on: '2026-11-21', number: null }] })],
        evidence: EVIDENCE,
      },
    }));
    render(<VerifyPage />);
    await screen.findByRole('option', { name: BASIS });
    fireEvent.change(screen.getByLabelText('依据'), { target: { value: basisGround(BASIS) } });
    type('办件编号', '柴房〔2026〕15号');
    type('核验用途', '公租房资格审核');
    type('证明编号或验证码', '小阳证〔2026〕15号\n小阳证〔2026〕22号');
    fireEvent.click(screen.getByRole('button', { name: '核验' }));

    expect(await screen.findByText('共 2 份，有效 1 份。')).toBeTruthy();
    expect(screen.getByText(/内容与事实不符/)).toBeTruthy();
    expect(askedOf(DepartmentVerify)).toEqual([
      {
        context: { caseNumber: '柴房〔2026〕15号', purpose: '公租房资格审核', legalBasis: BASIS },
        proofs: [{ number: '小阳证〔2026〕15号' }, { number: '小阳证〔2026〕22号' }],
      },
    ]);
    cleanup();
    render(<VerifyPage />);
    expect(screen.getByLabelText<HTMLInputElement>('办件编号').value).toBe('柴房〔2026〕15号');
  });

  test('on a consent is for its case and its purpose', async () => {
    render(<VerifyPage />);
    await screen.findByRole('option', { name: /当事人授权/ });
    fireEvent.change(screen.getByLabelText('依据'), { target: { value: consentGround(ID) } });

    expect(screen.getByLabelText<HTMLInputElement>('核验用途').value).toBe(CONSENT.purpose);
    expect(screen.getByLabelText<HTMLInputElement>('办件编号').value).toBe(CONSENT.caseNumber);
  });

  test('without anything asks nobody and says what is missing', async () => {
    render(<VerifyPage />);
    fireEvent.click(screen.getByRole('button', { name: '核验' }));

    expect((await screen.findByRole('alert')).textContent).toContain('请选择依据。');
    expect(askedOf(DepartmentVerify)).toEqual([]);
  });

  test('shows the sentence of the portal to whoever is suspended', async () => {
    const problem = { code: 'CLIENT_SUSPENDED', message: '工作台已被暂停。', messageEn: 'Suspended.', field: null };
    portal.answer(DepartmentVerify, () => ({ departmentVerify: { __typename: 'Problem', ...problem } as never }));
    draft.value = { caseNumber: '1', purpose: '查', ground: basisGround(BASIS) };
    render(<VerifyPage />);
    type('证明编号或验证码', '小阳证〔2026〕15号');
    fireEvent.click(screen.getByRole('button', { name: '核验' }));

    expect(await screen.findByText('工作台已被暂停。')).toBeTruthy();
  });

  test('is for staff of departments', () => {
    me.value = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };
    render(<VerifyPage />);

    expect(screen.queryByRole('button', { name: '核验' })).toBeNull();
    expect(workplaceOf(['DEPARTMENT_STAFF'])).toBe('/department');
    expect(workplaceOf(['PREPARER'])).toBe('/desk');
  });
});

describe('consent', () => {
  test('is asked for with titles line by line, and a mistake is told beside its field', async () => {
    const problem = { code: 'ID_NUMBER_INVALID', message: '身份证号码不正确。', messageEn: 'Wrong.', field: 'holderIdNumber' };
    portal.answer(RequestDepartmentConsent, () => ({
      requestDepartmentConsent: { __typename: 'Problem', ...problem } as never,
    }));
    render(<ConsentsPage />);
    type('当事人姓名', '王桂香');
    type('当事人身份证号码', '1');
    type(/需要哪些证明/, '居住证明\n\n养殖证明');
    fireEvent.click(screen.getByRole('button', { name: '发送请求' }));

    await waitFor(() => expect(screen.getAllByText('身份证号码不正确。').length).toBeGreaterThan(0));
    const [sent] = askedOf(RequestDepartmentConsent);
    expect(sent?.['input']).toMatchObject({ holderName: '王桂香', wanted: ['居住证明', '养殖证明'], days: 10 });
  });

  test('that was agreed to shows the papers, and a copy is a link for some minutes', async () => {
    const paper = {
      proofId: PROOF,
      outcome: 'VALID' as const,
      title: '居住证明',
      number: '小阳证〔2026〕15号',
      issuer: { name: '小阳村村民委员会' },
      issuedOn: '2026-11-20',
      validUntil: null,
      subjectName: '王桂香',
      subjectIdNumber: '990***********0013',
      statement: '王桂香居住在小阳村。',
    };
    portal.answer(DepartmentConsentWithPapers, () => ({
      departmentConsent: { __typename: 'DepartmentConsent' as const, ...CONSENT },
      departmentPapers: { __typename: 'ConsentedPapers' as const, edges: [{ node: paper }] },
    }));
    const url = 'https://portal.test/files/department/mzx_1';
    portal.answer(DepartmentCopy, () => ({
      departmentCopy: { __typename: 'AnnotatedCopy' as const, url, expiresAt: '2026-11-22T02:10:00Z' },
    }));
    render(<ConsentPage params={{ id: ID }} />);
    fireEvent.click(await screen.findByRole('button', { name: '取加注件' }));

    const link = await screen.findByRole<HTMLAnchorElement>('link', { name: '打开加注件（PDF）' });
    expect(link.href).toBe(url);
    expect(screen.getByText('王桂香居住在小阳村。')).toBeTruthy();
    expect(askedOf(DepartmentCopy)).toEqual([{ consentId: ID, proofId: PROOF }]);
  });
});
