/** A list that is read page by page, and read anew as far as it was read without losing its place. */

import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { useTask } from '../foundation/asking';
import type { Connection, Listing } from '../foundation/listing';

const PAGE_SIZE = 50;
/** As much as the portal answers at once. */
const LARGEST_PAGE = 100;

interface Identified {
  readonly id: string;
}

export type AskPage<Row> = (first: number, after: string | null) => Promise<Connection<Row>>;

/** `ask` asks for the rows after a place. `again` reads as many rows anew as are shown. */
export function useGrowingList<Row extends Identified>(ask: AskPage<Row>): Listing<Row> {
  const shown = useSignal<Connection<Row> | undefined>(undefined);
  const task = useTask();
  const latest = useRef(ask);
  latest.current = ask;
  const again = useCallback(
    () =>
      task.run(async () => {
        shown.value = await readUpTo(latest.current, shown.value?.edges.length ?? 0);
      }),
    [],
  );
  const more = useCallback(
    () =>
      task.run(async () => {
        const before = shown.value;
        if (before) shown.value = joined(before, await latest.current(PAGE_SIZE, before.pageInfo.endCursor));
      }),
    [],
  );
  useEffect(() => void again(), []);
  return {
    nodes: shown.value?.edges.map(({ node }) => node),
    total: shown.value?.totalCount ?? 0,
    hasMore: shown.value?.pageInfo.hasNextPage ?? false,
    busy: task.busy,
    failure: task.failure.value,
    again,
    more,
  };
}

/** At least `wanted` rows from the top, if the list has them. */
export async function readUpTo<Row extends Identified>(ask: AskPage<Row>, wanted: number): Promise<Connection<Row>> {
  const size = Math.min(Math.max(wanted, PAGE_SIZE), LARGEST_PAGE);
  let read = await ask(size, null);
  while (read.pageInfo.hasNextPage && read.edges.length < wanted) {
    read = joined(read, await ask(size, read.pageInfo.endCursor));
  }
  return read;
}

/** A row that moved down between two pages comes again; it is shown once. */
function joined<Row extends Identified>(before: Connection<Row>, after: Connection<Row>): Connection<Row> {
  const known = new Set(before.edges.map(({ node }) => node.id));
  return { ...after, edges: [...before.edges, ...after.edges.filter(({ node }) => !known.has(node.id))] };
}
