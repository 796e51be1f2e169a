/** Asking for a standing order: for how long, and how many copies an hour. */

import { useSignal } from '@preact/signals';
import { VerbTrouble, mistakesOf, problemOf, useVerb } from '../desk/verb';
import { AskStandingOrder } from '../generated/operators';
import { today } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { MistakesSummary, SelectField, TextField, type Mistakes } from '../ui/fields';
import { Say } from '../ui/say';

const w = words(
  {
    ask: '提出新的审批',
    days: '从今天起用多久',
    day: (days: number) => `${days} 天`,
    limit: '每小时最多盖多少份',
    limitHint: '按平时分享和调取的份数估计，留些余地。密钥被盗用时，这就是一小时内能盖的上限。',
    limitWrong: '请填一个整数。',
    submit: '提出',
    asked: '已提出，请另一位管理员批准。',
  },
  {
    ask: 'Ask for a new order',
    days: 'For how long, from today',
    day: (days: number) => `${days} days`,
    limit: 'How many copies an hour, at most',
    limitHint: 'As many as are usually shared or fetched, and some more. It is also the most that a thief could seal in an hour.',
    limitWrong: 'Please enter a whole number.',
    submit: 'Ask',
    asked: 'Asked for. Another operator has to approve it.',
  },
);

const DAYS = [30, 90, 180, 365];
const USUAL_LIMIT = '300';
const FIELDS = ['hourlyLimit', 'validTo'];
const DAY_MS = 86_400_000;

export function AskOrder({ onAsked }: { onAsked: () => Promise<void> }) {
  const verb = useVerb();
  const days = useSignal(String(DAYS[1]));
  const limit = useSignal(USUAL_LIMIT);
  const mistakes = useSignal<Mistakes>({});
  const said = useSignal(false);
  const submit = () => {
    const typed = limit.value.trim();
    said.value = false;
    mistakes.value = /^[0-9]{1,6}$/.test(typed) ? {} : { hourlyLimit: w.limitWrong };
    if (mistakes.value['hourlyLimit']) return;
    const from = today();
    const input = { validFrom: from, validTo: later(from, Number(days.value)), hourlyLimit: Number(typed) };
    void verb.run(async () => {
      const problem = problemOf((await execute(AskStandingOrder, { input })).askStandingOrder);
      mistakes.value = mistakesOf(problem, FIELDS);
      said.value = problem === undefined;
      if (!problem) await onAsked();
      return problem;
    });
  };
  return (
    <>
      <h2>{w.ask}</h2>
      {said.value && (
        <Say kind="success">
          <p>{w.asked}</p>
        </Say>
      )}
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={FIELDS} />
      <Form onSubmit={submit}>
        <SelectField
          name="validTo"
          label={w.days}
          mistake={mistakes.value['validTo']}
          value={days.value}
          choices={DAYS.map((each) => ({ value: String(each), label: w.day(each) }))}
          onValue={(value) => {
            days.value = value;
          }}
        />
        <TextField
          name="hourlyLimit"
          label={w.limit}
          hint={w.limitHint}
          mistake={mistakes.value['hourlyLimit']}
          value={limit.value}
          onValue={(value) => {
            limit.value = value;
          }}
          inputMode="numeric"
          autoComplete="off"
        />
        <Button busy={verb.task.busy}>{w.submit}</Button>
      </Form>
    </>
  );
}

/** The last of so many days, the first of which is `from`. */
function later(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + (days - 1) * DAY_MS).toISOString().slice(0, 10);
}
