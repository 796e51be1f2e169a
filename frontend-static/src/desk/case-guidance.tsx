/** 清单依据: which lists the case began under, what changed since, and the steps outside the lists. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import {
  CaseGuidance,
  RecordLaneStep,
  type CaseGuidanceQuery,
  type CasePartsFragment,
  type LaneStep,
} from '../generated/desk';
import { useAnswer } from '../foundation/asking';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { GuideCards, PolicyFacts } from '../guide/cards';
import { LANE_STEPS, LANES } from '../guide/wording';
import { lengthMistake } from '../request/steps';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, SelectField, type Mistakes } from '../ui/fields';
import { Say } from '../ui/say';
import { choicesOf } from './codes';
import { VerbTrouble, mistakesOf, problemOf, useVerb } from './verb';
import { verbsFor } from './verbs';

const w = words(
  {
    title: '清单依据',
    before: '这件是启用免证指引之前申请的，没有清单依据。',
    begun: (at: string) => `按 ${at} 申请时的清单办理：`,
    changed: '清单后来有了变化。这件仍按申请时的清单办理，不用退回。',
    today: '现在的清单怎么说',
    missing: '审批前还要记录：',
    complete: '需要的手续已经记录齐了。',
    steps: '已记录的手续',
    step: '哪一项手续',
    how: '怎么办的',
    howHint: '例如哪天开的会、多少人同意、哪个单位的什么文件。居民看不到这段话。',
    empty: '请写怎么办的。',
    record: '记录这项手续',
  },
  {
    title: 'The lists behind it',
    before: 'This case is from before the guide; no list stands behind it.',
    begun: (at: string) => `Decided by the lists of ${at}, when it was asked for:`,
    changed: 'The lists have changed since. This case goes on under those it began with; do not send it back for that.',
    today: 'What the lists say today',
    missing: 'To be recorded before approval: ',
    complete: 'All steps that are needed are recorded.',
    steps: 'Steps recorded',
    step: 'Which step',
    how: 'How it was done',
    howHint: 'Such as the day of the meeting, how many agreed, which office’s letter. Residents do not see this.',
    empty: 'Please say how it was done.',
    record: 'Record the step',
  },
);

const LIMIT = 500;

interface CaseGuidancePanelProps {
  each: CasePartsFragment;
  roles: Parameters<typeof verbsFor>[1];
  changed: () => Promise<void>;
}

export function CaseGuidancePanel({ each, roles, changed }: CaseGuidancePanelProps) {
  const { data, again } = useAnswer(CaseGuidance, { id: each.id });
  useEffect(() => void again(), [each.revision]);
  const found = data.value?.caseGuidance;
  if (!found) return null;
  const records = found.lane === 'THIRD_LANE' && verbsFor(each.state, roles).length > 0;
  return (
    <section id="part-lists" aria-labelledby="lists-title">
      <h2 id="lists-title">{w.title}</h2>
      {found.lane ? <Begun found={found} /> : <p>{w.before}</p>}
      {found.policy && <PolicyFacts policy={found.policy} />}
      <Steps found={found} />
      {records && <StepForm id={each.id} signs={roles.includes('APPROVER')} changed={changed} />}
    </section>
  );
}

type Found = CaseGuidanceQuery['caseGuidance'];

function Begun({ found }: { found: Found }) {
  return (
    <>
      <p>{found.begunAt && w.begun(moment(found.begunAt))}</p>
      <p>
        <strong>{found.lane && LANES[found.lane]}</strong>
      </p>
      {found.begun && found.begun.findings.length > 0 && <GuideCards answer={found.begun} />}
      {found.changed && (
        <Say kind="warning">
          <p>{w.changed}</p>
          <p>
            {w.today}：{found.today && LANES[found.today.lane]}
          </p>
        </Say>
      )}
    </>
  );
}

function Steps({ found }: { found: Found }) {
  if (!found.policy || found.policy.rule !== 'ALLOW_WITH_REVIEW') return null;
  return (
    <>
      <p role="status">
        {found.missing.length === 0
          ? w.complete
          : w.missing + found.missing.map((step) => LANE_STEPS[step]).join('、')}
      </p>
      {found.steps.length > 0 && <h3>{w.steps}</h3>}
      <ul class="list">
        {found.steps.map((done) => (
          <li key={done.step}>
            <strong>{LANE_STEPS[done.step]}</strong>
            <span class="line keep-lines">{done.words}</span>
            <span class="choice-hint">
              {done.personName} · {moment(done.at)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface StepFormProps {
  id: string;
  /** The director's signature is for a person in charge alone. */
  signs: boolean;
  changed: () => Promise<void>;
}

function StepForm({ id, signs, changed }: StepFormProps) {
  const verb = useVerb();
  const step = useSignal<LaneStep>('CONSULTATION');
  const said = useSignal('');
  const mistakes = useSignal<Mistakes>({});
  const choices = choicesOf(LANE_STEPS).filter(({ value }) => signs || value !== 'DIRECTOR_SIGNATURE');
  const submit = () => {
    const mistake = lengthMistake(said.value, LIMIT, w.empty);
    mistakes.value = mistake ? { laneWords: mistake } : {};
    if (mistake) return;
    void verb.run(async () => {
      const { recordLaneStep: answer } = await execute(RecordLaneStep, { id, step: step.value, words: said.value });
      const problem = problemOf(answer);
      mistakes.value = mistakesOf(problem, ['step']);
      if (problem) return problem;
      said.value = '';
      await changed();
      return undefined;
    });
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={['step']} />
      <Form onSubmit={submit}>
        <SelectField
          name="step"
          label={w.step}
          mistake={mistakes.value['step']}
          value={step.value}
          choices={choices}
          onValue={(value) => {
            step.value = value as LaneStep;
          }}
        />
        <LongTextField
          name="laneWords"
          label={w.how}
          hint={w.howHint}
          mistake={mistakes.value['laneWords']}
          value={said.value}
          onValue={(value) => {
            said.value = value;
          }}
          limit={LIMIT}
          rows={2}
        />
        <Button kind="plain" busy={verb.task.busy}>
          {w.record}
        </Button>
      </Form>
    </>
  );
}
