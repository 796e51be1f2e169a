/** The committee's own words to an objection; with a refusal also who else can help. */

import { useSignal } from '@preact/signals';
import type { Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';
import { VerbTrouble, mistakesOf, useVerb } from './verb';

const w = words(
  {
    words: '答复居民的话',
    acceptHint: '例如：“核对了户口本，名字确实写错了，对不起。”不写就只告诉居民：正在更正。',
    declineHint: '为什么没有写错，核对了什么。居民会看到。',
    route: '还可以找谁',
    routeHint: '例如：“姓名以户籍登记为准，请先到岷山派出所改户口本。”不同意的可以找哪里，也写上。',
    empty: '请填写这一项。',
  },
  {
    words: 'Your words to the resident',
    acceptHint: 'Such as “We checked the household book; the name is indeed wrong. We are sorry.” Without it she is told that it is being corrected.',
    declineHint: 'Why nothing is wrong, and what you checked. The resident will read it.',
    route: 'Who else can help',
    routeHint: 'Such as “The name follows the household register; please have it changed there first.” Say also where to turn in disagreement.',
    empty: 'Please fill this in.',
  },
);

const LIMIT = 500;
const FIELDS = ['words', 'route'];

export interface Answer {
  readonly words: string;
  readonly route: string;
}

interface AnswerFormProps {
  declines: boolean;
  action: string;
  act: (answer: Answer) => Promise<Problem | undefined>;
}

export function AnswerForm({ declines, action, act }: AnswerFormProps) {
  const verb = useVerb();
  const typed = useSignal<Answer>({ words: '', route: '' });
  const mistakes = useSignal<Mistakes>({});
  const send = () =>
    verb.run(async () => {
      const problem = await act(typed.value);
      mistakes.value = mistakesOf(problem, FIELDS);
      return problem;
    });
  const submit = () => {
    mistakes.value = declines ? missingIn(typed.value) : {};
    if (Object.keys(mistakes.value).length === 0) void send();
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={FIELDS} />
      <Form onSubmit={submit}>
        <LongTextField
          name="words"
          label={w.words}
          optional={!declines}
          hint={declines ? w.declineHint : w.acceptHint}
          mistake={mistakes.value['words']}
          value={typed.value.words}
          onValue={(value) => (typed.value = { ...typed.value, words: value })}
          limit={LIMIT}
          rows={3}
        />
        {declines && (
          <LongTextField
            name="route"
            label={w.route}
            hint={w.routeHint}
            mistake={mistakes.value['route']}
            value={typed.value.route}
            onValue={(value) => (typed.value = { ...typed.value, route: value })}
            limit={LIMIT}
            rows={3}
          />
        )}
        <Button kind={declines ? 'danger' : 'primary'} busy={verb.task.busy}>
          {action}
        </Button>
      </Form>
    </>
  );
}

function missingIn({ words: own, route }: Answer): Mistakes {
  return {
    ...(own.trim() === '' && { words: w.empty }),
    ...(route.trim() === '' && { route: w.empty }),
  };
}
