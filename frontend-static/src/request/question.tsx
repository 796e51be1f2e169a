/** The frame of one question: heading, mistakes, advice before going on, and the way on. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useTask } from '../foundation/asking';
import { sentenceOf, words } from '../foundation/language';
import { navigate, search } from '../foundation/router';
import { Button, Form } from '../ui/button';
import { MistakesSummary, type Mistakes } from '../ui/fields';
import { Page } from '../ui/page';
import { Say } from '../ui/say';
import { AdvicePanel, hasAdvice, type Advice } from './advice';
import { freshDraft, type Draft } from './draft';
import { drafts } from './drafts';
import { hasMistakes, mistakesAt, stepAfter, stepBefore, stepOf, STEPS, type Step } from './steps';

const w = words(
  {
    place: (number: number, count: number) => `第 ${number} 步，共 ${count} 步`,
    next: '下一步',
    toCheck: '改好了，回到核对',
    goOn: '继续填写',
    kept: '写到一半可以先离开，草稿会留在这台手机上。',
    forgetful: '这台手机的浏览器不能保存草稿，请一次写完并提交，中途不要关闭页面。',
  },
  {
    place: (number: number, count: number) => `Step ${number} of ${count}`,
    next: 'Next',
    toCheck: 'Done, back to the check',
    goOn: 'Go on all the same',
    kept: 'You may leave at any time: the draft stays on this device.',
    forgetful: 'This browser keeps no drafts. Please write and send in one go, without closing the page.',
  },
);

/** Advice is worth a moment of waiting, not more. */
const LONGEST_ADVICE_MS = 6000;
const BLANK = freshDraft();

export function currentDraft(): Draft {
  return drafts.draft.value ?? BLANK;
}

interface QuestionPageProps {
  step: Step;
  title: string;
  /** What is known against the answer beyond `mistakesAt`. */
  against?: () => Mistakes;
  /** Asked before going on; what it says is shown once for the same answers. */
  advise?: (draft: Draft) => Promise<Advice>;
  children: (mistakes: Mistakes) => ComponentChildren;
}

export function QuestionPage({ step, title, against, advise, children }: QuestionPageProps) {
  const mistakes = useSignal<Mistakes>(refusedAt(step));
  const { advice, busy, ask } = useAdvice(advise);
  const next = () => {
    const found = { ...mistakesAt(step, currentDraft()), ...against?.() };
    mistakes.value = found;
    if (!hasMistakes(found)) void ask(() => navigate(addressAfter(step)));
  };
  return (
    <Page title={title} back={addressBefore(step)}>
      <p class="muted small">{w.place(STEPS.indexOf(step) + 1, STEPS.length)}</p>
      <Form onSubmit={next}>
        <MistakesSummary mistakes={mistakes.value} />
        {children(mistakes.value)}
        {advice && <AdvicePanel advice={advice} />}
        <Button block busy={busy}>
          {advice ? w.goOn : returns() ? w.toCheck : w.next}
        </Button>
      </Form>
      <Kept />
    </Page>
  );
}

function Kept() {
  if (!drafts.forgetful.value) return <p class="hint">{w.kept}</p>;
  return (
    <Say kind="warning">
      <p>{w.forgetful}</p>
    </Say>
  );
}

/** Asks once for the same answers; no answer, or no signal, never keeps anybody from going on. */
function useAdvice(advise: QuestionPageProps['advise']) {
  const given = useSignal<{ about: string; advice: Advice } | undefined>(undefined);
  const heard = useRef('');
  const { busy, failure, run } = useTask();
  const about = adviceKey(currentDraft());
  const ask = async (goOn: () => void) => {
    if (busy.value) return;
    if (!advise || heard.current === about) return goOn();
    await run(async () => {
      const advice = await Promise.race([advise(currentDraft()), silence()]);
      heard.current = about;
      given.value = advice && hasAdvice(advice) ? { about, advice } : undefined;
    });
    if (given.value?.about !== about && failure.value?.code !== 'SIGN_IN_REQUIRED') goOn();
  };
  // What was said about other words does not stand beside these.
  const advice = given.value?.about === about ? given.value.advice : undefined;
  return { advice, busy, ask };
}

function adviceKey({ committee, title, purpose, recipient, text }: Draft): string {
  return JSON.stringify([committee, title, purpose, recipient, text]);
}

function silence(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), LONGEST_ADVICE_MS));
}

/** What the portal had against this step the last time. */
function refusedAt(step: Step): Mistakes {
  const { refusal } = currentDraft();
  if (refusal?.__typename !== 'Problem' || !refusal.field || stepOf(refusal.field) !== step) return {};
  return { [refusal.field]: sentenceOf(refusal) };
}

/** Whether one answer is being mended from the page where all are checked. */
function returns(): boolean {
  return new URLSearchParams(search.value).get('to') === 'check';
}

function addressAfter(step: Step): string {
  return returns() ? '/request/check' : `/request/${stepAfter(step)}`;
}

function addressBefore(step: Step): string {
  if (returns()) return '/request/check';
  const before = stepBefore(step);
  return before ? `/request/${before}` : '/';
}
