/** Whether a paper still holds: in a word with a shape, and in a sentence when it does not. */

import { words } from '../foundation/language';
import type { ProofState, Tone } from '../ui/states';

/** As the archive tells it. */
export type Standing = 'VALID' | 'DOUBTED' | 'REVOKED' | 'SUPERSEDED' | 'EXPIRED';

const NAMES: Record<Standing, string> = words(
  { VALID: '有效', DOUBTED: '存疑，暂不要用', REVOKED: '已撤销', SUPERSEDED: '已更正', EXPIRED: '已过有效期' },
  { VALID: 'Valid', DOUBTED: 'In doubt', REVOKED: 'Revoked', SUPERSEDED: 'Corrected', EXPIRED: 'Expired' },
);

const TONES: Record<Standing, Tone> = {
  VALID: 'good',
  DOUBTED: 'waits',
  REVOKED: 'bad',
  SUPERSEDED: 'past',
  EXPIRED: 'past',
};
const SIGNS: Record<Standing, string> = { VALID: '✓', DOUBTED: '?', REVOKED: '✕', SUPERSEDED: '–', EXPIRED: '–' };

const BY_STATE: Partial<Record<ProofState, Standing>> = {
  ISSUED: 'VALID',
  REVOKED: 'REVOKED',
  SUPERSEDED: 'SUPERSEDED',
  EXPIRED: 'EXPIRED',
};

/**
 * Where an issued proof stands on `today` (like `2026-11-22`); undefined before it is issued.
 * The same rule as the archive's: the nightly job that ends a proof may be late, its date is not.
 */
export function standingOf(
  proof: { state: ProofState; validUntil: string | null; doubtedAt: string | null },
  today: string,
): Standing | undefined {
  const standing = BY_STATE[proof.state];
  if (standing !== 'VALID') return standing;
  if (proof.validUntil !== null && proof.validUntil < today) return 'EXPIRED';
  return proof.doubtedAt === null ? 'VALID' : 'DOUBTED';
}

export function nameOfStanding(standing: Standing): string {
  return NAMES[standing];
}

export function signOfStanding(standing: Standing): string {
  return SIGNS[standing];
}

export function StandingTag({ standing }: { standing: Standing }) {
  return (
    <span class={`tag ${TONES[standing]}`}>
      <span aria-hidden="true">{SIGNS[standing]} </span>
      {NAMES[standing]}
    </span>
  );
}
