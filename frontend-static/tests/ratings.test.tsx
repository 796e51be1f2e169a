/** Ratings: a resident may say how it went; the office looks into bad ones, a supervisor decides appeals. */

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../src/generated/account';
import {
  AppealRating,
  CallBackRater,
  DecideRatingAppeal,
  MyRating,
  OfficeRatings,
  Rate,
  RatedOffices,
  RatingByReceipt,
  RatingFigures,
  Repairs,
  ReplyToCallBack,
  type MyRatingPartsFragment,
  type OfficeRatingPartsFragment,
  type RepairPartsFragment,
} from '../src/generated/ratings';
import { PlacesToComplainOf } from '../src/generated/complaints';
import { me } from '../src/foundation/session';
import FiguresPage from '../src/ratings/figures';
import { RatingBox } from '../src/ratings/rating-box';
import RatingsPage from '../src/ratings/ratings';
import { openPortal, type Portal } from './portal';

const PROOF = '618d4dcf-823b-4035-befb-7f4b742ffa20';
const ASKED = { verb: 'CALL_BACK', on: '2026-11-24', words: '是哪一步不方便？' } as const;
const REPAIR = {
  state: 'CALLED_BACK',
  dueOn: '2999-11-30',
  overdue: false,
  outcome: null,
  mayReply: true,
  steps: [ASKED],
} as const satisfies NonNullable<MyRatingPartsFragment['repair']>;
const MINE: MyRatingPartsFragment = {
  id: 'r1',
  level: 'DISSATISFIED',
  words: '跑了三趟。',
  tags: ['EFFICIENCY'],
  ratedOn: '2026-11-23',
  repair: REPAIR,
};
const RATING: OfficeRatingPartsFragment = {
  id: 'r1',
  level: 'DISSATISFIED',
  words: '跑了三趟。',
  tags: ['EFFICIENCY'],
  ratedOn: '2026-11-23',
  office: '小阳村村民委员会',
  repairState: 'OPENED',
};
const OPENED: RepairPartsFragment = {
  id: 'p1',
  version: 1,
  state: 'OPENED',
  dueOn: '2026-11-30',
  calendarKnown: true,
  overdue: true,
  extended: false,
  ground: null,
  outcome: null,
  verbs: ['CALL_BACK', 'EXTEND'],
  rating: RATING,
  steps: [{ verb: 'OPEN', on: '2026-11-23', words: '' }],
};

let portal: Portal;
let repair: RepairPartsFragment;

function listOf<Node>(nodes: Node[]) {
  const pageInfo = { hasNextPage: false, endCursor: null };
  return { totalCount: nodes.length, pageInfo, edges: nodes.map((node) => ({ node })) };
}

function actAs(...roles: Role[]): void {
  const organisation = { id: 'o1', name: '小阳村', kind: 'COMMITTEE' as const, region: '360404204202' };
  me.value = { name: '陈主任', phone: '139****0103', steppedUp: false, actingFor: organisation, offices: [{ organisation, roles }] };
}

function say(words: string, verb: string): void {
  fireEvent.input(screen.getByRole('textbox'), { target: { value: words } });
  fireEvent.click(screen.getByRole('button', { name: verb }));
}

function sent(document: { id: string }) {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

beforeEach(() => {
  portal = openPortal();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  me.value = undefined;
});

describe('the box on a finished case', () => {
  beforeEach(() => {
    portal.answer(MyRating, () => ({ myRating: null }));
  });

  test('offers five levels in words, the best first, none of them chosen', async () => {
    render(<RatingBox subject={{ kind: 'PROOF', id: PROOF }} />);
    const levels = await screen.findAllByRole('radio');
    expect(levels.map((each) => each.parentElement?.textContent)).toEqual([
      '非常满意',
      '满意',
      '基本满意',
      '不满意',
      '非常不满意',
    ]);
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('asks for a level before it sends anything', async () => {
    render(<RatingBox subject={{ kind: 'PROOF', id: PROOF }} />);
    fireEvent.click(await screen.findByRole('button', { name: '提交评价' }));
    expect((await screen.findAllByText('请先选一个满意程度。')).length).toBeGreaterThan(0);
    expect(sent(Rate)).toEqual([]);
  });

  test('sends level, indexes and words, thanks, and takes the focus', async () => {
    portal.answer(Rate, () => ({ rate: { __typename: 'MyRating' as const, ...MINE, repair: null } }));
    render(<RatingBox subject={{ kind: 'PROOF', id: PROOF }} />);
    fireEvent.click(await screen.findByLabelText('满意'));
    fireEvent.click(screen.getByLabelText('办事效率'));
    say('很快就办好了。', '提交评价');
    const thanks = await screen.findByRole('status');
    expect(thanks.textContent).toBe('谢谢您的评价。');
    await waitFor(() => expect(document.activeElement).toBe(thanks));
    expect(sent(Rate)).toEqual([
      { input: { subjectKind: 'PROOF', subjectId: PROOF, receiptCode: null, level: 'SATISFIED', tags: ['EFFICIENCY'], words: '很快就办好了。' } },
    ]);
    expect(screen.queryByRole('button', { name: '提交评价' })).toBeNull();
  });

  test('tells after a bad rating by when there is an answer', async () => {
    portal.answer(Rate, () => ({ rate: { __typename: 'MyRating' as const, ...MINE } }));
    render(<RatingBox subject={{ kind: 'PROOF', id: PROOF }} />);
    fireEvent.click(await screen.findByLabelText('不满意'));
    fireEvent.click(screen.getByRole('button', { name: '提交评价' }));
    expect((await screen.findByRole('status')).textContent).toContain('2999年11月30日');
  });
});

test('whoever was asked may reply, and reads what came of it', async () => {
  let mine = MINE;
  portal.answer(MyRating, () => ({ myRating: mine }));
  portal.answer(ReplyToCallBack, ({ words }) => {
    const steps = [ASKED, { verb: 'REPLY' as const, on: '2026-11-24', words: String(words) }];
    const after = { ...REPAIR, mayReply: false, steps };
    mine = { ...MINE, repair: after };
    return { replyToCallBack: { __typename: 'MyRepair' as const, ...after } };
  });
  render(<RatingBox subject={{ kind: 'PROOF', id: PROOF }} />);
  await screen.findByText('是哪一步不方便？');
  say('窗口没有人。', '回复');
  expect((await screen.findByRole('status')).textContent).toBe('已回复，谢谢。');
  expect(screen.getByText('窗口没有人。')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a late answer is told, with whom to call', async () => {
  portal.answer(MyRating, () => ({ myRating: { ...MINE, repair: { ...REPAIR, overdue: true } } }));
  render(<RatingBox subject={{ kind: 'PROOF', id: PROOF }} />);
  expect(await screen.findByText(/已经超期。可以拨打 12345/u)).toBeTruthy();
});

describe('a complaint without an account', () => {
  const subject = { kind: 'COMPLAINT', id: PROOF, receiptCode: 'ABC-DEF' } as const;

  test('is rated by its receipt code, which leads back to the answer', async () => {
    portal.answer(RatingByReceipt, () => ({ ratingByReceipt: null }));
    portal.answer(Rate, () => ({ rate: { __typename: 'MyRating' as const, ...MINE } }));
    render(<RatingBox subject={subject} />);
    fireEvent.click(await screen.findByLabelText('不满意'));
    fireEvent.click(screen.getByRole('button', { name: '提交评价' }));
    expect((await screen.findByRole('status')).textContent).toContain('请留着回执码');
    expect(sent(Rate)[0]).toMatchObject({ input: { subjectKind: 'COMPLAINT', receiptCode: 'ABC-DEF' } });
    expect(sent(MyRating)).toEqual([]);
  });

  test('a question is read and replied to by the code', async () => {
    portal.answer(RatingByReceipt, () => ({ ratingByReceipt: { __typename: 'MyRating' as const, ...MINE } }));
    portal.answer(ReplyToCallBack, () => ({ replyToCallBack: { __typename: 'MyRepair' as const, ...REPAIR } }));
    render(<RatingBox subject={subject} />);
    await screen.findByText('是哪一步不方便？');
    say('窗口没有人。', '回复');
    await screen.findByRole('status');
    expect(sent(ReplyToCallBack)).toEqual([{ ratingId: 'r1', words: '窗口没有人。', receiptCode: 'ABC-DEF' }]);
  });
});

describe('the figures for everybody', () => {
  const FEW = { total: null, satisfaction: null, levels: [] };
  const TOLD = { total: 8, satisfaction: 0.75, levels: [{ level: 'SATISFIED' as const, count: 6 }] };

  beforeEach(() => {
    portal.answer(RatingFigures, ({ year }) => ({ ratingFigures: year ? FEW : TOLD }));
  });

  test('tell the share and each level, and say in words where too few rated', async () => {
    render(<FiguresPage />);
    expect(await screen.findByText('75.0%')).toBeTruthy();
    expect(screen.getByText('8 件')).toBeTruthy();
    fireEvent.click(screen.getAllByRole('radio')[1]!);
    expect(await screen.findByText('评价太少，不公布')).toBeTruthy();
    expect(sent(RatingFigures)[1]).toMatchObject({ region: null, year: expect.any(Number) });
  });

  test('name the offices of a place, those without figures too', async () => {
    const found = { code: '360404204000', name: '岷山乡', fullName: '九江市柴桑区岷山乡' };
    portal.answer(PlacesToComplainOf, () => ({ regions: [found] }));
    portal.answer(RatedOffices, () => ({
      ratedOffices: listOf([
        { id: 'o1', name: '小阳村村民委员会', figures: TOLD },
        { id: 'o2', name: '分水村村民委员会', figures: FEW },
      ]),
    }));
    render(<FiguresPage />);
    fireEvent.input(screen.getByRole('textbox'), { target: { value: '岷山' } });
    fireEvent.click(await screen.findByRole('radio', { name: /岷山乡/u }));
    const offices = within(await screen.findByRole('region', { name: '各单位' }));
    const cards = await offices.findAllByRole('listitem');
    expect(cards.map((card) => card.textContent?.includes('评价太少'))).toEqual([false, true]);
  });
});

describe('the page of those who answer for an office', () => {
  beforeEach(() => {
    repair = OPENED;
    portal.answer(OfficeRatings, () => ({ officeRatings: listOf([RATING]) }));
    portal.answer(Repairs, ({ state }) => ({
      repairs: listOf(state === null || state === repair.state ? [repair] : []),
    }));
  });

  function repairs() {
    return within(screen.getByRole('region', { name: '差评整改' }));
  }

  test('shows what is overdue and what may be done', async () => {
    actAs('APPROVER');
    render(<RatingsPage />);
    await screen.findByRole('button', { name: '回访' });
    expect(repairs().getByRole('heading', { level: 3 }).textContent).toBe('不满意 · 2026年11月23日的评价');
    expect(repairs().getByText('已超期', { exact: false })).toBeTruthy();
    expect(screen.queryByRole('region', { name: '申诉' })).toBeNull();
  });

  test('asks the rater, with the version that was seen', async () => {
    actAs('APPROVER');
    portal.answer(CallBackRater, () => {
      repair = { ...OPENED, version: 2, state: 'CALLED_BACK', verbs: ['APPEAL'], steps: [ASKED] };
      return { callBackRater: { __typename: 'Repair' as const } };
    });
    render(<RatingsPage />);
    fireEvent.click(await screen.findByRole('button', { name: '回访' }));
    say('是哪一步不方便？', '发送');
    await screen.findByRole('button', { name: '申诉：恶意差评' });
    expect(sent(CallBackRater)).toEqual([{ id: 'p1', version: 1, words: '是哪一步不方便？' }]);
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
  });

  test('appeals with the ground that was chosen', async () => {
    actAs('APPROVER');
    repair = { ...OPENED, version: 2, state: 'CALLED_BACK', verbs: ['APPEAL'] };
    portal.answer(AppealRating, () => {
      repair = { ...repair, version: 3, state: 'APPEALED', ground: 'MALICIOUS', verbs: [] };
      return { appealRating: { __typename: 'Repair' as const } };
    });
    render(<RatingsPage />);
    fireEvent.click(await screen.findByRole('button', { name: '申诉：恶意差评' }));
    say('一天三条一样的差评。', '提交申诉');
    await screen.findByText('申诉中', { exact: false });
    expect(sent(AppealRating)).toEqual([{ id: 'p1', version: 2, words: '一天三条一样的差评。', ground: 'MALICIOUS' }]);
  });

  test('a supervisor decides what waits among the appeals', async () => {
    actAs('SUPERVISOR');
    repair = { ...OPENED, version: 3, state: 'APPEALED', ground: 'MALICIOUS', verbs: ['EXCLUDE', 'KEEP'] };
    portal.answer(DecideRatingAppeal, () => {
      repair = { ...repair, version: 4, state: 'EXCLUDED', verbs: [] };
      return { decideRatingAppeal: { __typename: 'Repair' as const } };
    });
    render(<RatingsPage />);
    const appeals = within(await screen.findByRole('region', { name: '申诉' }));
    fireEvent.click(await appeals.findByRole('button', { name: '申诉成立' }));
    say('确属恶意。', '决定：不计入统计');
    await repairs().findByText('不计入统计', { exact: false });
    expect(sent(DecideRatingAppeal)).toEqual([{ id: 'p1', version: 3, words: '确属恶意。', excludes: true }]);
    expect(appeals.getByText('没有。')).toBeTruthy();
  });

  test('whoever has no such post is told where to choose one', () => {
    actAs('PREPARER');
    render(<RatingsPage />);
    expect(screen.getByRole('link', { name: '到“我的”里选择单位' }).getAttribute('href')).toBe('/account');
    expect(portal.asked).toEqual([]);
  });
});
