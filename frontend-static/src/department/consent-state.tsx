/** Where a request stands, as the department that asked sees it. */

import type { ConsentState } from '../generated/department';
import { day, moment } from '../foundation/dates';
import { words } from '../foundation/language';
import type { Tone } from '../ui/states';

const NAMES: Record<ConsentState, string> = words(
  {
    ASKED: '等当事人决定',
    AGREED: '已同意',
    REFUSED: '没有同意',
    EXPIRED: '过期没有答复',
    WITHDRAWN: '当事人已撤回',
    ENDED: '已到期',
  },
  {
    ASKED: 'Waits for the resident',
    AGREED: 'Agreed',
    REFUSED: 'Not agreed',
    EXPIRED: 'Not answered in time',
    WITHDRAWN: 'Withdrawn by the resident',
    ENDED: 'Ended',
  },
);
const TONES: Partial<Record<ConsentState, Tone>> = { ASKED: 'waits', AGREED: 'good' };
const SIGNS: Partial<Record<ConsentState, string>> = { ASKED: '…', AGREED: '✓', REFUSED: '✕', WITHDRAWN: '✕' };
const w = words(
  {
    asked: (until: string) => `当事人可以在 ${until} 前答复。`,
    agreed: (until: string) => `可以查看到 ${until}为止。`,
    over: '不能再查看。',
  },
  {
    asked: (until: string) => `The resident can answer before ${until}.`,
    agreed: (until: string) => `The papers can be read until ${until}.`,
    over: 'Nothing can be read any more.',
  },
);

export function ConsentTag({ state }: { state: ConsentState }) {
  return (
    <span class={`tag ${TONES[state] ?? 'past'}`}>
      <span aria-hidden="true">{SIGNS[state] ?? '–'} </span>
      {NAMES[state]}
    </span>
  );
}

interface Standing {
  state: ConsentState;
  askUntil: string;
  validUntil: string | null;
}

export function whatItMeans({ state, askUntil, validUntil }: Standing): string {
  if (state === 'ASKED') return w.asked(moment(askUntil));
  return state === 'AGREED' && validUntil ? w.agreed(day(validUntil)) : w.over;
}
