/** How a paper stands, as a tag. */

import type { PaperOutcome } from '../generated/department';
import { outcomeName, signOf, toneOf } from './wording';

export function OutcomeTag({ outcome }: { outcome: PaperOutcome }) {
  return (
    <span class={`tag ${toneOf(outcome)}`}>
      <span aria-hidden="true">{signOf(outcome)} </span>
      {outcomeName(outcome)}
    </span>
  );
}
