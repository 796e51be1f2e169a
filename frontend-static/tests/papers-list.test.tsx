/** The list of papers: what the address asks for is what the portal is asked for. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ArchiveYears, MyArchive } from '../src/generated/papers';
import { navigate } from '../src/foundation/router';
import { me } from '../src/foundation/session';
import { addressOf, isNarrowed, viewOf } from '../src/papers/finding';
import Papers from '../src/papers/papers';
import { openPortal, type Portal } from './portal';

const NODE = {
  proofId: '23c1f0e2-d9ed-4ca1-9ecc-fe0a9fff15cb',
  title: '居住证明',
  number: '小阳证〔2026〕1号',
  issuer: '小阳村村民委员会',
  filedAt: '2026-11-22T02:00:00Z',
  keptUntil: '2036-12-31',
  state: 'VALID' as const,
};

let portal: Portal;

function askedOf(document: { id: string }) {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

beforeEach(() => {
  portal = openPortal();
  vi.stubGlobal('scrollTo', () => undefined);
  const pageInfo = { hasNextPage: false, endCursor: null };
  portal.answer(MyArchive, ({ search }) => {
    const edges = search === '没有' ? [] : [{ node: NODE }];
    return { myArchive: { totalCount: edges.length, pageInfo, edges } };
  });
  portal.answer(ArchiveYears, () => ({ archiveYears: [{ year: 2026, count: 3 }] }));
  me.value = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };
  navigate('/papers');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('all papers come first, with the way to the whole archive', async () => {
  render(<Papers />);
  expect(await screen.findByRole('link', { name: '居住证明' })).toBeTruthy();
  expect(screen.getByRole('link', { name: /专属数字档案/ }).getAttribute('href')).toBe('/archive');
  expect(askedOf(MyArchive)).toEqual([{ search: '', state: null, year: null, after: null }]);
});

test('years say how many papers they have, and choosing one changes the address', async () => {
  render(<Papers />);
  await screen.findByRole('option', { name: '2026 年（3 份）' });
  fireEvent.change(screen.getByLabelText('哪一年的'), { target: { value: '2026' } });
  await vi.waitFor(() => expect(askedOf(MyArchive).pop()).toMatchObject({ year: 2026 }));
  expect(location.search).toBe('?year=2026');
});

test('words that find nothing say so and lead back to all', async () => {
  render(<Papers />);
  fireEvent.input(await screen.findByLabelText(/标题、编号/), { target: { value: ' 没有 ' } });
  fireEvent.click(screen.getByRole('button', { name: '查找' }));
  expect(await screen.findByText(/没有找到这样的证照/)).toBeTruthy();
  expect(askedOf(MyArchive).pop()).toMatchObject({ search: '没有' });
  expect(screen.getByRole('link', { name: '看全部' }).getAttribute('href')).toBe('/papers');
});

test.each([
  { search: '', state: null, year: null },
  { search: '居住 派出所', state: 'VALID' as const, year: 2026 },
  { search: 'a&b=c', state: 'SUPERSEDED' as const, year: null },
])('what is looked for survives its address: %o', (view) => {
  expect(viewOf(addressOf(view).replace('/papers', ''))).toEqual(view);
  expect(isNarrowed(view)).toBe(addressOf(view) !== '/papers');
});

test('an address that makes no sense asks for everything', () => {
  expect(viewOf('?state=GONE&year=20x6')).toEqual({ search: '', state: null, year: null });
});
