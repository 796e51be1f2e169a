/** Check boxes of one question; the first carries the field's name as id. */

import { Above, describedBy, type Choice, type FieldProps } from './fields';

interface ManyChoicesProps extends FieldProps {
  values: readonly string[];
  choices: readonly Choice<string>[];
  onValues: (values: string[]) => void;
}

export function ManyChoices(props: ManyChoicesProps) {
  const { name, label, values, choices, onValues, mistake } = props;
  const toggle = (value: string) =>
    onValues(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  return (
    <fieldset class={mistake ? 'field wrong' : 'field'} aria-describedby={describedBy(props)}>
      <legend class="label">{label}</legend>
      <Above {...props} />
      {choices.map((choice, index) => (
        <label class="choice" key={choice.value}>
          <input
            type="checkbox"
            id={index === 0 ? name : `${name}-${choice.value}`}
            name={name}
            checked={values.includes(choice.value)}
            onChange={() => toggle(choice.value)}
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
