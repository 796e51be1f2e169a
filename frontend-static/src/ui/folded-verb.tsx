/** A verb without a way back, folded away: what it means first, then the press that does it. */

import { useSignal } from '@preact/signals';
import { useTask } from '../foundation/asking';
import type { Problem } from '../foundation/graphql';
import { Button } from './button';
import { WentWrong } from './say';

interface FoldedVerbProps {
  name: string;
  meaning: string;
  sure: string;
  /** Does it, and tells the page; a problem is shown here. */
  onSure: () => Promise<Problem | undefined>;
}

export function FoldedVerb({ name, meaning, sure, onSure }: FoldedVerbProps) {
  const task = useTask();
  const problem = useSignal<Problem | undefined>(undefined);
  const press = () =>
    task.run(async () => {
      problem.value = await onSure();
      // The pressed button goes away; what has happened is told at the top.
      if (!problem.value) document.querySelector('h1')?.focus();
    });
  return (
    <details class="card folded">
      <summary>{name}</summary>
      <p>{meaning}</p>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Button kind="danger" busy={task.busy} onPress={press}>
        {sure}
      </Button>
    </details>
  );
}
