/** Keeps a page of the desk current: asks for one short value, and for more only when it is another. */

import { DeskRevision } from '../generated/desk';
import { usePulse, useTask } from '../foundation/asking';
import { execute } from '../foundation/graphql';

/** While the page is looked at; `known` is undefined until the page itself has been read. */
export function useDeskPulse(
  seconds: number,
  known: () => string | undefined,
  refetch: () => Promise<void>,
): void {
  const task = useTask();
  usePulse(seconds, () =>
    task.run(async () => {
      const { deskRevision } = await execute(DeskRevision, {});
      const shown = known();
      if (shown !== undefined && shown !== deskRevision) await refetch();
    }),
  );
}
