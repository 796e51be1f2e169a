/** Where a department's request stands: in a word with a sign, and in a sentence with its days. */

import type { ConsentState } from '../generated/consents';
import { day, moment } from '../foundation/dates';
import { words } from '../foundation/language';
import type { Tone } from '../ui/states';

const NAMES: Record<ConsentState, string> = words(
  {
    ASKED: '等您决定',
    AGREED: '已同意',
    REFUSED: '没有同意',
    EXPIRED: '过期没有答复',
    WITHDRAWN: '已撤回',
    ENDED: '已到期',
  },
  {
    ASKED: 'Waits for you',
    AGREED: 'Agreed',
    REFUSED: 'Not agreed',
    EXPIRED: 'Not answered in time',
    WITHDRAWN: 'Withdrawn',
    ENDED: 'Ended',
  },
);
const TONES: Partial<Record<ConsentState, Tone>> = { ASKED: 'waits', AGREED: 'good' };
const SIGNS: Partial<Record<ConsentState, string>> = { ASKED: '!', AGREED: '✓', REFUSED: '✕', WITHDRAWN: '✕' };

const w = words(
  {
    asked: (until: string) => `请在 ${until} 前决定。不答复就算没有同意。`,
    agreed: (until: string) => `对方到 ${until}为止可以看您选的证照。`,
    over: '对方看不到您的证照。',
  },
  {
    asked: (until: string) => `Please decide before ${until}. No answer counts as no.`,
    agreed: (until: string) => `They can see the papers that you chose until ${until}.`,
    over: 'They cannot see your papers.',
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
