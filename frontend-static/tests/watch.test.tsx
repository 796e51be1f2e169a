/** The watch of the lists: an office answers for what it declares, a supervisor may dismiss it. */

import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../src/generated/account';
import { AnswerFinding, DismissFinding, Findings, type FindingPartsFragment } from '../src/generated/watch';
import { me } from '../src/foundation/session';
import FindingsPage from '../src/watch/findings';
import { openPortal, type Portal } from './portal';

const FOUND: FindingPartsFragment = {
  id: 'f1',
  kind: 'ABOLISHED_DEMANDED',
  state: 'OPEN',
  office: '柴桑区民政局',
  matterId: 'm1',
  matter: '临时救助',
  material: '家庭经济困难证明',
  rule: { code: 'NEG-X-1', version: 2, name: '居民财产证明', listTitle: '某清单', needsConfirmation: true },
  otherOffice: null,
  openedAt: '2026-11-22T02:00:00Z',
  seenAt: '2026-11-22T02:00:00Z',
  answer: null,
  answeredAt: null,
  ruling: null,
  ruledAt: null,
  resolvedAt: null,
};

let portal: Portal;
let found: FindingPartsFragment[];

function actAs(office: string, ...roles: Role[]): void {
  const organisation = { id: 'o1', name: office, kind: 'DEPARTMENT' as const, region: '360404000000' };
  const offices = [{ organisation, roles }];
  me.value = { name: '吴科员', phone: '139****0107', steppedUp: false, actingFor: organisation, offices };
}

function group(name: string): HTMLElement {
  return screen.getByRole('region', { name });
}

function say(words: string, verb: string): void {
  fireEvent.input(screen.getByRole('textbox'), { target: { value: words } });
  fireEvent.click(screen.getByRole('button', { name: verb }));
}

beforeEach(() => {
  portal = openPortal();
  found = [FOUND];
  portal.answer(Findings, ({ state }) => {
    const nodes = found.filter((each) => each.state === state);
    return {
      findings: {
        totalCount: nodes.length,
        pageInfo: { hasNextPage: false, endCursor: null },
        edges: nodes.map((node) => ({ node })),
      },
    };
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  me.value = undefined;
});

describe('the office that declared it', () => {
  beforeEach(() => {
    actAs('柴桑区民政局', 'DEPARTMENT_STAFF');
  });

  test('sees what does not fit, for which matter, and the version of the list that says so', async () => {
    render(<FindingsPage />);
    const card = within(await screen.findByRole('listitem'));
    expect(card.getByRole('heading').textContent).toBe('“家庭经济困难证明”已经取消，仍在索要');
    expect(card.getByRole('link', { name: '临时救助' }).getAttribute('href')).toBe('/catalogue/matters/m1');
    expect(card.getByRole('link', { name: '居民财产证明' }).getAttribute('href')).toBe('/catalogue/items/NEG-X-1/2');
    expect(card.getByText(/第2版 · 待核实/u)).toBeTruthy();
  });

  test('answers in words, and the finding moves to those that were answered', async () => {
    portal.answer(AnswerFinding, ({ words }) => {
      const changed = { ...FOUND, state: 'ANSWERED' as const, answer: String(words) };
      found = [changed];
      return { answerFinding: { __typename: 'Finding' as const, ...changed } };
    });
    render(<FindingsPage />);
    await screen.findByRole('listitem');
    say('本周内改正登记。', '答复');
    await within(group('已答复，还没改')).findByText('本周内改正登记。');
    expect(within(group('等待答复')).getByText('没有。')).toBeTruthy();
  });

  test('is told when words are missing, and nothing is sent', async () => {
    render(<FindingsPage />);
    await screen.findByRole('listitem');
    fireEvent.click(screen.getByRole('button', { name: '答复' }));
    expect((await screen.findAllByText('请填写这一项。')).length).toBeGreaterThan(0);
    expect(portal.asked.some(({ id }) => id === AnswerFinding.id)).toBe(false);
  });

  test('cannot dismiss it', async () => {
    render(<FindingsPage />);
    await screen.findByRole('listitem');
    expect(screen.queryByRole('button', { name: '认定不成立' })).toBeNull();
  });
});

test('a supervisor of another office dismisses it with a reason, and does not answer for it', async () => {
  actAs('柴桑区政务服务办', 'SUPERVISOR');
  portal.answer(DismissFinding, ({ words }) => {
    const changed = { ...FOUND, state: 'DISMISSED' as const, ruling: String(words) };
    found = [changed];
    return { dismissFinding: { __typename: 'Finding' as const, ...changed } };
  });
  render(<FindingsPage />);
  await screen.findByRole('listitem');
  expect(screen.queryByRole('button', { name: '答复' })).toBeNull();
  say('名称相同，不是同一种证明。', '认定不成立');
  await within(group('认定不成立')).findByText('名称相同，不是同一种证明。');
});

test('whoever has no such post is told where to choose one', () => {
  actAs('小阳村', 'PREPARER');
  render(<FindingsPage />);
  expect(screen.getByRole('link', { name: '到“我的”里选择单位' }).getAttribute('href')).toBe('/account');
  expect(portal.asked).toEqual([]);
});
