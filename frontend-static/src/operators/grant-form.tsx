/** Granting a key, as it was asked for or for less. Nobody here sees it: the applicant collects it. */

import { useSignal } from '@preact/signals';
import { VerbTrouble, problemOf, useVerb } from '../desk/verb';
import { GrantKeyRequest } from '../generated/operators';
import type { ExchangeScope } from '../generated/keys';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { SCOPE_CHOICES } from '../keys/wording';
import { Button, Form } from '../ui/button';
import { LongTextField, SelectField } from '../ui/fields';
import { ManyChoices } from '../ui/many-choices';
import type { AnswerableRequest } from './key-request-card';

const w = words(
  {
    what: '您看不到密钥。同意后由申请人在 14 天内自己领取。请先核对单位、用途和法律依据。',
    scopes: '同意它做什么',
    bases: '已经核对过的法律依据',
    days: '密钥用多久',
    day: (days: number) => `${days} 天`,
    words: '给申请人的话',
    grant: '同意并通知领取',
  },
  {
    what: 'You do not see the key. The applicant collects it within 14 days. Please check the department, the purpose and the legal bases first.',
    scopes: 'What it may do',
    bases: 'Legal bases that you have checked',
    days: 'How long the key is good',
    day: (days: number) => `${days} days`,
    words: 'A word to the applicant',
    grant: 'Grant, to be collected',
  },
);

const DAYS = [30, 90, 180, 365];
const LIMIT = 500;

interface GrantFormProps {
  request: AnswerableRequest;
  onGranted: () => Promise<void>;
}

/** Ids carry the request's: several of these forms stand in one list. */
export function GrantForm({ request: { id, wished }, onGranted }: GrantFormProps) {
  const verb = useVerb();
  const scopes = useSignal<readonly string[]>(wished.scopes);
  const legalBases = useSignal<readonly string[]>(wished.legalBases);
  const keyDays = useSignal(365);
  const said = useSignal('');
  const grant = async () => {
    const changes = {
      scopes: scopes.value as ExchangeScope[],
      legalBases: [...legalBases.value],
      keyDays: keyDays.value,
      words: said.value.trim() || null,
    };
    const problem = problemOf((await execute(GrantKeyRequest, { id, changes })).grantKeyRequest);
    if (!problem) await onGranted();
    return problem;
  };
  return (
    <>
      <p>{w.what}</p>
      <VerbTrouble verb={verb} />
      <Form onSubmit={() => void verb.run(grant)}>
        <ManyChoices
          name={`scopes-${id}`}
          label={w.scopes}
          values={scopes.value}
          choices={SCOPE_CHOICES.filter(({ value }) => wished.scopes.includes(value))}
          onValues={(values) => (scopes.value = values)}
        />
        {wished.legalBases.length > 0 && (
          <ManyChoices
            name={`bases-${id}`}
            label={w.bases}
            values={legalBases.value}
            choices={wished.legalBases.map((basis) => ({ value: basis, label: basis }))}
            onValues={(values) => (legalBases.value = values)}
          />
        )}
        <SelectField
          name={`days-${id}`}
          label={w.days}
          value={String(keyDays.value)}
          choices={DAYS.map((each) => ({ value: String(each), label: w.day(each) }))}
          onValue={(value) => (keyDays.value = Number(value))}
        />
        <LongTextField
          name={`words-${id}`}
          label={w.words}
          optional
          value={said.value}
          onValue={(value) => (said.value = value)}
          limit={LIMIT}
          rows={2}
        />
        <Button busy={verb.task.busy}>{w.grant}</Button>
      </Form>
    </>
  );
}
