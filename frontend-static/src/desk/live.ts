/** Keeps a page of the desk current: asks for one short value, and for more only when it is another. */

import { DeskRevision } from '../generated/desk';
import { usePulse, useTask } from '../foundation/asking';
import { execute, type Document } from '../foundation/graphql';

/** The revision that came last, of whatever page; '' before the first. */
let latest = '';

/** `asOf`: the desk's revision from before it was read, so that it holds at least what that one stands for. */
export type AsOf<Data> = Data & { readonly asOf: string };

/**
 * Reads a page of the desk. A revision that came with it, or after it, could stand for a change that
 * the portal made while it read the page, and that the page does not show: it would be missed for good.
 */
export async function readDesk<Data extends object, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<AsOf<Data>> {
  const asOf = latest;
  return { ...(await execute(document, variables)), asOf };
}

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
      latest = deskRevision;
      const shown = known();
      if (shown !== undefined && shown !== deskRevision) await refetch();
    }),
  );
}
