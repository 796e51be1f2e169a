/** The guide's page: one's own words, the cards of the answer, and the way on where there is one. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AskGuide, type GuideFindingPartsFragment, type GuidePartsFragment } from '../src/generated/guide';
import { me } from '../src/foundation/session';
import Guide from '../src/guide/guide';
import { waysInWords } from '../src/guide/wording';
import { worthTelling } from '../src/request/advice';
import { openPortal, type Portal } from './portal';

const KINSHIP: GuideFindingPartsFragment = {
  lane: 'OTHER_AUTHORITY',
  binding: true,
  itemCode: 'NEG-CN-2020-1-KINSHIP',
  version: 1,
  url: '/catalogue/items/NEG-CN-2020-1-KINSHIP/1',
  complainUrl: null,
  name: '亲属关系证明',
  purpose: '',
  demandingUnit: '',
  advice: '这种证明不找村（居）委会开。',
  adviceEn: 'The committee does not give this proof.',
  goInstead: '户籍所在地公安派出所',
  legalBasis: '公通字〔2016〕21号',
  documentNo: '民发〔2020〕20号',
  needsConfirmation: false,
  matched: [{ field: 'asked', words: '是他妈' }],
};

const STORED: GuideFindingPartsFragment = {
  ...KINSHIP,
  lane: 'ABOLISHED',
  binding: false,
  itemCode: 'DEPT-1',
  complainUrl: '/complaints/new?item=DEPT-1&version=1',
  needsConfirmation: true,
};

function answerOf(...findings: GuideFindingPartsFragment[]): GuidePartsFragment {
  const lane = findings[0]?.lane ?? 'THIRD_LANE';
  return { lane, binding: findings.some(({ binding }) => binding), findings, policy: null };
}

const REVIEW: GuidePartsFragment['policy'] = {
  region: '440400000000',
  version: 1,
  rule: 'ALLOW_WITH_REVIEW',
  ways: [['CONSULTATION', 'DIRECTOR_SIGNATURE'], ['OUTSIDE_DEMAND']],
  legalBasis: '珠海市办事指南',
  source: 'zhuhai.gov.cn',
  needsConfirmation: false,
};

let portal: Portal;

beforeEach(() => {
  portal = openPortal();
  me.value = null;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function ask(answer: GuidePartsFragment, said = '学校要我证明我是他妈'): Promise<void> {
  portal.answer(AskGuide, () => ({ guide: answer }));
  render(<Guide />);
  fireEvent.input(screen.getByLabelText('谁要您证明什么？'), { target: { value: said } });
  fireEvent.click(screen.getByRole('button', { name: '问一问' }));
  await screen.findByRole('region', { name: '答复' });
}

describe('the guide', () => {
  test('asks for words before it asks the portal', () => {
    render(<Guide />);
    fireEvent.click(screen.getByRole('button', { name: '问一问' }));
    expect(screen.getAllByText(/请写一写谁要您证明什么/).length).toBeGreaterThan(0);
    expect(portal.asked).toEqual([]);
  });

  test('says where to go, by which entry, and which words led there; past a rule is no way', async () => {
    await ask(answerOf(KINSHIP));
    expect(screen.getByRole('heading', { name: '不找村（居）委会：请到别的部门' })).toBeTruthy();
    expect(screen.getByText('户籍所在地公安派出所')).toBeTruthy();
    expect(screen.getByText('您提到了“是他妈”。')).toBeTruthy();
    expect(screen.getByRole('link', { name: '看清单原文' }).getAttribute('href')).toBe(KINSHIP.url);
    expect(screen.queryByRole('link', { name: /申请/ })).toBeNull();
    expect(portal.asked[0]?.variables).toEqual({ regionCode: '000000000000', words: '学校要我证明我是他妈' });
  });

  test('lets one complain in one tap, and go on past a suggestion', async () => {
    await ask(answerOf(STORED));
    expect(screen.getByRole('link', { name: /投诉/ }).getAttribute('href')).toBe(STORED.complainUrl);
    expect(screen.getByText(/待核实/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '情况不一样，继续申请' }).getAttribute('href')).toBe('/request');
  });

  test('says with care that no list names a proof, and what the region asks for', async () => {
    await ask({ ...answerOf(), policy: REVIEW });
    expect(screen.getByRole('heading', { name: '清单里没有找到这种证明' })).toBeTruthy();
    expect(screen.getByText('居民协商同意、主任签字；或者 市外部门明确要求')).toBeTruthy();
    expect(screen.getByRole('link', { name: '去申请证明' })).toBeTruthy();
  });
});

describe('within a request', () => {
  test('nobody is stopped for a moment to be told that the committee decides', () => {
    expect(worthTelling(answerOf())).toBeUndefined();
    expect(worthTelling(answerOf({ ...KINSHIP, lane: 'OURS' }))).toBeUndefined();
    expect(worthTelling({ ...answerOf(), policy: { ...REVIEW, rule: 'ALLOW' } })).toBeUndefined();
  });

  test('everything that spares a walk is told', () => {
    expect(worthTelling(answerOf(KINSHIP))).toBeDefined();
    expect(worthTelling(answerOf(STORED))).toBeDefined();
    expect(worthTelling({ ...answerOf(), policy: REVIEW })).toBeDefined();
  });

  test('no way is no words', () => {
    expect(waysInWords([])).toBe('');
  });
});
