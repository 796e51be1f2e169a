import { describe, expect, it } from 'vitest';
import { readUpTo, type AskPage } from '../src/foundation/listing';

interface Row {
  id: string;
}

const keyOf = ({ id }: Row) => id;

/** A list of the portal with `count` rows, and how it was asked. */
function listOf(count: number) {
  const asked: [first: number, after: string | null][] = [];
  const ask: AskPage<Row> = (after, first) => {
    asked.push([first, after]);
    const from = after === null ? 0 : Number(after);
    const nodes = Array.from({ length: Math.min(first, count - from) }, (_, index) => ({ id: `${from + index}` }));
    const end = from + nodes.length;
    return Promise.resolve({
      totalCount: count,
      edges: nodes.map((node) => ({ node })),
      pageInfo: { hasNextPage: end < count, endCursor: `${end}` },
    });
  };
  return { ask, asked };
}

describe('reading a list anew as far as it was read', () => {
  it('begins with one page', async () => {
    const { ask, asked } = listOf(120);
    expect((await readUpTo(ask, keyOf, 0)).edges).toHaveLength(50);
    expect(asked).toEqual([[50, null]]);
  });

  it('never asks for more than the portal answers at once', async () => {
    const { ask, asked } = listOf(300);
    expect((await readUpTo(ask, keyOf, 150)).edges).toHaveLength(200);
    expect(asked).toEqual([
      [100, null],
      [100, '100'],
    ]);
  });

  it('ends where the list ends, though more was shown before', async () => {
    const { ask } = listOf(30);
    const read = await readUpTo(ask, keyOf, 150);
    expect(read.edges).toHaveLength(30);
    expect(read.pageInfo.hasNextPage).toBe(false);
  });

  it('shows a row once that moved down between two pages', async () => {
    const rows = [['a', 'b'], ['b', 'c']];
    const ask: AskPage<Row> = (after) =>
      Promise.resolve({
        totalCount: 3,
        edges: (rows[after === null ? 0 : 1] ?? []).map((id) => ({ node: { id } })),
        pageInfo: { hasNextPage: after === null, endCursor: 'next' },
      });
    expect((await readUpTo(ask, keyOf, 3)).edges.map(({ node }) => node.id)).toEqual(['a', 'b', 'c']);
  });
});
