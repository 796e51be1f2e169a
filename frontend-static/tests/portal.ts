/** A portal for tests of pages: it answers documents by their identifier, and notes what was asked. */

import { vi } from 'vitest';
import type { Document } from '../src/foundation/graphql';

export interface Asked {
  readonly id: string;
  readonly variables: Record<string, unknown>;
}

type Answer = (variables: Record<string, unknown>) => unknown;

export interface Portal {
  readonly asked: Asked[];
  answer<Data>(document: Document<Data, never>, data: (variables: Record<string, unknown>) => Data): void;
}

/** Stands in for `fetch` until `vi.unstubAllGlobals`. */
export function openPortal(): Portal {
  const answers = new Map<string, Answer>();
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (_: string, request: { body: string }) => {
    const { documentId, variables } = JSON.parse(request.body);
    asked.push({ id: documentId, variables });
    const answer = answers.get(documentId);
    if (!answer) throw new Error(`nobody answers ${documentId}`);
    return { json: async () => ({ data: answer(variables) }) };
  });
  return { asked, answer: (document, data) => void answers.set(document.id, data) };
}
