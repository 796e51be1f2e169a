/** The states of a proof in words that people know, with a shape beside the colour. */

import { words } from '../foundation/language';

export type ProofState =
  | 'REQUESTED'
  | 'CHECKED'
  | 'SENT_BACK'
  | 'APPROVED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'RENDER_FAILED'
  | 'RENDERED'
  | 'SEAL_FAILED'
  | 'SEALED'
  | 'ISSUED'
  | 'REVOKED'
  | 'SUPERSEDED'
  | 'EXPIRED';

export type Tone = 'open' | 'good' | 'waits' | 'bad' | 'past';

const NAMES: Record<ProofState, string> = words(
  {
    REQUESTED: '已提交',
    CHECKED: '审核中',
    SENT_BACK: '退回补正',
    APPROVED: '制证中',
    REJECTED: '不予出具',
    WITHDRAWN: '已撤回',
    RENDER_FAILED: '制证遇到问题',
    RENDERED: '制证中',
    SEAL_FAILED: '盖章遇到问题',
    SEALED: '制证中',
    ISSUED: '已办结',
    REVOKED: '已撤销',
    SUPERSEDED: '已更正',
    EXPIRED: '已过有效期',
  },
  {
    REQUESTED: 'Submitted',
    CHECKED: 'Being approved',
    SENT_BACK: 'Sent back',
    APPROVED: 'Being made',
    REJECTED: 'Refused',
    WITHDRAWN: 'Withdrawn',
    RENDER_FAILED: 'Held up while printing',
    RENDERED: 'Being made',
    SEAL_FAILED: 'Held up while sealing',
    SEALED: 'Being made',
    ISSUED: 'Issued',
    REVOKED: 'Revoked',
    SUPERSEDED: 'Corrected',
    EXPIRED: 'Expired',
  },
);

const TONES: Partial<Record<ProofState, Tone>> = {
  ISSUED: 'good',
  SENT_BACK: 'waits',
  RENDER_FAILED: 'bad',
  SEAL_FAILED: 'bad',
  REJECTED: 'bad',
  REVOKED: 'bad',
  WITHDRAWN: 'past',
  SUPERSEDED: 'past',
  EXPIRED: 'past',
};

const SIGNS: Record<Tone, string> = { open: '●', good: '✓', waits: '!', bad: '✕', past: '–' };

export function nameOf(state: ProofState): string {
  return NAMES[state];
}

export function toneOf(state: ProofState): Tone {
  return TONES[state] ?? 'open';
}

export function signOf(state: ProofState): string {
  return SIGNS[toneOf(state)];
}

export function StateTag({ state }: { state: ProofState }) {
  const tone = toneOf(state);
  return (
    <span class={`tag ${tone}`}>
      <span aria-hidden="true">{SIGNS[tone]} </span>
      {NAMES[state]}
    </span>
  );
}
