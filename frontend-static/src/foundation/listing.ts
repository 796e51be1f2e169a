/** A list that comes page by page: what is there, how much there is, and how to get more. */

import { useSignal, type Signal } from '@preact/signals';
import { useAnswer, useTask } from './asking';
import { execute, type Document, type Failure } from './graphql';

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
  /** Asks for the first page again, after a failure. */
  readonly again: () => Promise<void>;
  readonly more: () => Promise<void>;
}

/**
 * The list of `document`, page by page. A list with other variables is another list: give the
 * component that shows it a `key` made of them.
 */
export function useListing<Data, Variables extends { after?: string | null | undefined }, Node>(
  document: Document<Data, Variables>,
  variables: Variables,
  pick: (data: Data) => Connection<Node>,
): Listing<Node> {
  const first = useAnswer(document, variables);
  const later = useSignal<Connection<Node>[]>([]);
  const task = useTask();
  const pages = first.data.value ? [pick(first.data.value), ...later.value] : [];
  const last = pages[pages.length - 1];
  const more = () =>
    task.run(async () => {
      const data = await execute(document, { ...variables, after: last?.pageInfo.endCursor ?? null });
      later.value = [...later.value, pick(data)];
    });
  return {
    nodes: last && pages.flatMap((page) => page.edges.map((edge) => edge.node)),
    total: last?.totalCount ?? 0,
    hasMore: last?.pageInfo.hasNextPage ?? false,
    busy: task.busy,
    failure: first.failure.value ?? task.failure.value,
    again: first.again,
    more,
  };
}
