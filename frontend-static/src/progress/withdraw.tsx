/** Taking a request back: in two steps on the page itself, since there is no way back. */

import { WithdrawProof, type ProgressPartsFragment } from '../generated/progress';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { FoldedVerb } from '../ui/folded-verb';

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
  const withdraw = async () => {
    const { withdrawProof: answer } = await execute(WithdrawProof, { id });
    if (answer.__typename === 'Problem') return answer;
    onWithdrawn(answer);
    return undefined;
  };
  return <FoldedVerb name={w.withdraw} meaning={w.meaning} sure={w.sure} onSure={withdraw} />;
}
