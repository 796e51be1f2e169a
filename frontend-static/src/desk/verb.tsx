/** One verb of an official: its problems, and the code by phone that some verbs ask for first. */

import { useSignal, type Signal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { RequestStepUpCode, StepUp } from '../generated/account';
import { useTask, type Task } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { refresh } from '../foundation/session';
import { CodeForm, type SentCode } from '../ui/code-form';
import type { Mistakes } from '../ui/fields';
import { WentWrong } from '../ui/say';

const w = words(
  {
    title: '请先确认是您本人',
    why: '这一步由您本人负责，请用短信验证码再确认一次。确认后 10 分钟内不再询问。',
    confirm: '确认并继续',
  },
  {
    title: 'Please confirm that it is you',
    why: 'You answer for this step, so please confirm with a code sent to your phone. You are not asked again for ten minutes.',
    confirm: 'Confirm and go on',
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
  if (problem?.code === 'STEP_UP_REQUIRED') return <IdentityForm onConfirmed={verb.again} />;
  const shownAtField = problem?.field ? fields.includes(problem.field) : false;
  return <WentWrong problem={shownAtField ? undefined : problem} failure={verb.task.failure.value} />;
}

/** Sends a code at once and takes the focus: whoever sees it has just pressed a button. */
function IdentityForm({ onConfirmed }: { onConfirmed: () => Promise<void> }) {
  const task = useTask();
  const sent = useSignal<SentCode | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const send = () =>
    task.run(async () => {
      const { requestStepUpCode: answer } = await execute(RequestStepUpCode, {});
      problem.value = problemOf(answer);
      if (answer.__typename === 'CodeSent') sent.value = answer;
    });
  const confirm = (code: string) =>
    task.run(async () => {
      const { stepUp: answer } = await execute(StepUp, { code });
      problem.value = problemOf(answer);
      if (answer.__typename === 'Problem') return;
      await refresh();
      await onConfirmed();
    });
  useEffect(() => {
    heading.current?.focus();
    void send();
  }, []);
  const atCode = problem.value?.field === 'code';
  return (
    <section class="card" aria-labelledby="identity">
      <h3 id="identity" ref={heading} tabIndex={-1}>
        {w.title}
      </h3>
      <p>{w.why}</p>
      <WentWrong problem={atCode ? undefined : problem.value} failure={task.failure.value} />
      {sent.value && (
        <CodeForm
          sent={sent.value}
          mistake={atCode && problem.value ? sentenceOf(problem.value) : undefined}
          task={task}
          action={w.confirm}
          onCode={confirm}
          onResend={send}
        />
      )}
    </section>
  );
}
