/** A verb that everybody will read the reason of: words, perhaps other fields, and a button. */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { VerbTrouble, mistakesOf, useVerb, type Act } from '../desk/verb';
import type { Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { lengthMistake } from '../request/steps';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';

const w = words({ empty: '请填写理由。' }, { empty: 'Please say why.' });
const LIMIT = 1000;

interface SayWhyProps {
  /** Unique on the page. */
  name: string;
  label: string;
  hint: string;
  action: string;
  kind?: 'primary' | 'plain' | 'danger';
  /** By what the portal calls the words in its problems. */
  field?: 'reason' | 'summary';
  /** Mistakes in the other fields, by their names. */
  others?: () => Mistakes;
  act: (said: string) => Promise<Problem | undefined>;
  children?: ComponentChildren;
}

export function SayWhy({ name, label, hint, action, kind = 'primary', field = 'reason', others, act, children }: SayWhyProps) {
  const verb = useVerb();
  const typed = useSignal('');
  const mistakes = useSignal<Mistakes>({});
  const send: Act = async () => {
    const problem = await act(typed.value);
    const said = mistakesOf(problem, [field])[field];
    mistakes.value = said ? { [name]: said } : {};
    return problem;
  };
  const submit = () => {
    mistakes.value = { ...others?.(), [name]: lengthMistake(typed.value, LIMIT, w.empty) };
    if (!Object.values(mistakes.value).some(Boolean)) void verb.run(send);
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={[field]} />
      <Form onSubmit={submit}>
        {children}
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
