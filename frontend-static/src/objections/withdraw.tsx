/** Taking an objection back, as long as nobody has answered it. */

import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { WithdrawObjection, type ObjectionPartsFragment } from '../generated/objections';
import { FoldedVerb } from '../ui/folded-verb';

const w = words(
  {
    withdraw: '不提了？撤回异议',
    meaning: '撤回后村（社区）不再处理。要补充内容，也可以撤回后重新提。',
    sure: '确定撤回',
  },
  {
    withdraw: 'Changed your mind? Withdraw it',
    meaning: 'The committee then does nothing about it. To add to it, withdraw it and object anew.',
    sure: 'Yes, withdraw it',
  },
);

interface WithdrawProps {
  id: string;
  onWithdrawn: (objection: ObjectionPartsFragment) => void;
}

export function WithdrawObjectionForm({ id, onWithdrawn }: WithdrawProps) {
  const withdraw = async () => {
    const { withdrawObjection: answer } = await execute(WithdrawObjection, { id });
    if (answer.__typename === 'Problem') return answer;
    onWithdrawn(answer);
    return undefined;
  };
  return <FoldedVerb name={w.withdraw} meaning={w.meaning} sure={w.sure} onSure={withdraw} />;
}
