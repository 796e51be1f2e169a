/** A coded reason, where to go or what to do, and own words; with a second look where it is final. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { Choices, LongTextField, MistakesSummary, type Choice, type Mistakes } from '../ui/fields';
import { VerbTrouble, mistakesOf, useVerb } from './verb';

const w = words(
  {
    reasonEmpty: '请选择原因。',
    empty: '请填写这一项。',
    next: (action: string) => `${action}……`,
    sure: '请再确认一次',
    confirm: (action: string) => `确定${action}`,
    back: '返回修改',
  },
  {
    reasonEmpty: 'Please choose a reason.',
    empty: 'Please fill this in.',
    next: (action: string) => `${action}…`,
    sure: 'Please confirm',
    confirm: (action: string) => `${action}: I am sure`,
    back: 'Back to the form',
  },
);

const LIMIT = 500;

/** What was filled in; `route` stays empty when the form does not ask for it. */
interface Filled<Reason extends string> {
  readonly reason: Reason;
  readonly route: string;
  readonly words: string;
}

type Typed<Reason extends string> = Omit<Filled<Reason>, 'reason'> & { readonly reason: Reason | undefined };

interface Asked<Reason extends string> {
  why: string;
  reasons: readonly Choice<Reason>[];
  route?: { name: 'remedy' | 'route'; label: string; hint: string };
  words: { label: string; hint: string };
}

interface ReasonFormProps<Reason extends string> extends Asked<Reason> {
  action: string;
  /** What is final about it; with it the act has to be confirmed. */
  sure?: string;
  act: (filled: Filled<Reason>) => Promise<Problem | undefined>;
}

export function ReasonForm<Reason extends string>(props: ReasonFormProps<Reason>) {
  const { action, sure, act, route } = props;
  const verb = useVerb();
  const typed = useSignal<Typed<Reason>>({ reason: undefined, route: '', words: '' });
  const mistakes = useSignal<Mistakes>({});
  const asking = useSignal(false);
  const fields = ['reason', 'words', ...(route ? [route.name] : [])];
  const send = () =>
    verb.run(async () => {
      const problem = await act(typed.value as Filled<Reason>);
      mistakes.value = mistakesOf(problem, fields);
      if (problem?.field) asking.value = false;
      return problem;
    });
  const submit = () => {
    mistakes.value = mistakesIn(typed.value, route?.name);
    if (Object.keys(mistakes.value).length > 0) return;
    if (sure) asking.value = true;
    else void send();
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      {asking.value && sure && <Sure sentence={sure} words={[typed.value.words, typed.value.route]} />}
      <VerbTrouble verb={verb} fields={fields} />
      {asking.value ? (
        <>
          <Button kind="danger" busy={verb.task.busy} onPress={send}>
            {w.confirm(action)}
          </Button>
          <Button kind="plain" onPress={() => (asking.value = false)}>
            {w.back}
          </Button>
        </>
      ) : (
        <Form onSubmit={submit}>
          <Fields asked={props} typed={typed.value} mistakes={mistakes.value} onTyped={(next) => (typed.value = next)} />
          <Button kind={sure ? 'danger' : 'primary'} busy={verb.task.busy}>
            {sure ? w.next(action) : action}
          </Button>
        </Form>
      )}
    </>
  );
}

function mistakesIn(typed: Typed<string>, route: string | undefined): Mistakes {
  const found: Record<string, string> = {};
  if (!typed.reason) found['reason'] = w.reasonEmpty;
  if (route && typed.route.trim() === '') found[route] = w.empty;
  if (typed.words.trim() === '') found['words'] = w.empty;
  return found;
}

interface FieldsProps<Reason extends string> {
  asked: Asked<Reason>;
  typed: Typed<Reason>;
  mistakes: Mistakes;
  onTyped: (typed: Typed<Reason>) => void;
}

function Fields<Reason extends string>({ asked, typed, mistakes, onTyped }: FieldsProps<Reason>) {
  const { why, reasons, route, words: own } = asked;
  return (
    <>
      <Choices
        name="reason"
        label={why}
        mistake={mistakes['reason']}
        value={typed.reason}
        choices={reasons}
        onValue={(reason) => onTyped({ ...typed, reason })}
      />
      {route && (
        <LongTextField
          {...route}
          mistake={mistakes[route.name]}
          value={typed.route}
          onValue={(value) => onTyped({ ...typed, route: value })}
          limit={LIMIT}
          rows={3}
        />
      )}
      <LongTextField
        name="words"
        {...own}
        mistake={mistakes['words']}
        value={typed.words}
        onValue={(value) => onTyped({ ...typed, words: value })}
        limit={LIMIT}
        rows={3}
      />
    </>
  );
}

/** Takes the focus: it stands where the form was. */
function Sure({ sentence, words: own }: { sentence: string; words: readonly string[] }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {w.sure}
      </h3>
      <p>
        <strong>{sentence}</strong>
      </p>
      {own.filter(Boolean).map((each) => (
        <blockquote class="own-words" key={each}>
          {each}
        </blockquote>
      ))}
    </>
  );
}
