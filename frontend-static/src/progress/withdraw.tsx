/** Taking a request back: in two steps on the page itself, since there is no way back. */

import { useSignal } from '@preact/signals';
import { WithdrawProof, type ProgressPartsFragment } from '../generated/progress';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { WentWrong } from '../ui/say';

const w = words(
  {
    withdraw: '不想办了？撤回申请',
    meaning: '撤回后，这件申请不再办理。以后还需要的话，要重新申请。',
    sure: '确定撤回',
  },
  {
    withdraw: 'Changed your mind? Withdraw the request',
    meaning: 'It then goes no further. If you need the proof later, you have to ask anew.',
    sure: 'Yes, withdraw it',
  },
);

interface WithdrawProps {
  id: string;
  onWithdrawn: (proof: ProgressPartsFragment) => void;
}

export function Withdraw({ id, onWithdrawn }: WithdrawProps) {
  const task = useTask();
  const problem = useSignal<Problem | undefined>(undefined);
  const withdraw = () =>
    task.run(async () => {
      const { withdrawProof: answer } = await execute(WithdrawProof, { id });
      if (answer.__typename === 'Problem') {
        problem.value = answer;
        return;
      }
      onWithdrawn(answer);
      // The pressed button goes away; what has happened is told at the top.
      document.querySelector('h1')?.focus();
    });
  return (
    <details class="card">
      <summary class="withdraw">{w.withdraw}</summary>
      <p>{w.meaning}</p>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Button kind="danger" busy={task.busy} onPress={withdraw}>
        {w.sure}
      </Button>
    </details>
  );
}
