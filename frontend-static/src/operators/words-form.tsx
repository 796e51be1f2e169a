/** A verb that must be explained: words, and a button. Its problems stand here too. */

import { useSignal } from '@preact/signals';
import { VerbTrouble, mistakesOf, useVerb, type Act } from '../desk/verb';
import type { Problem } from '../foundation/graphql';
import { lengthMistake } from '../request/steps';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';

const w = words({ empty: '请填写这一项。' }, { empty: 'Please fill this in.' });
const LIMIT = 500;

interface WordsFormProps {
  /** Unique on the page: several of these forms may stand in one list. */
  name: string;
  label: string;
  hint?: string;
  action: string;
  kind?: 'primary' | 'plain' | 'danger';
  act: (said: string) => Promise<Problem | undefined>;
}

export function WordsForm({ name, label, hint, action, kind = 'plain', act }: WordsFormProps) {
  const verb = useVerb();
  const typed = useSignal('');
  const mistakes = useSignal<Mistakes>({});
  const send: Act = async () => {
    const problem = await act(typed.value);
    const said = mistakesOf(problem, ['words'])['words'];
    mistakes.value = said ? { [name]: said } : {};
    return problem;
  };
  const submit = () => {
    const empty = lengthMistake(typed.value, LIMIT, w.empty);
    mistakes.value = empty ? { [name]: empty } : {};
    if (!empty) void verb.run(send);
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={['words']} />
      <Form onSubmit={submit}>
        <LongTextField
          name={name}
          label={label}
          hint={hint}
          mistake={mistakes.value[name]}
          value={typed.value}
          onValue={(value) => {
            typed.value = value;
          }}
          limit={LIMIT}
          rows={3}
        />
        <Button kind={kind} busy={verb.task.busy}>
          {action}
        </Button>
      </Form>
    </>
  );
}
