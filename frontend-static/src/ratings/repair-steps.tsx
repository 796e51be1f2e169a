/** What happened to a bad rating, first to last, with the words of each step. */

import { day } from '../foundation/dates';
import type { MyRepairPartsFragment } from '../generated/ratings';
import { Fact, Facts } from '../ui/facts';
import { MY_REPLY, STEP_NAMES } from './wording';

interface StepsProps {
  steps: MyRepairPartsFragment['steps'];
  /** Whether the reader is who rated. */
  mine?: boolean;
}

export function RepairSteps({ steps, mine = false }: StepsProps) {
  return (
    <Facts>
      {steps.map((step, place) => (
        <Fact key={place} label={mine && step.verb === 'REPLY' ? MY_REPLY : STEP_NAMES[step.verb]}>
          {step.words}
          <br />
          <span class="muted">{day(step.on)}</span>
        </Fact>
      ))}
    </Facts>
  );
}
