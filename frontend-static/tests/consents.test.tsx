/** What departments ask of me: everything is told before, and nothing is seen without my word. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import ConsentPage from '../src/consents/consent';
import Consents from '../src/consents/consents';
import { me } from '../src/foundation/session';
import {
  AgreeToConsent,
  MyConsentRequest,
  MyConsentRequests,
  PapersForConsent,
  RefuseConsent,
  WithdrawConsent,
  type ConsentPartsFragment,
} from '../src/generated/consents';
import { openPortal, type Portal } from './portal';

const ID = 'fb4ac5cd-e85c-4524-b84e-cfa8321eb43f';
const WANTED = { proofId: '23c1f0e2-d9ed-4ca1-9ecc-fe0a9fff15cb', title: '居住证明', number: '小阳证〔2026〕2号' };
const OTHER = { proofId: '3a86c9d4-2d6d-4d50-9b39-0f8f0f0b5b0e', title: '养殖证明', number: '小阳证〔2026〕1号' };

function consent(changed: Partial<ConsentPartsFragment> = {}): ConsentPartsFragment {
  return {
    id: ID,
    state: 'ASKED',
    organisation: '柴桑区民政局',
    system: '社会救助审核系统',
    kinds: ['STATUS', 'STATEMENT', 'COPY'],
    contact: '社会救助股，0792-6000009',
    wanted: ['居住证明'],
    purpose: '办理低保复核',
    legalNote: '《社会救助暂行办法》要求核对居住情况。',
    caseNumber: '柴民〔2026〕88号',
    days: 30,
    askedAt: '2026-11-22T02:00:00Z',
    askUntil: '2026-11-29T02:00:00Z',
    decidedAt: null,
    validUntil: null,
    overAt: null,
    proofIds: [],
    ...changed,
  };
}

const AGREED = consent({
  state: 'AGREED',
  decidedAt: '2026-11-22T03:00:00Z',
  validUntil: '2026-12-22',
  proofIds: [WANTED.proofId],
});

let portal: Portal;

function askedOf(document: { id: string }): unknown[] {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

function open(shown: ConsentPartsFragment): void {
  portal.answer(MyConsentRequest, () => ({ myConsentRequest: shown }));
  render(<ConsentPage params={{ id: ID }} />);
}

beforeEach(() => {
  portal = openPortal();
  me.value = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };
  portal.answer(PapersForConsent, () => ({ myArchive: { edges: [{ node: OTHER }, { node: WANTED }] } }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a request that waits', () => {
  test('tells who asks, how to reach them, what for, which papers, how and for how long', async () => {
    open(consent());
    expect(await screen.findByText('柴桑区民政局')).toBeTruthy();
    const told = ['社会救助股，0792-6000009', '办理低保复核', '柴民〔2026〕88号', '居住证明', '您同意后 30 天内', '是否有效、证明正文、加注用途的副本'];
    for (const each of told) expect(screen.getByText(each, { selector: 'dd' })).toBeTruthy();
    expect(screen.getByText(/“社会救助审核系统”.*拿不到原件/)).toBeTruthy();
    expect(screen.getByText(/不答复就算没有同意/)).toBeTruthy();
  });

  test('has nothing chosen beforehand, and what they want comes first', async () => {
    open(consent());
    const boxes = await screen.findAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.map(({ checked }) => checked)).toEqual([false, false]);
    expect(boxes[0]?.closest('label')?.textContent).toContain('对方想看的');
  });

  test('cannot be agreed to without a paper', async () => {
    open(consent());
    fireEvent.click(await screen.findByRole('button', { name: '同意' }));
    expect(await screen.findByText('请先选让对方看哪几份。')).toBeTruthy();
    expect(askedOf(AgreeToConsent)).toEqual([]);
  });

  test('is agreed to by pressing twice, for just the papers that were chosen', async () => {
    portal.answer(AgreeToConsent, () => ({ agreeToConsent: { __typename: 'MyConsentRequest' as const, ...AGREED } }));
    open(consent());
    fireEvent.click(await screen.findByRole('checkbox', { name: /居住证明/ }));
    fireEvent.click(await screen.findByRole('button', { name: '同意' }));
    expect(await screen.findByText(/30 天内，柴桑区民政局可以看您选的 1 份证照/)).toBeTruthy();
    expect(askedOf(AgreeToConsent)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '同意' }));
    expect(await screen.findByText('已同意')).toBeTruthy();
    expect(askedOf(AgreeToConsent)).toEqual([{ id: ID, proofIds: [WANTED.proofId], days: 30 }]);
  });

  test('may be agreed to for fewer days than asked for, and for no more', async () => {
    portal.answer(AgreeToConsent, () => ({ agreeToConsent: { __typename: 'MyConsentRequest' as const, ...AGREED } }));
    open(consent({ days: 10 }));
    fireEvent.click(await screen.findByRole('checkbox', { name: /居住证明/ }));
    const days = screen.getByLabelText<HTMLSelectElement>('让对方看几天');
    expect(Array.from(days.options, ({ value }) => value)).toEqual(['1', '3', '7', '10']);
    fireEvent.change(days, { target: { value: '3' } });
    fireEvent.click(screen.getByRole('button', { name: '同意' }));
    fireEvent.click(screen.getByRole('button', { name: '同意' }));
    await screen.findByText('已同意');
    expect(askedOf(AgreeToConsent)).toEqual([{ id: ID, proofIds: [WANTED.proofId], days: 3 }]);
  });

  test('is refused with one tap', async () => {
    const refused = consent({ state: 'REFUSED', decidedAt: '2026-11-22T03:00:00Z' });
    portal.answer(RefuseConsent, () => ({ refuseConsent: { __typename: 'MyConsentRequest' as const, ...refused } }));
    open(consent());
    fireEvent.click(await screen.findByRole('button', { name: '不同意' }));
    expect(await screen.findByText('没有同意')).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  test('can only be refused by somebody without papers', async () => {
    portal.answer(PapersForConsent, () => ({ myArchive: { edges: [] } }));
    open(consent());
    expect(await screen.findByText(/没有可以让对方看的/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '同意' })).toBeNull();
    expect(screen.getByRole('button', { name: '不同意' })).toBeTruthy();
  });
});

test('an agreement is withdrawn with one tap, as long as it holds', async () => {
  const withdrawn = { ...AGREED, state: 'WITHDRAWN' as const, overAt: '2026-11-23T03:00:00Z' };
  portal.answer(WithdrawConsent, () => ({ withdrawConsent: { __typename: 'MyConsentRequest' as const, ...withdrawn } }));
  open(AGREED);
  expect(await screen.findByText('到 2026年12月22日为止')).toBeTruthy();
  expect(await screen.findByRole('link', { name: '居住证明' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '撤回同意' }));
  expect(await screen.findByText('已撤回')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '撤回同意' })).toBeNull();
});

test('the list begins with what waits for me', async () => {
  const nodes = [consent({ id: 'a', state: 'ENDED' }), AGREED, consent({ id: 'c' })];
  const pageInfo = { hasNextPage: false, endCursor: null };
  const edges = nodes.map((node) => ({ node }));
  portal.answer(MyConsentRequests, () => ({ myConsentRequests: { totalCount: 3, pageInfo, edges } }));
  render(<Consents />);
  await screen.findByRole('heading', { name: '等您决定' });
  const headings = screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent);
  expect(headings).toEqual(['等您决定', '正在授权', '以前的']);
  expect(screen.getAllByRole('link', { name: '柴桑区民政局' })[0]?.getAttribute('href')).toBe('/consents/c');
});
