/** Objecting to a paper, and following what becomes of it. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  CorrectionOfMine,
  FileObjection,
  MyObjection,
  MyObjections,
  PaperToObject,
  WithdrawObjection,
  type ObjectionPartsFragment,
} from '../src/generated/objections';
import { me } from '../src/foundation/session';
import NewObjection from '../src/objections/new';
import ObjectionPage from '../src/objections/objection';
import Objections from '../src/objections/objections';
import { ObjectionsOfPaper } from '../src/objections/of-paper';
import { mistakesIn } from '../src/objections/statement';
import { openPortal, type Portal } from './portal';

const ID = '0bd1c0de-5b3c-4f2f-8a54-5f1f86c1b001';
const PROOF = '23c1f0e2-d9ed-4ca1-9ecc-fe0a9fff15cb';
const CORRECTION = 'fb4ac5cd-e85c-4524-b84e-cfa8321eb43f';

function objection(changed: Partial<ObjectionPartsFragment> = {}): ObjectionPartsFragment {
  return {
    id: ID,
    proofId: PROOF,
    proofTitle: '居住证明',
    state: 'FILED',
    disputedField: 'NAME',
    words: '名字里的“香”写成了“乡”。',
    wish: '王桂香',
    filedAt: '2026-11-22T02:00:00Z',
    dueOn: '2026-11-27',
    calendarKnown: true,
    overdue: false,
    answeredAt: null,
    answer: null,
    route: null,
    correctionId: null,
    ...changed,
  };
}

function listOf(...nodes: ObjectionPartsFragment[]) {
  const pageInfo = { hasNextPage: false, endCursor: null };
  return { myObjections: { totalCount: nodes.length, pageInfo, edges: nodes.map((node) => ({ node })) } };
}

let portal: Portal;

function askedOf(document: { id: string }) {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

async function show(shown: ObjectionPartsFragment): Promise<void> {
  portal.answer(MyObjection, () => ({ myObjection: shown }));
  render(<ObjectionPage params={{ id: ID }} />);
  await screen.findByText(shown.words);
}

beforeEach(() => {
  portal = openPortal();
  history.replaceState(null, '', `/objections/new?proof=${PROOF}`);
  me.value = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('on a paper', () => {
  test('one may object to it', async () => {
    portal.answer(MyObjections, () => listOf());
    render(<ObjectionsOfPaper id={PROOF} mayObject />);
    const link = await screen.findByRole('link', { name: '内容有错？提出异议' });
    expect(link.getAttribute('href')).toBe(`/objections/new?proof=${PROOF}`);
  });

  test('an open objection is shown instead of the way to a second one', async () => {
    portal.answer(MyObjections, () => listOf(objection()));
    render(<ObjectionsOfPaper id={PROOF} mayObject />);
    expect((await screen.findByRole('link', { name: '看异议和答复' })).getAttribute('href')).toBe(`/objections/${ID}`);
    expect(screen.queryByRole('link', { name: /提出异议/ })).toBeNull();
    expect(askedOf(MyObjections)).toEqual([{ proofId: PROOF, after: null }]);
  });

  test('a declined objection leaves room for another', async () => {
    portal.answer(MyObjections, () => listOf(objection({ state: 'DECLINED' })));
    render(<ObjectionsOfPaper id={PROOF} mayObject />);
    expect(await screen.findByRole('link', { name: '看异议和答复' })).toBeTruthy();
    expect(screen.getByRole('link', { name: /提出异议/ })).toBeTruthy();
  });
});

describe('objecting', () => {
  beforeEach(async () => {
    portal.answer(PaperToObject, () => ({
      myProof: {
        id: PROOF,
        title: '居住证明',
        purpose: '办理居住证',
        recipient: '派出所',
        subjectName: '王桂乡',
        validUntil: null,
        committee: { name: '小阳村村民委员会', contactPhone: '0792-6000001' },
        numbers: { number: '小阳证〔2026〕1号', issuedOn: '2026-11-22' },
      },
    }));
    history.replaceState(null, '', `/objections/new?proof=${PROOF}`);
    const { search } = await import('../src/foundation/router');
    search.value = location.search;
    render(<NewObjection />);
    await screen.findByText(/小阳证〔2026〕1号/);
  });

  test('asks which part is wrong and shows what the paper says of it now', async () => {
    fireEvent.click(screen.getByLabelText('姓名'));
    expect(await screen.findByText('证明上现在写的是：王桂乡')).toBeTruthy();
    expect(screen.getByLabelText(/正确的姓名/)).toBeTruthy();
  });

  test('sends nothing before it is said what is wrong', async () => {
    fireEvent.click(screen.getByRole('button', { name: '提出异议' }));
    expect((await screen.findAllByText('请选择哪里写错了。')).length).toBe(2);
    expect(screen.getAllByText('请写一写错在哪里。').length).toBe(2);
    expect(askedOf(FileObjection)).toEqual([]);
  });

  test('leads to the objection, which has one token however often it is sent', async () => {
    portal.answer(FileObjection, () => ({ fileObjection: { __typename: 'Objection' as const, ...objection() } }));
    fireEvent.click(screen.getByLabelText('姓名'));
    fireEvent.input(screen.getByLabelText('错在哪里？'), { target: { value: '“香”写成了“乡”。' } });
    fireEvent.input(await screen.findByLabelText(/正确的姓名/), { target: { value: ' 王桂香 ' } });
    fireEvent.click(screen.getByRole('button', { name: '提出异议' }));
    await vi.waitFor(() => expect(location.pathname).toBe(`/objections/${ID}`));
    const [sent] = askedOf(FileObjection);
    expect(sent).toEqual({
      input: {
        clientToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
        proofId: PROOF,
        field: 'NAME',
        words: '“香”写成了“乡”。',
        wish: '王桂香',
      },
    });
  });

  test('says at the field what the portal has against it', async () => {
    portal.answer(FileObjection, () => ({
      fileObjection: {
        __typename: 'Problem' as const,
        code: 'TEXT_UNPRINTABLE' as const,
        message: '这个字印不出来。',
        messageEn: 'It cannot be printed.',
        field: 'words',
      },
    }));
    fireEvent.click(screen.getByLabelText('其他内容'));
    fireEvent.input(screen.getByLabelText('错在哪里？'), { target: { value: '坏字' } });
    fireEvent.click(screen.getByRole('button', { name: '提出异议' }));
    expect((await screen.findByRole('link', { name: '这个字印不出来。' })).getAttribute('href')).toBe('#words');
  });
});

test('an identity number that cannot be right is found before it is sent', () => {
  expect(mistakesIn({ field: 'ID_NUMBER', words: '末位错了', wish: '123' })['wish']).toMatch(/18 位/);
  expect(mistakesIn({ field: 'ID_NUMBER', words: '末位错了', wish: '' })).toEqual({});
  expect(mistakesIn({ field: 'FACTS', words: '年份错了', wish: '123' })).toEqual({});
});

describe('an objection', () => {
  test('that waits says by when it is answered, and can be withdrawn', async () => {
    await show(objection());
    expect(screen.getByText(/最晚 2026年11月27日答复/)).toBeTruthy();
    portal.answer(WithdrawObjection, () => ({
      withdrawObjection: { __typename: 'Objection' as const, ...objection({ state: 'WITHDRAWN' }) },
    }));
    fireEvent.click(screen.getByRole('button', { name: '确定撤回' }));
    expect(await screen.findByText('您已经撤回了这次异议。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '确定撤回' })).toBeNull();
  });

  test('that nobody answered in time says so', async () => {
    await show(objection({ overdue: true }));
    expect(screen.getByText(/已经超期/)).toBeTruthy();
  });

  test('that was declined shows the reasons, who else can help, and the way to another', async () => {
    await show(objection({ state: 'DECLINED', answer: '与户口本一致。', route: '请先到派出所改户口本。' }));
    expect(screen.getByText('与户口本一致。')).toBeTruthy();
    expect(screen.getByText('请先到派出所改户口本。')).toBeTruthy();
    expect(screen.getByRole('link', { name: '再提一次' })).toBeTruthy();
  });

  test.each([
    ['ACCEPTED', null, '看办到哪一步', `/progress/${CORRECTION}`],
    ['CORRECTED', '/files/x.pdf', '看更正后的证明', `/papers/${CORRECTION}`],
  ] as const)('that is %s leads to the correction', async (state, fileUrl, name, address) => {
    portal.answer(CorrectionOfMine, () => ({ myProof: { id: CORRECTION, fileUrl } }));
    await show(objection({ state, correctionId: CORRECTION, answer: '写错了，对不起。' }));
    expect((await screen.findByRole('link', { name })).getAttribute('href')).toBe(address);
  });
});

test('the list of objections says where each stands', async () => {
  portal.answer(MyObjections, () => listOf(objection({ overdue: true })));
  render(<Objections />);
  expect((await screen.findByRole('link', { name: '居住证明' })).getAttribute('href')).toBe(`/objections/${ID}`);
  expect(screen.getByText('等待答复')).toBeTruthy();
  expect(screen.getByText(/已经超期/)).toBeTruthy();
});
