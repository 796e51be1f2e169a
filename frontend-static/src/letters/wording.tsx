/** What the states of a letter are called, and how they look. */

import { words } from '../foundation/language';
import type { LetterState } from '../generated/letters';

const STATES: Record<LetterState, string> = words(
  {
    DRAFTED: '待批准',
    WITHDRAWN: '已收回',
    APPROVED: '已批准，正在生成',
    RENDER_FAILED: '没有做好',
    RENDERED: '正在盖章',
    SEAL_FAILED: '没有盖上章',
    SEALED: '正在发出',
    ISSUED: '已发出',
  },
  {
    DRAFTED: 'To be approved',
    WITHDRAWN: 'Taken back',
    APPROVED: 'Approved, being made',
    RENDER_FAILED: 'Could not be made',
    RENDERED: 'Being sealed',
    SEAL_FAILED: 'Could not be sealed',
    SEALED: 'Being issued',
    ISSUED: 'Issued',
  },
);

type Tone = 'open' | 'waits' | 'good' | 'bad' | 'past';

const TONES: Record<LetterState, Tone> = {
  DRAFTED: 'waits',
  WITHDRAWN: 'past',
  APPROVED: 'open',
  RENDER_FAILED: 'bad',
  RENDERED: 'open',
  SEAL_FAILED: 'bad',
  SEALED: 'open',
  ISSUED: 'good',
};
const SIGNS: Record<Tone, string> = { open: '●', good: '✓', waits: '!', bad: '✕', past: '–' };

export function isStuck(state: LetterState): boolean {
  return TONES[state] === 'bad';
}

/** Whether it goes on by itself, within seconds. */
export function isUnderWay(state: LetterState): boolean {
  return TONES[state] === 'open';
}

export function LetterTag({ state }: { state: LetterState }) {
  const tone = TONES[state];
  return (
    <span class={`tag ${tone}`}>
      <span aria-hidden="true">{SIGNS[tone]} </span>
      {STATES[state]}
    </span>
  );
}
