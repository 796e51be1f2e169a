/** Recording a talk 约谈 with the head of an office: for good, and told to that office. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { VerbTrouble, mistakesOf, problemOf, useVerb } from '../desk/verb';
import { today } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { RecordTalk } from '../generated/oversight';
import { lengthMistake } from '../request/steps';
import { newToken } from '../foundation/token';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, TextField, type Mistakes } from '../ui/fields';

const w = words(
  {
    title: '记录约谈',
    meaning: '记录后不能修改，该单位会收到通知，看到约定的内容。不要写投诉人的任何情况。',
    heldOn: '约谈日期',
    day: '例如 2026-11-23',
    participants: '参加人员（写职务，不写姓名）',
    agreed: '约定的内容',
    dueOn: '何时做到',
    empty: '请填写这一项。',
    wrong: '请按“年-月-日”填写，例如 2026-11-23。',
  },
  {
    title: 'Record a talk',
    meaning: 'It cannot be changed afterwards. The office is told and reads what was agreed. Write nothing of who complained.',
    heldOn: 'Held on',
    day: 'E.g. 2026-11-23',
    participants: 'Who took part (by function, no names)',
    agreed: 'What was agreed',
    dueOn: 'By when',
    empty: 'Please fill this in.',
    wrong: 'Please write year-month-day, e.g. 2026-11-23.',
  },
);
const NAMES = ['heldOn', 'participants', 'agreed', 'dueOn'] as const;
const PARTICIPANTS = 200;
const AGREED = 1000;
type Typed = Record<(typeof NAMES)[number], string>;

export function TalkForm({ office, onRecorded }: { office: string; onRecorded: () => Promise<void> }) {
  const verb = useVerb();
  const token = useRef(newToken());
  const typed = useSignal<Typed>({ heldOn: today(), participants: '', agreed: '', dueOn: '' });
  const mistakes = useSignal<Mistakes>({});
  const record = async () => {
    const input = { ...typed.value, clientToken: token.current, organisationId: office, complaintIds: [] };
    const problem = problemOf((await execute(RecordTalk, { input })).recordTalk);
    mistakes.value = mistakesOf(problem, NAMES);
    if (problem) return problem;
    token.current = newToken();
    typed.value = { heldOn: today(), participants: '', agreed: '', dueOn: '' };
    await onRecorded();
    document.getElementById('talks')?.scrollIntoView();
    return undefined;
  };
  const submit = () => {
    mistakes.value = mistakesIn(typed.value);
    if (!Object.values(mistakes.value).some(Boolean)) void verb.run(record);
  };
  const field = (name: (typeof NAMES)[number]) => ({
    name,
    label: w[name],
    mistake: mistakes.value[name],
    value: typed.value[name],
    onValue: (value: string) => (typed.value = { ...typed.value, [name]: value }),
  });
  return (
    <details class="card folded">
      <summary>{w.title}</summary>
      <p>{w.meaning}</p>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={NAMES} />
      <Form onSubmit={submit}>
        <TextField {...field('heldOn')} hint={w.day} autoComplete="off" />
        <TextField {...field('participants')} autoComplete="off" />
        <LongTextField {...field('agreed')} limit={AGREED} rows={3} />
        <TextField {...field('dueOn')} hint={w.day} autoComplete="off" />
        <Button kind="primary" busy={verb.task.busy}>
          {w.title}
        </Button>
      </Form>
    </details>
  );
}

function mistakesIn({ heldOn, participants, agreed, dueOn }: Typed): Mistakes {
  return {
    heldOn: isDay(heldOn) ? undefined : w.wrong,
    participants: lengthMistake(participants, PARTICIPANTS, w.empty),
    agreed: lengthMistake(agreed, AGREED, w.empty),
    dueOn: isDay(dueOn) ? undefined : w.wrong,
  };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
