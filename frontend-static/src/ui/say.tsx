/** A sentence that must be noticed, by its place and its words and not by its colour alone. */

import type { ComponentChildren } from 'preact';
import type { Failure, Problem } from '../foundation/graphql';
import { sentenceOf } from '../foundation/language';

type Kind = 'note' | 'error' | 'success' | 'warning';

export function Say({ kind = 'note', children }: { kind?: Kind; children: ComponentChildren }) {
  return (
    <div class={`say ${kind}`} role={kind === 'error' ? 'alert' : kind === 'note' ? undefined : 'status'}>
      {children}
    </div>
  );
}

/** What went wrong with a verb: the portal's problem, or no answer at all; nothing when all is well. */
export function WentWrong({ problem, failure }: { problem?: Problem | undefined; failure?: Failure | undefined }) {
  const sentence = problem ? sentenceOf(problem) : failure?.message;
  return sentence ? (
    <Say kind="error">
      <p>{sentence}</p>
    </Say>
  ) : null;
}
