/** A list that comes page by page, and comes anew as far as it was read without losing its place. */

import { useSignal, type Signal } from '@preact/signals';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { useTask } from './asking';
import type { Failure } from './graphql';

/** What a list that may be read as a whole asks for first. */
const PAGE_SIZE = 50;
/** As much as the portal answers at once. */
const LARGEST_PAGE = 100;

export interface Connection<Node> {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: Node }[];
}

export interface Listing<Node> {
  /** Undefined until the first page has come. */
  readonly nodes: Node[] | undefined;
  readonly total: number;
  readonly hasMore: boolean;
  readonly busy: Signal<boolean>;
  readonly failure: Failure | undefined;
  /** Reads as many nodes anew as are shown; also the way on after a failure. */
  readonly again: () => Promise<void>;
  readonly more: () => Promise<void>;
}

/** The nodes after a place, at most `first` of them; a list of short pages may answer fewer. */
export type AskPage<Node> = (after: string | null, first: number) => Promise<Connection<Node>>;
type KeyOf<Node> = (node: Node) => string;

/** Another list, e.g. with another filter, needs a component with another `key`. */
export function useListing<Node>(ask: AskPage<Node>, keyOf: KeyOf<Node>): Listing<Node> {
  const shown = useSignal<Connection<Node> | undefined>(undefined);
  const task = useTask();
  const latest = useRef(ask);
  latest.current = ask;
  const again = useCallback(
    () =>
      task.run(async () => {
        shown.value = await readUpTo(latest.current, keyOf, shown.value?.edges.length ?? 0);
      }),
    [],
  );
  const more = useCallback(
    () =>
      task.run(async () => {
        const before = shown.value;
        if (!before) return;
        shown.value = joined(before, await latest.current(before.pageInfo.endCursor, PAGE_SIZE), keyOf);
      }),
    [],
  );
  // Not after the drawing, which takes a slow phone longer than the portal takes to answer.
  useLayoutEffect(() => void again(), []);
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

/** At least `wanted` nodes from the top, if the list has them. */
export async function readUpTo<Node>(
  ask: AskPage<Node>,
  keyOf: KeyOf<Node>,
  wanted: number,
): Promise<Connection<Node>> {
  const size = Math.min(Math.max(wanted, PAGE_SIZE), LARGEST_PAGE);
  let read = await ask(null, size);
  while (read.pageInfo.hasNextPage && read.edges.length < wanted) {
    read = joined(read, await ask(read.pageInfo.endCursor, size), keyOf);
  }
  return read;
}

/** A node that moved down between two pages comes again; it is shown once. */
function joined<Node>(before: Connection<Node>, after: Connection<Node>, keyOf: KeyOf<Node>): Connection<Node> {
  const known = new Set(before.edges.map(({ node }) => keyOf(node)));
  return { ...after, edges: [...before.edges, ...after.edges.filter(({ node }) => !known.has(keyOf(node)))] };
}
