/** 核实: the final words, what they rest on, and until when they hold. */

import { useSignal, type Signal } from '@preact/signals';
import { CheckProof, type CasePartsFragment, type CheckProofInput } from '../generated/desk';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { Choices, LongTextField, MistakesSummary, SelectField, TextField, type Mistakes } from '../ui/fields';
import { EVIDENCE, choicesOf } from './codes';
import { DayFields } from './day-fields';
import { isBlank, isoDay, type Draft } from './draft';
import { VerbTrouble, mistakesOf, problemOf, useVerb, type Settle } from './verb';

const w = words(
  {
    statement: '证明内容',
    statementHint:
      '逐字印在证明上，请用村（社区）的口气写，把“我”改成姓名。收件单位、姓名和身份证号、用途、“特此证明”会自动印上，不用再写。',
    statementEmpty: '请写证明内容。',
    evidence: '核实方式',
    evidenceEmpty: '请选择是怎样核实的。',
    note: '核实说明',
    noteHint: '例如走访了谁、查了哪本台账。不印在证明上。',
    validUntil: '有效期至',
    validUntilHint: '从明天起，最长三年。都不填，证明上就不写有效期。',
    dayWrong: '年月日没有填全，或者没有这一天。',
    lane: '清单归类',
    laneHint: '上面“清单依据”不对时才改。原因居民也看得到。',
    asGuided: '和“清单依据”一样',
    outside: '改为：清单以外的证明',
    listed: '改为：有清单或法律依据，由村（居）委会出具',
    laneReason: '为什么改',
    laneReasonEmpty: '请写为什么改。',
    action: '核实属实，提交审批',
  },
  {
    statement: 'What is certified',
    statementHint:
      'Printed word for word, so write as the committee, with the name instead of “I”. The office it is for, name and identity number, purpose and closing are printed anyway.',
    statementEmpty: 'Please write what is certified.',
    evidence: 'How it is known',
    evidenceEmpty: 'Please say how it was verified.',
    note: 'More about it',
    noteHint: 'For example who was visited, or which record was read. Not printed.',
    validUntil: 'Valid until',
    validUntilHint: 'From tomorrow to three years from now. Leave all empty for no last day.',
    dayWrong: 'A part of the date is missing, or there is no such day.',
    lane: 'The list behind it',
    laneHint: 'Only where “The lists behind it” above is wrong. The resident reads the reason too.',
    asGuided: 'As found above',
    outside: 'Change: no list names this proof',
    listed: 'Change: a list or a law lets the committee give it',
    laneReason: 'Why',
    laneReasonEmpty: 'Please say why.',
    action: 'It is true: hand on for approval',
  },
);

const FIELDS = ['statement', 'evidence', 'evidenceNote', 'validUntil', 'thirdLane.reason'];
const LANES = [
  { value: '', label: w.asGuided },
  { value: 'outside', label: w.outside },
  { value: 'listed', label: w.listed },
];
const STATEMENT_LIMIT = 2000;

interface CheckFormProps {
  each: CasePartsFragment;
  draft: Draft;
  /** What the preview finds wrong while she writes. */
  previewed: Signal<Mistakes>;
  settle: Settle;
}

export function CheckForm({ each, draft, previewed, settle }: CheckFormProps) {
  const verb = useVerb();
  const mistakes = useSignal<Mistakes>({});
  const lane = useSignal('');
  const laneReason = useSignal('');
  const submit = () => {
    const input = inputOf(each.id, draft, laneOf(lane.value, laneReason.value));
    mistakes.value = { ...mistakesIn(draft), ...laneMistake(lane.value, laneReason.value) };
    if (!input || Object.keys(mistakes.value).length > 0) return;
    void verb.run(async () => {
      const { checkProof: answer } = await execute(CheckProof, { input });
      const problem = await settle(problemOf(answer));
      mistakes.value = mistakesOf(problem, FIELDS);
      return problem;
    });
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={FIELDS} />
      <Form onSubmit={submit}>
        <LongTextField
          name="statement"
          label={w.statement}
          hint={w.statementHint}
          mistake={mistakes.value['statement'] ?? previewed.value['statement']}
          value={draft.statement.value}
          onValue={(value) => {
            draft.statement.value = value;
          }}
          limit={STATEMENT_LIMIT}
          rows={8}
        />
        <Choices
          name="evidence"
          label={w.evidence}
          mistake={mistakes.value['evidence']}
          value={draft.evidence.value}
          choices={choicesOf(EVIDENCE)}
          onValue={(value) => {
            draft.evidence.value = value;
          }}
        />
        <TextField
          name="evidenceNote"
          label={w.note}
          hint={w.noteHint}
          optional
          mistake={mistakes.value['evidenceNote']}
          value={draft.evidenceNote.value}
          onValue={(value) => {
            draft.evidenceNote.value = value;
          }}
          autoComplete="off"
        />
        <DayFields
          name="validUntil"
          label={w.validUntil}
          hint={w.validUntilHint}
          mistake={mistakes.value['validUntil'] ?? previewed.value['validUntil']}
          value={draft.validUntil}
        />
        <SelectField
          name="lane"
          label={w.lane}
          hint={w.laneHint}
          value={lane.value}
          choices={LANES}
          onValue={(value) => {
            lane.value = value;
          }}
        />
        {lane.value !== '' && (
          <TextField
            name="thirdLane.reason"
            label={w.laneReason}
            mistake={mistakes.value['thirdLane.reason']}
            value={laneReason.value}
            onValue={(value) => {
              laneReason.value = value;
            }}
            autoComplete="off"
          />
        )}
        <Button busy={verb.task.busy}>{w.action}</Button>
      </Form>
    </>
  );
}

function mistakesIn({ statement, evidence, validUntil }: Draft): Mistakes {
  const found: Record<string, string> = {};
  if (statement.value.trim() === '') found['statement'] = w.statementEmpty;
  if (!evidence.value) found['evidence'] = w.evidenceEmpty;
  if (!isBlank(validUntil.value) && !isoDay(validUntil.value)) found['validUntil'] = w.dayWrong;
  return found;
}

function laneOf(lane: string, reason: string): CheckProofInput['thirdLane'] {
  return lane === '' ? null : { outsideLists: lane === 'outside', reason };
}

function laneMistake(lane: string, reason: string): Mistakes {
  return lane !== '' && reason.trim() === '' ? { 'thirdLane.reason': w.laneReasonEmpty } : {};
}

function inputOf(id: string, draft: Draft, thirdLane: CheckProofInput['thirdLane']): CheckProofInput | undefined {
  const evidence = draft.evidence.value;
  if (!evidence) return undefined;
  return {
    id,
    statement: draft.statement.value,
    evidence,
    evidenceNote: draft.evidenceNote.value.trim() || null,
    validUntil: isoDay(draft.validUntil.value) ?? null,
    thirdLane,
  };
}
