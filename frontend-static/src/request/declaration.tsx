/** What is declared with every request 真实性承诺: today's words, and the box to be ticked under them. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { TodaysDeclaration, type TodaysDeclarationQuery } from '../generated/request';
import { useAnswer, type Answer } from '../foundation/asking';
import * as device from '../foundation/device';
import { sentenceOf, words } from '../foundation/language';
import { Above, describedBy, type Mistakes } from '../ui/fields';
import { Waiting } from '../ui/page';
import './declaration.css';

export type Declaration = TodaysDeclarationQuery['declaration'];

const KEY = 'declaration';
const NAME = 'declaration';

const w = words(
  {
    label: '真实性承诺',
    agree: '我已看过，我承诺',
    tick: '请看一遍上面的承诺，在“我已看过，我承诺”前面打勾。',
    missing: '承诺书还没有读到，请在有网络的地方重试。',
  },
  {
    label: 'Declaration of truth',
    agree: 'I have read this, and I declare it',
    tick: 'Please read the declaration and tick “I have read this, and I declare it”.',
    missing: 'The declaration has not arrived yet. Please try again where there is signal.',
  },
);

export interface Words {
  readonly declaration: Declaration | undefined;
  readonly failure: Answer<TodaysDeclarationQuery>['failure']['value'];
  readonly again: () => Promise<void>;
}

/** Today's words; without signal, those that this device was told last. */
export function useDeclaration(): Words {
  const { data, failure, again } = useAnswer(TodaysDeclaration, {});
  const kept = useSignal<Declaration | undefined>(undefined);
  const told = data.value?.declaration;
  const failed = failure.value;
  useEffect(() => {
    if (told) void device.write(KEY, told).catch(nothing);
  }, [told]);
  useEffect(() => {
    if (failed) void device.read<Declaration>(KEY).then((found) => (kept.value = found), nothing);
  }, [failed]);
  return { declaration: told ?? kept.value, failure: failed, again };
}

/** A device that keeps nothing asks the portal each time. */
function nothing(): void {}

/** What stands against sending with the version that was declared so far. */
export function declarationMistakes(told: Words, declared: string | undefined): Mistakes {
  if (!told.declaration) return { [NAME]: w.missing };
  return { [NAME]: declared === told.declaration.version ? undefined : w.tick };
}

interface DeclarationFieldProps {
  told: Words;
  /** The version that was ticked. */
  declared: string | undefined;
  mistake: string | undefined;
  onDeclared: (version: string | undefined) => void;
}

export function DeclarationField({ told, declared, mistake, onDeclared }: DeclarationFieldProps) {
  const { declaration, failure, again } = told;
  const field = { name: NAME, label: w.label, mistake };
  return (
    <fieldset class={mistake ? 'field wrong' : 'field'} aria-describedby={describedBy(field)}>
      <legend class="label">{w.label}</legend>
      <Above {...field} />
      {!declaration && <Waiting failure={failure} again={() => void again()} />}
      {declaration && (
        <>
          <blockquote class="declaration keep-lines" id={`${NAME}-words`}>
            {sentenceOf({ message: declaration.text, messageEn: declaration.textEn })}
          </blockquote>
          <label class="choice">
            <input
              type="checkbox"
              id={NAME}
              name={NAME}
              aria-describedby={`${NAME}-words`}
              aria-invalid={mistake ? 'true' : undefined}
              checked={declared === declaration.version}
              onChange={(event) => onDeclared(event.currentTarget.checked ? declaration.version : undefined)}
            />
            <span>{w.agree}</span>
          </label>
        </>
      )}
    </fieldset>
  );
}
