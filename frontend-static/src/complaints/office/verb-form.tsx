/** One verb on a complaint, folded away: what it means, its fields, and the press that does it. */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { VerbTrouble, mistakesOf, useVerb, type Act } from '../../desk/verb';
import type { Problem } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import { lengthMistake } from '../../request/steps';
import { Button, Form } from '../../ui/button';
import { Choices, LongTextField, MistakesSummary, TextField, type Choice, type Mistakes } from '../../ui/fields';

const w = words(
  {
    empty: '请填写这一项。',
    choose: '请选择一项。',
    days: (least: number, most: number) => `请填写 ${least} 到 ${most} 之间的数。`,
  },
  {
    empty: 'Please fill this in.',
    choose: 'Please choose one.',
    days: (least: number, most: number) => `Please give a number from ${least} to ${most}.`,
  },
);

export const LONGEST = 1000;

/** What was typed into the field of a name; empty for a field that is not shown. */
export type Said = (name: string) => string;

interface AnyField {
  /** As the portal calls it in its problems. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Without it the field is always there. */
  readonly shown?: (said: Said) => boolean;
}
interface WordsField extends AnyField {
  readonly kind: 'words';
  readonly limit?: number;
  readonly optional?: boolean;
}
interface DaysField extends AnyField {
  readonly kind: 'days';
  readonly least: number;
  readonly most: number;
}
interface ChoiceField extends AnyField {
  readonly kind: 'choice';
  readonly choices: readonly Choice<string>[];
}
export type Field = WordsField | DaysField | ChoiceField;

interface VerbFormProps {
  /** Unique on the page; the fields' ids begin with it. */
  id: string;
  name: string;
  /** What follows from it. */
  meaning?: string | undefined;
  danger?: boolean | undefined;
  fields: readonly Field[];
  act: (said: Said) => Promise<Problem | undefined>;
  /** More fields, above the others. */
  children?: ComponentChildren;
  /** Mistakes in these, by their ids. */
  others?: () => Mistakes;
}

export function VerbForm({ id, name, meaning, danger = false, fields, act, children, others }: VerbFormProps) {
  const verb = useVerb();
  const typed = useSignal<Readonly<Record<string, string>>>({});
  const mistakes = useSignal<Mistakes>({});
  const every: Said = (field) => typed.value[field] ?? '';
  const shown = fields.filter((field) => field.shown?.(every) ?? true);
  const names = shown.map((field) => field.name);
  const said: Said = (field) => (names.includes(field) ? every(field) : '');
  const send: Act = async () => {
    const problem = await act(said);
    const sentence = problem?.field && mistakesOf(problem, names)[problem.field];
    mistakes.value = problem?.field && sentence ? { [`${id}-${problem.field}`]: sentence } : {};
    return problem;
  };
  const submit = () => {
    const found: Record<string, string | undefined> = { ...others?.() };
    for (const field of shown) found[`${id}-${field.name}`] = mistakeIn(field, said);
    mistakes.value = found;
    if (!Object.values(mistakes.value).some(Boolean)) void verb.run(send);
  };
  return (
    <details class="card folded">
      <summary>{name}</summary>
      {meaning && <p>{meaning}</p>}
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={names} />
      <Form onSubmit={submit}>
        {children}
        {shown.map((field) => (
          <OneField
            key={field.name}
            id={`${id}-${field.name}`}
            field={field}
            mistake={mistakes.value[`${id}-${field.name}`]}
            value={every(field.name)}
            onValue={(value) => (typed.value = { ...typed.value, [field.name]: value })}
          />
        ))}
        <Button kind={danger ? 'danger' : 'primary'} busy={verb.task.busy}>
          {name}
        </Button>
      </Form>
    </details>
  );
}

function mistakeIn(field: Field, said: Said): string | undefined {
  const value = said(field.name);
  switch (field.kind) {
    case 'words':
      return field.optional && value.trim() === '' ? undefined : lengthMistake(value, field.limit ?? LONGEST, w.empty);
    case 'days':
      return isWithin(value.trim(), field) ? undefined : w.days(field.least, field.most);
    case 'choice':
      return value === '' ? w.choose : undefined;
  }
}

function isWithin(value: string, { least, most }: DaysField): boolean {
  return /^\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most;
}

interface OneFieldProps {
  id: string;
  field: Field;
  mistake: string | undefined;
  value: string;
  onValue: (value: string) => void;
}

function OneField({ id, field, mistake, value, onValue }: OneFieldProps) {
  const { label, hint } = field;
  const shared = { name: id, label, hint, mistake, value, onValue };
  switch (field.kind) {
    case 'words':
      return <LongTextField {...shared} optional={field.optional ?? false} limit={field.limit ?? LONGEST} rows={3} />;
    case 'days':
      return <TextField {...shared} inputMode="numeric" autoComplete="off" />;
    case 'choice':
      return <Choices {...shared} choices={field.choices} />;
  }
}
