/** Who looked at my papers: in words, never taking a claimed name for a known one. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LatestLooks } from '../src/disclosures/latest-looks';
import type { LookNode } from '../src/disclosures/look';
import Looks from '../src/disclosures/looks';
import { nameOfLooker } from '../src/disclosures/wording';
import { search } from '../src/foundation/router';
import { me } from '../src/foundation/session';
import { MyDisclosures } from '../src/generated/disclosures';
import { openPortal, type Portal } from './portal';

const PROOF = '23c1f0e2-d9ed-4ca1-9ecc-fe0a9fff15cb';

function look(changed: Partial<LookNode> = {}): LookNode {
  return {
    id: 'fb4ac5cd-e85c-4524-b84e-cfa8321eb43f',
    at: '2026-11-22T02:05:00Z',
    proofId: PROOF,
    title: '居住证明',
    door: 'EXCHANGE',
    parts: ['STATUS', 'STATEMENT', 'COPY'],
    looker: '柴桑区人力资源和社会保障局',
    known: true,
    purpose: '办理低保复核',
    legalBasis: '《社会救助暂行办法》第十一条',
    caseNumber: '柴人社〔2026〕88号',
    ...changed,
  };
}

function connection(nodes: LookNode[], totalCount = nodes.length) {
  return {
    myDisclosures: {
      totalCount,
      pageInfo: { hasNextPage: totalCount > nodes.length, endCursor: null },
      edges: nodes.map((node) => ({ node })),
    },
  };
}

let portal: Portal;

beforeEach(() => {
  portal = openPortal();
  search.value = '';
  me.value = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('who looked', () => {
  test('is named as it is when the portal knows the organisation', () => {
    expect(nameOfLooker(look())).toBe('柴桑区人力资源和社会保障局');
  });

  test('is marked when the holder wrote the name herself, or the looker claimed it', () => {
    const typed = { looker: '岷山支行', known: false };
    expect(nameOfLooker(look({ ...typed, door: 'SHARE' }))).toContain('您分享时填写的');
    expect(nameOfLooker(look({ ...typed, door: 'SHOW' }))).toContain('对方自称');
  });

  test('may be a stranger', () => {
    expect(nameOfLooker(look({ looker: null, known: false, door: 'CHECK' }))).toBe('未登录的查验者');
  });
});

describe('the list of all looks', () => {
  test('says when, who, by which way, what for, on which ground, and exactly what was seen', async () => {
    portal.answer(MyDisclosures, () => connection([look()]));
    render(<Looks />);
    expect(await screen.findByText('柴桑区人力资源和社会保障局')).toBeTruthy();
    expect(screen.getByText('是否有效、证明正文、加注用途的副本')).toBeTruthy();
    expect(screen.getByText('部门接口', { selector: 'dd' })).toBeTruthy();
    expect(screen.getByText('办理低保复核')).toBeTruthy();
    expect(screen.getByText('《社会救助暂行办法》第十一条')).toBeTruthy();
    expect(screen.getByText('柴人社〔2026〕88号')).toBeTruthy();
    expect(screen.getByText(/10:05/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '居住证明' }).getAttribute('href')).toBe(`/papers/${PROOF}`);
  });

  test('says how long the records are kept, and where to complain', async () => {
    portal.answer(MyDisclosures, () => connection([]));
    render(<Looks />);
    expect(await screen.findByText('还没有人看过。')).toBeTruthy();
    expect(screen.getByText(/至少保存三年/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '觉得不应该看？' }).getAttribute('href')).toBe('/complaints');
  });

  test('is narrowed to one paper by its address, and to one way by choice', async () => {
    search.value = `?proof=${PROOF}`;
    portal.answer(MyDisclosures, () => connection([]));
    render(<Looks />);
    await screen.findByText('还没有人看过。');
    fireEvent.change(screen.getByLabelText('怎么看的'), { target: { value: 'SHOW' } });
    await screen.findByText('还没有人用这种方式看过。');
    const asked = portal.asked.map(({ variables: { proofId, door } }) => [proofId, door]);
    expect(asked).toEqual([
      [PROOF, null],
      [PROOF, 'SHOW'],
    ]);
  });
});

test('a paper’s own page shows the last looks, and leads to the rest', async () => {
  const three = ['a', 'b', 'c'].map((id) => look({ id }));
  portal.answer(MyDisclosures, () => connection(three, 7));
  render(<LatestLooks proofId={PROOF} />);
  const all = await screen.findByRole('link', { name: '看全部 7 次记录' });
  expect(all.getAttribute('href')).toBe(`/looks?proof=${PROOF}`);
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
});
