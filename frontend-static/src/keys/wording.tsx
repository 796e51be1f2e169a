/** Plain words for what a key is good for, and where a request for one stands. */

import type { ExchangeScope, KeyRequestState } from '../generated/keys';
import { words } from '../foundation/language';
import type { Choice } from '../ui/fields';
import type { Tone } from '../ui/states';

const SCOPES: Record<ExchangeScope, string> = words(
  {
    VERIFY: '核验证明真伪',
    CONSENT: '征求群众同意',
    LIST: '查看群众同意提供的证明',
    COPY: '取写明用途的副本',
    SYNC: '跟踪这些证明有没有变化',
  },
  {
    VERIFY: 'Check whether proofs are genuine',
    CONSENT: 'Ask residents for their consent',
    LIST: 'See the proofs that residents agreed to give',
    COPY: 'Fetch copies marked with their purpose',
    SYNC: 'Follow whether these proofs change',
  },
);

const NAMES: Record<KeyRequestState, string> = words(
  { FILED: '等待答复', GRANTED: '已同意', DECLINED: '未同意', WITHDRAWN: '已撤回' },
  { FILED: 'Waits for an answer', GRANTED: 'Granted', DECLINED: 'Declined', WITHDRAWN: 'Withdrawn' },
);
const TONES: Record<KeyRequestState, Tone> = { FILED: 'open', GRANTED: 'good', DECLINED: 'bad', WITHDRAWN: 'past' };
const SIGNS: Record<KeyRequestState, string> = { FILED: '●', GRANTED: '✓', DECLINED: '✕', WITHDRAWN: '–' };

const w = words({ comma: '、' }, { comma: '; ' });

/** In the order in which a department comes to need them. */
export const SCOPE_CHOICES: readonly Choice<ExchangeScope>[] = (
  ['VERIFY', 'CONSENT', 'LIST', 'COPY', 'SYNC'] as const
).map((value) => ({ value, label: SCOPES[value] }));

export function namesOfScopes(scopes: readonly ExchangeScope[]): string {
  return SCOPE_CHOICES.filter(({ value }) => scopes.includes(value))
    .map(({ label }) => label)
    .join(w.comma);
}

export function KeyRequestTag({ state }: { state: KeyRequestState }) {
  return (
    <span class={`tag ${TONES[state]}`}>
      <span aria-hidden="true">{SIGNS[state]} </span>
      {NAMES[state]}
    </span>
  );
}
