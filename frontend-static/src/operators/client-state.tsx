/** Whether a system is answered: in a word with a sign. */

import type { ExchangeClientState } from '../generated/operators';
import { words } from '../foundation/language';
import type { Tone } from '../ui/states';

const NAMES: Record<ExchangeClientState, string> = words(
  { ACTIVE: '正常', SUSPENDED: '已暂停', CLOSED: '已关闭' },
  { ACTIVE: 'Active', SUSPENDED: 'Suspended', CLOSED: 'Closed' },
);
const TONES: Record<ExchangeClientState, Tone> = { ACTIVE: 'good', SUSPENDED: 'waits', CLOSED: 'past' };
const SIGNS: Record<ExchangeClientState, string> = { ACTIVE: '✓', SUSPENDED: '!', CLOSED: '–' };

export function ClientTag({ state }: { state: ExchangeClientState }) {
  return (
    <span class={`tag ${TONES[state]}`}>
      <span aria-hidden="true">{SIGNS[state]} </span>
      {NAMES[state]}
    </span>
  );
}
