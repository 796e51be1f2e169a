/** Another try at a document or its seal, without waiting for the portal's own. */

import { RetryProof } from '../generated/desk';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { VerbTrouble, problemOf, useVerb, type Settle } from './verb';

const w = words({ retry: '现在重试' }, { retry: 'Try again now' });

export function Retry({ id, settle }: { id: string; settle: Settle }) {
  const verb = useVerb();
  const retry = () =>
    verb.run(async () => {
      const { retryProof: answer } = await execute(RetryProof, { id });
      return settle(problemOf(answer));
    });
  return (
    <>
      <VerbTrouble verb={verb} />
      <Button busy={verb.task.busy} onPress={retry}>
        {w.retry}
      </Button>
    </>
  );
}
