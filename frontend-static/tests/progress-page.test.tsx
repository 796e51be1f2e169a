/** The page of one request: what to do now, what is announced, and taking it back. */

import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Progress, WithdrawProof, type ProgressPartsFragment } from '../src/generated/progress';
import { me } from '../src/foundation/session';
import ProgressPage from '../src/progress/progress';
import { openPortal, type Portal } from './portal';

const ID = '618d4dcf-823b-4035-befb-7f4b742ffa20';
const REQUESTED = { at: '2026-11-20T02:00:00Z', verb: 'request', state: 'REQUESTED' } as const;
const NOTHING_SAID = { reason: null, remedy: null, words: null };

function proof(changed: Partial<ProgressPartsFragment> = {}): ProgressPartsFragment {
  return {
    id: ID,
    state: 'REQUESTED',
    revision: 1,
    title: '居住证明',
    purpose: '办理居住证',
    recipient: '派出所',
    text: '自2012年3月起住在本村。',
    subjectName: '王桂香',
    relation: 'SELF',
    requestedAt: REQUESTED.at,
    dueOn: '2999-11-25',
    calendarKnown: true,
    waitingForMe: false,
    validUntil: null,
    doubtedAt: null,
    waitsForKeeper: false,
    corrects: null,
    committee: { name: '小阳村村民委员会', contactPhone: '0792-6000001' },
    numbers: null,
    steps: [{ ...REQUESTED, ...NOTHING_SAID }],
    attachments: [],
    ...changed,
  };
}

const SENT_BACK = proof({
  state: 'SENT_BACK',
  revision: 2,
  waitingForMe: true,
  steps: [
    { ...REQUESTED, ...NOTHING_SAID },
    {
      at: '2026-11-21T02:00:00Z',
      verb: 'send_back',
      state: 'SENT_BACK',
      reason: 'facts_unclear',
      remedy: '请写明从哪一年起。',
      words: '起止时间看不出来。',
    },
  ],
});

let portal: Portal;

function show(first: ProgressPartsFragment, later = first): void {
  portal.answer(Progress, ({ known }) => {
    const now = known === null ? first : later;
    return { proofProgress: { askAgainAfter: 30, proof: now.revision === known ? null : now } };
  });
  render(<ProgressPage params={{ id: ID }} />);
}

beforeEach(() => {
  portal = openPortal();
  me.value = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a request that came back', () => {
  test('says why, how to mend it, and where', async () => {
    show(SENT_BACK);
    const link = await screen.findByRole('link', { name: '去补正' });
    expect(link.getAttribute('href')).toBe(`/progress/${ID}/mend`);
    for (const words of ['事实没有写清楚', '请写明从哪一年起。', '起止时间看不出来。']) {
      expect(screen.getAllByText(words, { exact: false }).length).toBeGreaterThan(0);
    }
  });
});

describe('a page that stays open', () => {
  test('asks for what is new when it is looked at again, and announces it', async () => {
    show(proof(), SENT_BACK);
    await screen.findByText('已提交', { exact: false });
    document.dispatchEvent(new Event('visibilitychange'));
    const news = await screen.findByText('小阳村村民委员会把申请退回给您补正。', { selector: '[aria-live] *' });
    expect(news).toBeTruthy();
    expect(portal.asked.map(({ variables }) => variables['known'])).toEqual([null, 1]);
  });

  test('announces nothing when nothing is new', async () => {
    show(proof());
    await screen.findByText('已提交', { exact: false });
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(portal.asked).toHaveLength(2));
    expect(document.querySelector('[aria-live]')?.textContent).toBe('');
  });

  test('does not ask while nobody looks', async () => {
    show(proof());
    await screen.findByText('已提交', { exact: false });
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(portal.asked).toHaveLength(1);
  });
});

describe('taking a request back', () => {
  const withdrawn = proof({
    state: 'WITHDRAWN',
    revision: 2,
    steps: [
      { ...REQUESTED, ...NOTHING_SAID },
      { at: '2026-11-21T02:00:00Z', verb: 'withdraw', state: 'WITHDRAWN', ...NOTHING_SAID },
    ],
  });

  const takeBack = async () => {
    await userEvent.click(await screen.findByText(/撤回申请/));
    await userEvent.click(screen.getByText('确定撤回'));
  };

  test('takes two steps, and is told at once', async () => {
    portal.answer(WithdrawProof, () => ({ withdrawProof: { __typename: 'Proof' as const, ...withdrawn } }));
    show(proof());
    await screen.findByText(/撤回申请/);
    expect(document.querySelector('details')?.open).toBe(false);
    await takeBack();
    await screen.findByText('您撤回了申请，不再办理。', { selector: '[aria-live] *' });
    expect(screen.queryByText('确定撤回')).toBeNull();
  });

  test('tells what the portal says against it', async () => {
    const problem = { code: 'WRONG_STATE', message: '已经批准了。', messageEn: 'Approved.', field: null } as const;
    portal.answer(WithdrawProof, () => ({ withdrawProof: { __typename: 'Problem' as const, ...problem } }));
    show(proof());
    await takeBack();
    expect((await screen.findByRole('alert', { hidden: true })).textContent).toContain('已经批准了。');
  });

  test('is not offered once it is decided', async () => {
    show(proof({ state: 'APPROVED' }));
    await screen.findByText('制证中', { exact: false });
    expect(screen.queryByText('确定撤回')).toBeNull();
  });
});

test('an official is led back to her own affairs instead of being refused', async () => {
  const office = { id: 'x', name: '小阳村村民委员会' };
  me.value = { name: '李春兰', phone: '139****0101', steppedUp: false, actingFor: office, offices: [] };
  show(proof());
  expect(await screen.findByRole('button', { name: '回到居民身份' })).toBeTruthy();
  expect(portal.asked).toHaveLength(0);
});
