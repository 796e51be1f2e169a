/** One verb of an official: its problems, and the code by phone that some verbs ask for first. */

import { useSignal, type Signal } from '@preact/signals';
import { useCallback, useRef } from 'preact/hooks';
import { IdentityForm } from '../account/identity-form';
import { useTask, type Task } from '../foundation/asking';
import type { Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import type { Mistakes } from '../ui/fields';
import { WentWrong } from '../ui/say';

const w = words(
  { why: '这一步由您本人负责，请用验证码再确认一次。确认后 5 分钟内不再询问。' },
  {
    why: 'You answer for this step, so please confirm with a code. You are not asked again for five minutes.',
  },
);

/** Resolves to what a person can mend, or to nothing when it is done. */
export type Act = () => Promise<Problem | undefined>;

/** Takes what the portal answered; gives back what the form still has to show. */
export type Settle = (problem: Problem | undefined) => Promise<Problem | undefined>;

export interface VerbTask {
  readonly task: Task;
  readonly problem: Signal<Problem | undefined>;
  readonly run: (act: Act) => Promise<void>;
  /** The same act once more, after the identity was confirmed. */
  readonly again: () => Promise<void>;
}

export function useVerb(): VerbTask {
  const task = useTask();
  const problem = useSignal<Problem | undefined>(undefined);
  const last = useRef<Act>(() => Promise.resolve(undefined));
  const run = useCallback(
    (act: Act) =>
      task.run(async () => {
        last.current = act;
        problem.value = await act();
      }),
    [],
  );
  const again = useCallback(() => run(last.current), []);
  return { task, problem, run, again };
}

/** A union's answer as a problem to show, or nothing. */
export function problemOf<Answer extends { __typename: string }>(answer: Answer): Problem | undefined {
  return answer.__typename === 'Problem' ? (answer as unknown as Problem) : undefined;
}

/** The problem's sentence at its field, when the form has that field. */
export function mistakesOf(problem: Problem | undefined, fields: readonly string[]): Mistakes {
  const field = problem?.field;
  return problem && field && fields.includes(field) ? { [field]: sentenceOf(problem) } : {};
}

interface VerbTroubleProps {
  verb: VerbTask;
  /** Fields that show their problem themselves. */
  fields?: readonly string[];
}

/** What keeps the verb from being done, unless a field says so itself. Not inside another form. */
export function VerbTrouble({ verb, fields = [] }: VerbTroubleProps) {
  const problem = verb.problem.value;
  if (problem?.code === 'STEP_UP_REQUIRED') return <IdentityForm why={w.why} onConfirmed={verb.again} />;
  const shownAtField = problem?.field ? fields.includes(problem.field) : false;
  return <WentWrong problem={shownAtField ? undefined : problem} failure={verb.task.failure.value} />;
}
