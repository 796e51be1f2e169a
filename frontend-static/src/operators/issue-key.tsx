/** Issuing a key by hand: for a department that asked by letter. Its secret is shown once. */

import { useSignal } from '@preact/signals';
import { VerbTrouble, mistakesOf, problemOf, useVerb } from '../desk/verb';
import { IssueExchangeToken } from '../generated/operators';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Secret } from '../keys/secret';
import { NO_TERMS, TERMS_FIELDS, TermsFields, mistakesInTerms, termsInput, type TypedTerms } from '../keys/terms-fields';
import { lengthMistake } from '../request/steps';
import { Button, Form } from '../ui/button';
import { MistakesSummary, SelectField, TextField, type Mistakes } from '../ui/fields';

const w = words(
  {
    title: '直接签发密钥',
    label: '给这个密钥起个名字',
    labelHint: '例如“生产环境”。',
    empty: '请填写这一项。',
    days: '用多久',
    day: (days: number) => `${days} 天`,
    issue: '签发密钥',
  },
  {
    title: 'Issue a key directly',
    label: 'A name for this key',
    labelHint: 'Such as “production”.',
    empty: 'Please fill this in.',
    days: 'For how long',
    day: (days: number) => `${days} days`,
    issue: 'Issue the key',
  },
);

const DAYS = [30, 90, 180, 364];
const LABEL_LENGTH = 60;
const FIELDS = ['label', ...TERMS_FIELDS];

interface IssueKeyProps {
  clientId: string;
  onIssued: () => Promise<void>;
}

/** The secret is put away before the list is read anew: reading would not show it again. */
export function IssueKey({ clientId, onIssued }: IssueKeyProps) {
  const secret = useSignal<string | undefined>(undefined);
  const putAway = () => {
    secret.value = undefined;
    void onIssued();
  };
  if (secret.value) return <Secret secret={secret.value} onDone={putAway} />;
  return (
    <details class="folded">
      <summary>{w.title}</summary>
      <IssueForm clientId={clientId} onSecret={(issued) => (secret.value = issued)} />
    </details>
  );
}

function IssueForm({ clientId, onSecret }: { clientId: string; onSecret: (secret: string) => void }) {
  const verb = useVerb();
  const label = useSignal('');
  const days = useSignal(180);
  const typed = useSignal<TypedTerms>(NO_TERMS);
  const mistakes = useSignal<Mistakes>({});
  const issue = async () => {
    const expiresAt = new Date(Date.now() + days.value * 86_400_000).toISOString();
    const input = { clientId, label: label.value, expiresAt, ...termsInput(typed.value) };
    const { issueExchangeToken: answer } = await execute(IssueExchangeToken, { input });
    if (answer.__typename === 'IssuedExchangeToken') onSecret(answer.secret);
    mistakes.value = mistakesOf(problemOf(answer), FIELDS);
    return problemOf(answer);
  };
  const submit = () => {
    mistakes.value = { label: lengthMistake(label.value, LABEL_LENGTH, w.empty), ...mistakesInTerms(typed.value) };
    if (!Object.values(mistakes.value).some(Boolean)) void verb.run(issue);
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={FIELDS} />
      <Form onSubmit={submit}>
        <TextField
          name="label"
          label={w.label}
          hint={w.labelHint}
          mistake={mistakes.value['label']}
          value={label.value}
          onValue={(value) => {
            label.value = value;
          }}
          autoComplete="off"
        />
        <TermsFields
          typed={typed.value}
          mistakes={mistakes.value}
          onTyped={(part) => {
            typed.value = { ...typed.value, ...part };
          }}
        />
        <SelectField
          name="days"
          label={w.days}
          value={String(days.value)}
          choices={DAYS.map((each) => ({ value: String(each), label: w.day(each) }))}
          onValue={(value) => {
            days.value = Number(value);
          }}
        />
        <Button busy={verb.task.busy}>{w.issue}</Button>
      </Form>
    </>
  );
}
