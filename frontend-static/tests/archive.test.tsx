/** The archive's pages: what they say when all is well, when there is nothing, and when it is away. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Me, RequestStepUpCode, StepUp } from '../src/generated/account';
import {
  AccountClosing,
  CloseAccount,
  MyCertificates,
  MyCommitments,
  MyMaterials,
  RetentionRules,
  type MyCertificatesQuery,
  type RetentionRulesQuery,
} from '../src/generated/archive';
import Archive from '../src/archive/archive';
import Certificates, { type Certificate } from '../src/archive/certificates';
import Closing from '../src/archive/closing';
import Commitments from '../src/archive/commitments';
import ExportPage from '../src/archive/export';
import Materials from '../src/archive/materials';
import Retention from '../src/archive/retention';
import { me, type Person } from '../src/foundation/session';
import { openPortal, type Portal } from './portal';

const PERSON: Person = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };

let portal: Portal;

const problem = <Code extends string>(code: Code, message: string) => ({
  __typename: 'Problem' as const,
  code,
  message,
  messageEn: code,
  field: null,
});

function pageOf<Node>(...nodes: Node[]) {
  const pageInfo = { hasNextPage: false, endCursor: null };
  return { totalCount: nodes.length, pageInfo, edges: nodes.map((node) => ({ node })) };
}

function confirmIdentity(): void {
  portal.answer(RequestStepUpCode, () => ({
    requestStepUpCode: { __typename: 'CodeSent' as const, minutes: 5, shownCode: '123456' },
  }));
  portal.answer(StepUp, () => ({ stepUp: { __typename: 'Done' as const } }));
  portal.answer(Me, () => ({ me: { ...PERSON, steppedUp: true } }));
}

async function typeCode(): Promise<void> {
  fireEvent.input(await screen.findByLabelText('短信验证码'), { target: { value: '123456' } });
  fireEvent.click(screen.getByRole('button', { name: '确认并继续' }));
}

beforeEach(() => {
  portal = openPortal();
  me.value = PERSON;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('the archive has a door to everything that is kept', () => {
  render(<Archive />);
  const doors = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(doors).toEqual([
    '/papers', // Back.
    '/papers',
    '/archive/certificates',
    '/archive/materials',
    '/archive/commitments',
    '/progress',
    '/shares',
    '/consents',
    '/looks',
    '/objections',
    '/archive/export',
    '/archive/retention',
    '/archive/closing',
  ]);
});

describe('e-certificates', () => {
  const certificate = (changed: Partial<Certificate> = {}): Certificate => ({
    name: '居民户口簿',
    number: '3604****0001',
    identifier: '1.2.156.3005.2.11100000000013125M',
    identifierValid: true,
    issuer: '九江市公安局',
    issuedOn: '2020-03-01',
    validUntil: null,
    holder: '王桂香',
    status: 'VALID',
    holdsToday: true,
    ...changed,
  });

  function show(myCertificates: MyCertificatesQuery['myCertificates']): void {
    portal.answer(MyCertificates, () => ({ myCertificates }));
    render(<Certificates />);
  }

  const library = (...certificates: Certificate[]) => ({
    __typename: 'CertificateList' as const,
    connected: true,
    unreadable: 0,
    certificates,
  });

  test('are shown with whether they hold', async () => {
    show(library(certificate()));
    expect(await screen.findByRole('heading', { name: '居民户口簿' })).toBeTruthy();
    expect(screen.getByText('有效')).toBeTruthy();
    expect(screen.getByText('长期')).toBeTruthy();
  });

  test('that the library calls valid have ended when their last day is past', async () => {
    show(library(certificate({ validUntil: '2020-12-31', holdsToday: false })));
    expect(await screen.findByText('已过有效期')).toBeTruthy();
    expect(screen.queryByText('有效')).toBeNull();
  });

  test('that are entered wrongly say who can mend it', async () => {
    show({ ...library(certificate({ identifierValid: false })), unreadable: 2 });
    expect(await screen.findByText(/不符合国家标准/)).toBeTruthy();
    expect(screen.getByText(/还有 2 本证照登记得不完整/)).toBeTruthy();
  });

  test('are said to be none, when the library has none', async () => {
    show(library());
    expect(await screen.findByText('证照库里没有登记在您名下的证照。')).toBeTruthy();
  });

  test('are said to be not connected, where there is no library', async () => {
    show({ ...library(), connected: false });
    expect(await screen.findByText(/还没有接通电子证照库/)).toBeTruthy();
    expect(screen.queryByText(/没有登记在您名下/)).toBeNull();
  });

  test('can be asked for again, when the library is away', async () => {
    show(problem('CERTIFICATES_AWAY' as const, '证照库暂时连不上。'));
    expect(await screen.findByText('证照库暂时连不上。')).toBeTruthy();
    portal.answer(MyCertificates, () => ({ myCertificates: library(certificate()) }));
    fireEvent.click(screen.getByRole('button', { name: '再查一次' }));
    expect(await screen.findByRole('heading', { name: '居民户口簿' })).toBeTruthy();
  });
});

describe('materials', () => {
  const material = (id: string, mediaType: string) => ({
    timesUsed: 1,
    proofTitle: '居住证明',
    attachment: { id, mediaType, size: 240_000, url: `/files/attachments/${id}`, uploadedAt: '2026-11-20T02:00:00Z' },
  });

  test('tell how often a file was used, and for what the last time', async () => {
    portal.answer(MyMaterials, () => ({ myMaterials: pageOf({ ...material('a', 'image/jpeg'), timesUsed: 3 }) }));
    render(<Materials />);
    expect(await screen.findByText('用过 3 次，最近一次交给申请：居住证明')).toBeTruthy();
  });

  test('show a picture or the kind of file, and where they come from', async () => {
    portal.answer(MyMaterials, () => ({ myMaterials: pageOf(material('a', 'image/jpeg'), material('b', 'application/pdf')) }));
    const { container } = render(<Materials />);
    expect(await screen.findAllByText('交给申请：居住证明')).toHaveLength(2);
    expect(screen.getAllByRole('link', { name: /打开看/ }).map((link) => link.getAttribute('href'))).toEqual([
      '/files/attachments/a',
      '/files/attachments/b',
    ]);
    expect(container.querySelectorAll('img')).toHaveLength(1);
    expect(screen.getByText('PDF')).toBeTruthy();
    expect(screen.getByText(/从我的材料里选/)).toBeTruthy();
  });

  test('that do not come as a picture are named instead', async () => {
    portal.answer(MyMaterials, () => ({ myMaterials: pageOf(material('a', 'image/jpeg')) }));
    const { container } = render(<Materials />);
    await screen.findByText('交给申请：居住证明');
    const picture = container.querySelector('img');
    if (picture) fireEvent.error(picture);
    await vi.waitFor(() => expect(container.querySelector('img')).toBeNull());
    expect(container.querySelector('.material-picture')?.textContent).toBe('照片');
  });

  test('say how they get there, when there are none', async () => {
    portal.answer(MyMaterials, () => ({ myMaterials: pageOf<ReturnType<typeof material>>() }));
    render(<Materials />);
    expect(await screen.findByText(/这里还没有材料/)).toBeTruthy();
    expect(screen.queryByText(/从我的材料里选/)).toBeNull();
  });
});

describe('the export', () => {
  const download = () => screen.queryByRole('link', { name: /下载我的档案/ });

  test('says what is in it and what it costs before anything else', () => {
    render(<ExportPage />);
    expect(screen.getByText(/带电子印章/)).toBeTruthy();
    expect(screen.getByText(/Wi-Fi/)).toBeTruthy();
    expect(download()).toBeNull();
  });

  test('is a plain link once the code by phone was right', async () => {
    confirmIdentity();
    render(<ExportPage />);
    fireEvent.click(screen.getByRole('button', { name: '确认身份，准备下载' }));
    await typeCode();
    await vi.waitFor(() => expect(download()?.getAttribute('href')).toBe('/archive/export.zip'));
    expect(download()?.hasAttribute('download')).toBe(true);
    expect(document.activeElement?.textContent).toMatch(/5 分钟内/);
  });

  test('asks for no second code within the ten minutes', () => {
    me.value = { ...PERSON, steppedUp: true };
    render(<ExportPage />);
    expect(download()).toBeTruthy();
  });
});

test('commitments are shown in the words of their time, with their request', async () => {
  const commitment = {
    id: 'c1',
    proofId: 'p1',
    proofTitle: '居住证明',
    version: '2026-11',
    text: '我承诺所说属实。',
    textEn: 'I declare that this is true.',
    madeAt: '2026-11-20T02:00:00Z',
  };
  portal.answer(MyCommitments, () => ({ myCommitments: pageOf(commitment) }));
  render(<Commitments />);
  expect(await screen.findByText('我承诺所说属实。')).toBeTruthy();
  expect(screen.getByText(/2026年11月20日/)).toBeTruthy();
  expect(screen.getByRole('link', { name: /看这件申请/ }).getAttribute('href')).toBe('/progress/p1');
});

function rule(changed: Partial<RetentionRulesQuery['retentionRules'][number]>) {
  return {
    code: 'proof',
    name: '证明',
    nameEn: 'Proofs',
    amount: 10,
    unit: 'YEARS' as const,
    basis: '《村级档案管理办法》',
    source: '条文',
    needsConfirmation: false,
    ...changed,
  };
}

test('retention is told in years, with the rule it comes from', async () => {
  portal.answer(RetentionRules, () => ({
    retentionRules: [
      rule({ code: 'proof', amount: 10, unit: 'YEARS', needsConfirmation: true }),
      rule({ code: 'guardianship_proof', amount: null, unit: 'PERMANENT' }),
      rule({ code: 'phone', amount: 0, unit: 'DAYS' }),
    ],
  }));
  render(<Retention />);
  expect(await screen.findByText('10 年')).toBeTruthy();
  expect(screen.getByText('永久')).toBeTruthy();
  expect(screen.getByText('用不着了就马上删除')).toBeTruthy();
  expect(screen.getAllByText('《村级档案管理办法》')).toHaveLength(3);
  expect(screen.getAllByText(/待档案部门确认/)).toHaveLength(1);
  expect(screen.getAllByText('条文'), 'words of a rule only where they were read').toHaveLength(2);
});

describe('closing the account', () => {
  const explained = (requestsUnderWay: number, holdsPosts = false) => ({
    accountClosing: {
      requestsUnderWay,
      holdsPosts,
      deleted: [rule({ code: 'phone', name: '手机号码', amount: 0, unit: 'DAYS' })],
      kept: [rule({ name: '证明及其办理记录' })],
    },
  });
  const close = () => screen.queryByRole('button', { name: '注销我的账户' });

  test('is not offered while something is in the way', async () => {
    portal.answer(AccountClosing, () => explained(2, true));
    render(<Closing />);
    expect(await screen.findByText(/还有 2 件申请没有办结/)).toBeTruthy();
    expect(screen.getByText(/担任单位的岗位/)).toBeTruthy();
    expect(close()).toBeNull();
  });

  test('tells first what goes, what stays, how long and by which rule', async () => {
    portal.answer(AccountClosing, () => explained(0));
    render(<Closing />);
    expect(await screen.findByText('手机号码')).toBeTruthy();
    expect(screen.getByText('证明及其办理记录')).toBeTruthy();
    expect(screen.getByText(/保存期限：10 年/)).toBeTruthy();
    expect(screen.getByText('《村级档案管理办法》')).toBeTruthy();
    expect(close()).toBeTruthy();
  });

  test('is asked for twice and confirmed by phone, and ends signed out at the goodbye page', async () => {
    let stepped = false;
    confirmIdentity();
    portal.answer(AccountClosing, () => explained(0));
    portal.answer(CloseAccount, () => {
      if (stepped) return { closeAccount: { __typename: 'Done' as const } };
      stepped = true;
      return { closeAccount: problem('STEP_UP_REQUIRED' as const, '请确认身份。') };
    });
    vi.stubGlobal('scrollTo', () => undefined);
    render(<Closing />);
    fireEvent.click(await screen.findByRole('button', { name: '注销我的账户' }));
    expect(await screen.findByText(/请再点一次“注销我的账户”/)).toBeTruthy();
    expect(portal.asked.some(({ id }) => id === CloseAccount.id)).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: '注销我的账户' }));
    await typeCode();
    await vi.waitFor(() => expect(location.pathname).toBe('/goodbye'));
    expect(me.value).toBeNull();
  });
});
