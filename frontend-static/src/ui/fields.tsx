/** Native fields with label above, hint under the label, mistake above the input. */

import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { words } from '../foundation/language';

const w = words(
  { mistakes: '请先改正：', optional: '（选填）', mistake: '错误：', count: (left: number) => `还可以写 ${left} 字` },
  { mistakes: 'Please mend this first:', optional: ' (optional)', mistake: 'Error: ', count: (left: number) => `${left} characters left` },
);

export interface FieldProps {
  /** Also the id; the mistakes' summary links to it. */
  name: string;
  label: string;
  hint?: ComponentChildren;
  mistake?: string | undefined;
  optional?: boolean;
}

export function describedBy({ name, hint, mistake }: FieldProps): string | undefined {
  const ids = [hint && `${name}-hint`, mistake && `${name}-mistake`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** The hint and the mistake of a field. */
export function Above(props: FieldProps) {
  return (
    <>
      {props.hint && (
        <div class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </div>
      )}
      {props.mistake && (
        <p class="mistake" id={`${props.name}-mistake`}>
          <span class="unseen">{w.mistake}</span>
          {props.mistake}
        </p>
      )}
    </>
  );
}

interface TextProps extends FieldProps {
  inputMode?: 'text' | 'numeric' | 'tel' | 'search';
  autoComplete?: 'off' | 'name' | 'tel-national' | 'one-time-code';
  value: string;
  onValue: (value: string) => void;
}

export function TextField(props: TextProps) {
  const { name, label, value, onValue, optional, hint: _, mistake, ...native } = props;
  return (
    <div class={mistake ? 'field wrong' : 'field'}>
      <label class="label" for={name}>
        {label}
        {optional && w.optional}
      </label>
      <Above {...props} />
      <input
        class="input"
        type="text"
        id={name}
        name={name}
        value={value}
        aria-describedby={describedBy(props)}
        aria-invalid={mistake ? 'true' : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
        {...native}
      />
    </div>
  );
}

interface LongTextProps extends FieldProps {
  value: string;
  onValue: (value: string) => void;
  /** Characters; what is left is told when it becomes scarce. */
  limit: number;
  rows?: number;
}

export function LongTextField(props: LongTextProps) {
  const { name, label, value, onValue, optional, mistake, limit, rows = 5 } = props;
  const left = limit - Array.from(value).length;
  return (
    <div class={mistake ? 'field wrong' : 'field'}>
      <label class="label" for={name}>
        {label}
        {optional && w.optional}
      </label>
      <Above {...props} />
      <textarea
        class="input"
        id={name}
        name={name}
        rows={rows}
        value={value}
        aria-describedby={describedBy(props)}
        aria-invalid={mistake ? 'true' : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <p class="hint" aria-live="polite">
        {left < limit / 5 ? w.count(left) : ''}
      </p>
    </div>
  );
}

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

interface ChoicesProps<Value extends string> extends FieldProps {
  value: Value | undefined;
  choices: readonly Choice<Value>[];
  onValue: (value: Value) => void;
}

/** Radio buttons; the first carries the field's name as id. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { name, label, value, choices, onValue, optional, mistake } = props;
  return (
    <fieldset class={mistake ? 'field wrong' : 'field'} aria-describedby={describedBy(props)}>
      <legend class="label">
        {label}
        {optional && w.optional}
      </legend>
      <Above {...props} />
      {choices.map((choice, index) => (
        <label class="choice" key={choice.value}>
          <input
            type="radio"
            id={index === 0 ? name : `${name}-${choice.value}`}
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onValue(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint && <span class="choice-hint">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface SelectProps extends FieldProps {
  value: string;
  choices: readonly Choice<string>[];
  onValue: (value: string) => void;
}

export function SelectField(props: SelectProps) {
  const { name, label, value, choices, onValue, optional, mistake } = props;
  return (
    <div class={mistake ? 'field wrong' : 'field'}>
      <label class="label" for={name}>
        {label}
        {optional && w.optional}
      </label>
      <Above {...props} />
      <select
        class="input"
        id={name}
        name={name}
        value={value}
        aria-describedby={describedBy(props)}
        aria-invalid={mistake ? 'true' : undefined}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Mistakes by field name. */
export type Mistakes = Readonly<Record<string, string | undefined>>;

/** All mistakes on top, taking the focus, each a link to its field. */
export function MistakesSummary({ mistakes }: { mistakes: Mistakes }) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(mistakes).filter(([, sentence]) => sentence);
  useEffect(() => {
    if (entries.length > 0) box.current?.focus();
  }, [mistakes]);
  if (entries.length === 0) return null;
  return (
    <div class="summary-of-mistakes" role="alert" tabIndex={-1} ref={box}>
      <h2>{w.mistakes}</h2>
      <ul class="list">
        {entries.map(([name, sentence]) => (
          <li key={name}>
            <a href={`#${name}`} onClick={(event) => goTo(event, name)}>
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function goTo(event: Event, name: string): void {
  event.preventDefault();
  const field = document.getElementById(name);
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
