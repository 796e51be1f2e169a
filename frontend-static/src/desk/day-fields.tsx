/** A day as three number fields: typed on a phone faster than found on a wheel. */

import type { Signal } from '@preact/signals';
import { words } from '../foundation/language';
import type { TypedDay } from './draft';

const w = words({ year: '年', month: '月', day: '日' }, { year: 'Year', month: 'Month', day: 'Day' });

interface DayFieldsProps {
  name: string;
  label: string;
  hint: string;
  mistake: string | undefined;
  value: Signal<TypedDay>;
}

/** The first field carries the name as its id, for the summary of mistakes. */
export function DayFields({ name, label, hint, mistake, value }: DayFieldsProps) {
  return (
    <fieldset
      class={mistake ? 'field wrong' : 'field'}
      aria-describedby={mistake ? `${name}-hint ${name}-mistake` : `${name}-hint`}
    >
      <legend class="label">{label}</legend>
      <div class="hint" id={`${name}-hint`}>
        {hint}
      </div>
      {mistake && (
        <p class="mistake" id={`${name}-mistake`}>
          {mistake}
        </p>
      )}
      <div class="days">
        {(['year', 'month', 'day'] as const).map((part) => (
          <label key={part} class="day">
            {w[part]}
            <input
              class="input"
              id={part === 'year' ? name : `${name}-${part}`}
              inputMode="numeric"
              autoComplete="off"
              value={value.value[part]}
              aria-invalid={mistake ? 'true' : undefined}
              onInput={(event) => (value.value = { ...value.value, [part]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
