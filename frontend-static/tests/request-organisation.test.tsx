/** Asking for an organisation: its two fields, what goes out, and what is shown before it does. */

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RequestTerms } from '../src/generated/request';
import { me } from '../src/foundation/session';
import { draftOf, mistakesOf, subjectOf, type ProofToMend } from '../src/progress/mending';
import { AboutStep } from '../src/request/about-step';
import { CheckStep } from '../src/request/check-step';
import { freshDraft, inputOf, subjectNameOf, type Draft } from '../src/request/draft';
import { drafts } from '../src/request/drafts';
import { mistakesAt, stepOf } from '../src/request/steps';
import { openPortal } from './portal';

const USCC = '93360404MA00000123';

function asked(uscc = USCC, name = '橘园农民专业合作社（第2分社）'): Draft {
  return { ...freshDraft(), about: 'organisation', organisation: { name, uscc } };
}

beforeEach(() => {
  me.value = { name: '王桂香', phone: '139****0001', steppedUp: false, actingFor: null, offices: [] };
  drafts.draft.value = freshDraft();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the question whom it is about', () => {
  test('asks for name and code once an organisation is chosen, and for nothing of a person', () => {
    const view = render(<AboutStep />);
    fireEvent.click(screen.getByLabelText(/为单位开/));
    view.rerender(<AboutStep />);
    fireEvent.input(screen.getByLabelText('单位名称'), { target: { value: '橘园合作社' } });
    fireEvent.input(screen.getByLabelText('统一社会信用代码'), { target: { value: '93360404 ma00000123' } });
    expect(screen.queryByLabelText('他（她）的身份证号')).toBeNull();
    expect(drafts.draft.value && inputOf(drafts.draft.value).subject).toEqual({
      name: '橘园合作社',
      uscc: USCC,
      relation: 'REPRESENTED',
    });
  });

  test('knows the mistakes of an organisation by their fields', () => {
    expect(mistakesAt('about', asked())).toEqual({ 'subject.name': undefined, 'subject.uscc': undefined });
    expect(mistakesAt('about', asked('', ' '))).toEqual({
      'subject.name': '请填写单位名称。',
      'subject.uscc': expect.stringContaining('18 位'),
    });
    expect(stepOf('subject.uscc')).toBe('about');
  });

  test.each(['9336040MA00000123', '93360404MA000001234', '9336O404MA00000123', '93360404MI00000123', '证'.repeat(18)])(
    'refuses a code of another shape: %s',
    (typed) => expect(mistakesAt('about', asked(typed))['subject.uscc']).toBeTruthy(),
  );

  test.each([USCC, '93360404MA00000124', '9336 0404-MA00000123', '93360404ma00000123'])(
    'leaves the check character to the desk: %s',
    (typed) => expect(mistakesAt('about', asked(typed))['subject.uscc']).toBeUndefined(),
  );

  test('looks for like requests by the name of the organisation', () => {
    expect(subjectNameOf(asked())).toBe('橘园农民专业合作社（第2分社）');
  });
});

test('the check shows the organisation with its code, and who else will see the proof', async () => {
  const portal = openPortal();
  const committee = { name: '小阳村村民委员会', contactPhone: '0792-6000001' };
  portal.answer(RequestTerms, () => ({
    requestTerms: { __typename: 'RequestTerms' as const, committee, dueOn: '2026-11-27', calendarKnown: true, workingDays: 5 },
  }));
  drafts.draft.value = asked('93360404 ma00000123', '橘园合作社');
  render(<CheckStep />);
  expect((await screen.findByText(/橘园合作社/)).textContent).toContain(USCC);
  expect(screen.getByText(/也告诉这个单位在平台上登记的经办人/)).toBeTruthy();
  expect(screen.queryByText(/不告诉别人/)).toBeNull();
});

describe('mending a request for an organisation', () => {
  const proof = {
    title: '种植情况证明',
    purpose: '投保',
    recipient: '保险公司',
    text: '种植柑橘四十亩。',
    relation: 'REPRESENTED',
    subjectName: '橘园合作社',
    subjectUscc: USCC,
  } as ProofToMend;

  test('leaves the organisation as it was unless it was changed', () => {
    expect(subjectOf(proof, draftOf(proof))).toBeNull();
  });

  test('sends name and code anew when one of them changed', () => {
    const draft = { ...draftOf(proof), organisation: { name: '橘园合作社', uscc: '93360404MA00000211' } };
    expect(mistakesOf(proof, draft)['subject.uscc']).toBeUndefined();
    expect(subjectOf(proof, draft)).toEqual({ name: '橘园合作社', uscc: '93360404MA00000211', relation: 'REPRESENTED' });
  });
});
