/** The declaration of truth: read before it is ticked, ticked before anything goes out, ticked anew after a change. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RequestProof, RequestTerms, ResubmitProof, TodaysDeclaration } from '../src/generated/request';
import { me } from '../src/foundation/session';
import { MendForm } from '../src/progress/mend-form';
import type { ProofToMend } from '../src/progress/mending';
import { CheckStep } from '../src/request/check-step';
import { changed, freshDraft, inputOf, type Draft } from '../src/request/draft';
import { drafts } from '../src/request/drafts';
import { openPortal, type Portal } from './portal';

const WORDS = { version: '2026-11', text: '我写的和交的都是真的。\n我自愿。', textEn: 'It is all true.' };
const REQUEST: Draft = {
  ...freshDraft(),
  committee: { code: '360404204202', name: '小阳村委会' },
  about: 'self',
  title: '居住证明',
  purpose: '办理子女入学',
  recipient: '柴桑区教育体育局',
  text: '我从2012年3月起一直住在第三村民小组。',
};

let portal: Portal;

function sent(document: { id: string }): unknown[] {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables['input']);
}

function box(): Promise<HTMLInputElement> {
  return screen.findByRole('checkbox', { name: '我已看过，我承诺' });
}

beforeEach(() => {
  portal = openPortal();
  me.value = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };
  drafts.draft.value = REQUEST;
  portal.answer(TodaysDeclaration, () => ({ declaration: WORDS }));
  const committee = { name: '小阳村村民委员会', contactPhone: '0792-6000001' };
  portal.answer(RequestTerms, () => ({
    requestTerms: { __typename: 'RequestTerms' as const, committee, dueOn: '2026-11-27', calendarKnown: true, workingDays: 5 },
  }));
  portal.answer(RequestProof, () => ({
    requestProof: { __typename: 'Proof' as const, id: 'p-1', dueOn: '2026-11-27', calendarKnown: true, committee },
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the check before sending', () => {
  test('shows the words in full, not ticked, and sends nothing without the tick', async () => {
    render(<CheckStep />);
    expect((await box()).checked).toBe(false);
    expect(screen.getByText(/我写的和交的都是真的/).textContent).toBe(WORDS.text);
    fireEvent.click(screen.getByRole('button', { name: '提交' }));
    expect((await screen.findByRole('alert')).textContent).toContain('打勾');
    expect((await box()).getAttribute('aria-invalid')).toBe('true');
    expect(sent(RequestProof)).toEqual([]);
  });

  test('sends the version that was shown, once', async () => {
    const view = render(<CheckStep />);
    fireEvent.click(await box());
    view.rerender(<CheckStep />);
    fireEvent.click(screen.getByRole('button', { name: '提交' }));
    fireEvent.click(screen.getByRole('button', { name: /提交|请稍候/ }));
    await vi.waitFor(() => expect(sent(RequestProof)).toHaveLength(1));
    expect(sent(RequestProof)[0]).toMatchObject({ declaration: '2026-11' });
  });

  test('does not take the tick of other words for these', async () => {
    drafts.draft.value = { ...REQUEST, declared: '2025-01' };
    render(<CheckStep />);
    expect((await box()).checked).toBe(false);
  });

  test('says so when the words cannot be read, and sends nothing', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
    drafts.draft.value = { ...REQUEST, declared: '2026-11' };
    render(<CheckStep />);
    fireEvent.click(screen.getByRole('button', { name: '提交' }));
    expect((await screen.findByRole('alert')).textContent).toContain('承诺书还没有读到');
  });
});

test('what was ticked is for the answers as they were', () => {
  const ticked = changed(REQUEST, { declared: '2026-11' });
  expect(inputOf(ticked).declaration).toBe('2026-11');
  expect(inputOf(changed(ticked, { text: '别的话' })).declaration).toBe('');
});

describe('mending', () => {
  const proof = {
    id: 'p-1',
    state: 'SENT_BACK',
    relation: 'SELF',
    title: '居住证明',
    purpose: '入学',
    recipient: '教育局',
    text: '住在三组。',
    subjectName: '王桂香',
    subjectUscc: null,
    committee: { name: '小阳村村民委员会', contactPhone: '0792-6000001' },
    attachments: [],
    steps: [],
  } as ProofToMend;

  test('asks for the tick again, and drops it when an answer changes after it', async () => {
    portal.answer(ResubmitProof, () => ({ resubmitProof: { __typename: 'Proof' as const, id: 'p-1', dueOn: '2026-11-27' } }));
    render(<MendForm proof={proof} />);
    fireEvent.click(await box());
    expect((await box()).checked).toBe(true);
    fireEvent.input(screen.getByLabelText('具体情况'), { target: { value: '住在三组18号。' } });
    await vi.waitFor(async () => expect((await box()).checked).toBe(false));
    fireEvent.click(screen.getByRole('button', { name: '重新提交' }));
    expect((await screen.findByRole('alert')).textContent).toContain('打勾');
    fireEvent.click(await box());
    fireEvent.click(screen.getByRole('button', { name: '重新提交' }));
    await vi.waitFor(() => expect(sent(ResubmitProof)).toHaveLength(1));
    expect(sent(ResubmitProof)[0]).toMatchObject({ text: '住在三组18号。', declaration: '2026-11' });
  });
});
