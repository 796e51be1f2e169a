/** One field for own words, and the press that does it. */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';
import { VerbTrouble, mistakesOf, useVerb } from './verb';

const w = words({ empty: '请写明理由。' }, { empty: 'Please say why.' });

const LIMIT = 500;

interface WordsFormProps {
  /** Unique on the page. */
  name: string;
  label: string;
  hint?: string;
  action: string;
  danger?: boolean;
  /** Other fields, above the words; and what is wrong with them. */
  children?: (mistakes: Mistakes) => ComponentChildren;
  check?: () => Mistakes;
  /** Names of those fields by what the portal calls them. */
  fields?: Readonly<Record<string, string>>;
  act: (words: string) => Promise<Problem | undefined>;
}

export function WordsForm(props: WordsFormProps) {
  const { name, label, hint, action, danger, children, check, fields = {}, act } = props;
  const verb = useVerb();
  const said = useSignal('');
  const mistakes = useSignal<Mistakes>({});
  const known = { words: name, ...fields };
  const submit = () => {
    const found = { ...check?.(), ...(said.value.trim() === '' ? { [name]: w.empty } : {}) };
    mistakes.value = found;
    if (Object.values(found).some(Boolean)) return;
    void verb.run(async () => {
      const problem = await act(said.value);
      mistakes.value = renamed(mistakesOf(problem, Object.keys(known)), known);
      return problem;
    });
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={Object.keys(known)} />
      <Form onSubmit={submit}>
        {children?.(mistakes.value)}
        <LongTextField
          name={name}
          label={label}
          hint={hint}
          mistake={mistakes.value[name]}
          value={said.value}
          onValue={(value) => {
            said.value = value;
          }}
          limit={LIMIT}
          rows={3}
        />
        <Button kind={danger ? 'danger' : 'primary'} busy={verb.task.busy}>
          {action}
        </Button>
      </Form>
    </>
  );
}

function renamed(mistakes: Mistakes, names: Readonly<Record<string, string>>): Mistakes {
  const found: Record<string, string | undefined> = {};
  for (const [field, sentence] of Object.entries(mistakes)) found[names[field] ?? field] = sentence;
  return found;
}
