/** Taking a consent back: one tap, as easy as giving it (个人信息保护法 art. 15). */

import { useSignal } from '@preact/signals';
import { WithdrawConsent } from '../generated/consents';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { WentWrong } from '../ui/say';
import type { ConsentProps } from './consent';

const w = words(
  {
    withdraw: '撤回同意',
    hint: '撤回后，对方马上不能再看。以前看过的，“谁看过”里还有记录。',
  },
  {
    withdraw: 'Withdraw my consent',
    hint: 'They can see nothing more at once. What they saw before stays recorded under “Who looked”.',
  },
);

export function Withdrawal({ consent: { id }, onChanged }: ConsentProps) {
  const task = useTask();
  const problem = useSignal<Problem | undefined>(undefined);
  const withdraw = () =>
    task.run(async () => {
      const { withdrawConsent: answer } = await execute(WithdrawConsent, { id });
      if (answer.__typename === 'Problem') problem.value = answer;
      else onChanged(answer);
    });
  return (
    <>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Button kind="danger" block busy={task.busy} onPress={withdraw}>
        {w.withdraw}
      </Button>
      <p class="muted small">{w.hint}</p>
    </>
  );
}
