/** 批准: what will be sealed stands beside it, exactly as it will be printed. */

import { ApproveProof, type CasePartsFragment } from '../generated/desk';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { VerbTrouble, problemOf, useVerb, type Settle } from './verb';

const w = words(
  {
    look: '请看“证明预览”：批准后就按这个样子编号、盖章、发给居民。下面是印在证明上的话：',
    stays: '批准后不能修改，只能更正或撤销。',
    action: '批准并用印',
  },
  {
    look: 'Please look at the preview: once approved, the paper is numbered, sealed and sent to the resident just so. It says:',
    stays: 'After that it cannot be changed, only corrected or revoked.',
    action: 'Approve and seal',
  },
);

export function ApproveForm({ each, settle }: { each: CasePartsFragment; settle: Settle }) {
  const verb = useVerb();
  const approve = () =>
    verb.run(async () => {
      const { approveProof: answer } = await execute(ApproveProof, { id: each.id });
      return settle(problemOf(answer));
    });
  return (
    <>
      <p>{w.look}</p>
      <blockquote class="own-words">{each.statement}</blockquote>
      <p>{w.stays}</p>
      <VerbTrouble verb={verb} />
      <Button busy={verb.task.busy} onPress={approve}>
        {w.action}
      </Button>
    </>
  );
}
