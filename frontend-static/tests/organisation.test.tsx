/** What an organisation's agent finds: its papers, each of them, and the way to them from elsewhere. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Account from '../src/account/account';
import Notices from '../src/account/notices';
import { Frame } from '../src/frame';
import { MyNotices, UnreadNotices, type Role } from '../src/generated/account';
import {
  OrganisationArchive,
  OrganisationPaper,
  OrganisationYears,
  type OrganisationPaperQuery,
} from '../src/generated/organisation';
import { navigate } from '../src/foundation/router';
import { me } from '../src/foundation/session';
import Organisation from '../src/organisation/organisation';
import OrganisationPaperPage from '../src/organisation/paper';
import { openPortal, type Portal } from './portal';

const ID = '23c1f0e2-d9ed-4ca1-9ecc-fe0a9fff15cb';
const COOPERATIVE = { id: 'c', name: '橘园合作社', kind: 'ENTERPRISE' as const };
const ITEM = {
  proofId: ID,
  title: '种植情况证明',
  number: '小阳证〔2026〕3号',
  issuer: '小阳村村民委员会',
  filedAt: '2026-11-22T02:00:00Z',
  state: 'VALID' as const,
};

let portal: Portal;

function actAs(role: Role, acting = true): void {
  const offices = [{ roles: [role], organisation: COOPERATIVE }];
  me.value = { name: '钱社长', phone: '139****0106', steppedUp: false, actingFor: acting ? COOPERATIVE : null, offices };
}

function answerArchive(nodes = [ITEM]): void {
  const pageInfo = { hasNextPage: false, endCursor: null };
  portal.answer(OrganisationArchive, () => ({
    organisationArchive: { totalCount: nodes.length, pageInfo, edges: nodes.map((node) => ({ node })) },
  }));
}

function askedArchive(): unknown {
  return portal.asked.filter(({ id }) => id === OrganisationArchive.id).pop()?.variables;
}

beforeEach(() => {
  portal = openPortal();
  portal.answer(OrganisationYears, () => ({ organisationArchiveYears: [{ year: 2026, count: 1 }] }));
  portal.answer(UnreadNotices, () => ({ unreadNoticeCount: 0 }));
  actAs('AGENT');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the archive of an organisation', () => {
  test('lists its papers, each with its standing in a word', async () => {
    answerArchive();
    render(<Organisation />);
    const link = await screen.findByRole('link', { name: ITEM.title });
    expect(link.getAttribute('href')).toBe(`/organisation/papers/${ID}`);
    expect(screen.getAllByText('有效').length).toBeGreaterThan(0);
    expect(screen.getByText(ITEM.number)).toBeTruthy();
    expect(askedArchive()).toEqual({ search: null, state: null, year: null, after: null });
  });

  test('is searched by words when the button is pressed, and narrowed by standing and year at once', async () => {
    answerArchive();
    render(<Organisation />);
    await screen.findByRole('link', { name: ITEM.title });
    await screen.findByRole('option', { name: '2026 年（1 份）' });
    fireEvent.input(screen.getByLabelText('标题、编号或出具单位里的词'), { target: { value: ' 种植 ' } });
    fireEvent.change(screen.getByLabelText('看哪些'), { target: { value: 'REVOKED' } });
    await screen.findByRole('link', { name: ITEM.title });
    expect(askedArchive()).toEqual({ search: null, state: 'REVOKED', year: null, after: null });
    fireEvent.change(screen.getByLabelText('哪一年'), { target: { value: '2026' } });
    fireEvent.click(screen.getByRole('button', { name: '查找' }));
    await screen.findByRole('link', { name: ITEM.title });
    expect(askedArchive()).toEqual({ search: '种植', state: 'REVOKED', year: 2026, after: null });
  });

  test('says what comes here while it is empty', async () => {
    answerArchive([]);
    render(<Organisation />);
    expect(await screen.findByText(/这里还没有证照/)).toBeTruthy();
  });

  test('is not asked for by somebody in another post', () => {
    actAs('TOWNSHIP');
    render(<Organisation />);
    expect(screen.getByRole('link', { name: /选择单位/ }).getAttribute('href')).toBe('/account');
    expect(portal.asked).toEqual([]);
  });
});

describe('a paper about the organisation', () => {
  const paper: OrganisationPaperQuery['organisationPaper'] = {
    ...ITEM,
    validUntil: null,
    purpose: '办理农业保险投保',
    recipient: '保险公司',
    fileUrl: `/files/proofs/${ID}.pdf`,
    imageUrl: `/files/proofs/${ID}.png`,
    fileSize: 73_000,
    pages: 1,
    committee: { name: ITEM.issuer, contactPhone: '0792-6000001' },
    numbers: { number: ITEM.number, verificationCode: '5QTN-JX8E-3HSA-AD6S-Q', issuedOn: '2026-11-22' },
  };

  test('is there as picture, text and file, and says that looking is recorded', async () => {
    portal.answer(OrganisationPaper, () => ({ organisationPaper: paper }));
    render(<OrganisationPaperPage params={{ id: ID }} />);
    expect((await screen.findByRole('link', { name: /下载证明/ })).getAttribute('href')).toBe(paper.fileUrl);
    expect(screen.getByRole('img', { name: /种植情况证明/ })).toBeTruthy();
    expect(screen.getByText('办理农业保险投保')).toBeTruthy();
    expect(screen.getByText(/会记下来/)).toBeTruthy();
  });

  test('that ended is not to be used', async () => {
    portal.answer(OrganisationPaper, () => ({ organisationPaper: { ...paper, state: 'REVOKED' as const } }));
    render(<OrganisationPaperPage params={{ id: ID }} />);
    expect(await screen.findByText(/现在不能再用/)).toBeTruthy();
  });
});

describe('an agent', () => {
  test('has tabs of her organisation, and no desk', async () => {
    answerArchive();
    navigate('/organisation');
    render(<Frame />);
    await screen.findByRole('heading', { name: '单位证照' });
    const tabs = screen.getByRole('navigation', { name: '主导航' });
    expect([...tabs.querySelectorAll('a')].map((tab) => tab.getAttribute('href'))).toEqual([
      '/organisation',
      '/organisation/complaints',
      '/notices',
    ]);
    expect(screen.getByRole('link', { name: '免证通' }).getAttribute('href')).toBe('/organisation');
  });

  test('is led from a message to the paper it tells of', async () => {
    const notice = {
      id: 'n',
      kind: 'PROOF_ISSUED' as const,
      subjectId: ID,
      title: '贵单位有一份新证明',
      titleEn: 'There is a new proof',
      body: '已出具。',
      bodyEn: 'Issued.',
      createdAt: '2026-11-22T02:00:00Z',
      readAt: '2026-11-22T03:00:00Z',
    };
    const pageInfo = { hasNextPage: false, endCursor: null };
    portal.answer(MyNotices, () => ({ myNotices: { totalCount: 1, pageInfo, edges: [{ node: notice }] } }));
    render(<Notices />);
    fireEvent.click(await screen.findByText(notice.title));
    expect(screen.getByText('看这份证明').getAttribute('href')).toBe(`/organisation/papers/${ID}`);
  });

  test('who is at home is offered her organisation’s papers', () => {
    actAs('AGENT', false);
    render(<Account />);
    expect(screen.getByRole('button', { name: '以“橘园合作社”经办人身份，查看单位证照' })).toBeTruthy();
  });
});
