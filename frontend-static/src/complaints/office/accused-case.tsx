/** One complaint as the office complained of was told it, and what that office may say. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { problemOf } from '../../desk/verb';
import { useAnswer } from '../../foundation/asking';
import { day } from '../../foundation/dates';
import { execute } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import { path } from '../../foundation/router';
import type { ComplaintState } from '../../generated/complaints';
import {
  AccusedCaseById,
  ReportRectification,
  StateOurSide,
  type AccusedCasePartsFragment,
} from '../../generated/complaints-office';
import { Fact, Facts } from '../../ui/facts';
import { Page, Waiting } from '../../ui/page';
import { Say } from '../../ui/say';
import { nameOfKind } from '../wording';
import { AccusedOnly, placeOf } from './accused-only';
import { Due } from './case-list';
import { VerbForm, type Said } from './verb-form';
import type { Answer } from './verb';
import { OfficeTag, nameOfStep } from './wording';
import '../../desk/desk.css';
import '../../papers/papers.css';

const w = words(
  {
    title: '对本单位的投诉',
    done: '已提交。',
    summary: '反映的情况',
    matter: '办什么事时要的',
    happened: '哪一天的事',
    who: '投诉人（本人同意告知）',
    item: '当日有效的清单条目',
    finding: '认定',
    rectifyBy: '整改期限',
    due: '期限',
    missed: '逾期没有整改。请立即整改并报告，否则将公开通报、转纪检监察机关。',
    ordered: (date: string) => `请在 ${date} 前整改，并报告整改情况。`,
    state: '陈述意见',
    side: '本单位的意见',
    report: '报告整改情况',
    changed: '整改了什么',
    lead: '主办单位会看到，投诉人看不到。',
    steps: '办理过程',
    order: '下载《责令限期整改通知书》（PDF，已盖章）',
  },
  {
    title: 'Complaint about your office',
    done: 'It has been sent.',
    summary: 'What your office is said to have done',
    matter: 'For the matter',
    happened: 'It happened on',
    who: 'Complained by (who agreed to be named)',
    item: 'The list’s entry of that day',
    finding: 'The finding',
    rectifyBy: 'To be set right by',
    due: 'Due',
    missed: 'It was not set right in time. Do so now and report it; or it is made public and given to the discipline body.',
    ordered: (date: string) => `Please set it right by ${date}, and report what you have done.`,
    state: 'Give your side',
    side: 'What your office says',
    report: 'Report what was set right',
    changed: 'What was set right',
    lead: 'The lead reads this; the complainant does not.',
    steps: 'What was done',
    order: 'Download the sealed order (PDF)',
  },
);

type Told = AccusedCasePartsFragment;

export default function AccusedCasePage({ params }: { params: { id?: string } }) {
  return (
    <AccusedOnly title={w.title}>
      <OneCase id={params.id ?? ''} />
    </AccusedOnly>
  );
}

function OneCase({ id }: { id: string }) {
  const back = useRef(placeOf(path.value)).current;
  const { data, failure, again } = useAnswer(AccusedCaseById, { id });
  const changed = useSignal<Told | undefined>(undefined);
  const turn = useSignal(0);
  const told = changed.value ?? data.value?.accusedCase;
  if (!told) {
    return (
      <Page title={w.title} back={back}>
        <Waiting failure={failure.value} again={again} />
      </Page>
    );
  }
  const settle = (answer: Answer) => {
    const problem = problemOf(answer);
    if (problem) return problem;
    changed.value = answer as Answer & Told;
    turn.value += 1;
    document.querySelector('h1')?.focus();
    return undefined;
  };
  return (
    <Page title={told.proofName} back={back}>
      {changed.value && (
        <Say kind="success">
          <p>{w.done}</p>
        </Say>
      )}
      <div class="case-state">
        <span>
          {nameOfKind(told.kind)} {told.number}
        </span>
        <OfficeTag state={told.state} />
      </div>
      <WhatToDo told={told} />
      <AccusedVerbs key={turn.value} told={told} settle={settle} />
      <WhatWasTold told={told} />
      <Steps steps={told.steps} />
    </Page>
  );
}

function WhatToDo({ told: { state, rectifyBy } }: { told: Told }) {
  if (state === 'OVERDUE' || state === 'PUBLICISED') {
    return (
      <Say kind="warning">
        <p>{w.missed}</p>
      </Say>
    );
  }
  if (state !== 'RECTIFYING' || !rectifyBy) return null;
  return (
    <Say>
      <p>{w.ordered(day(rectifyBy))}</p>
    </Say>
  );
}

const REPORTING: readonly ComplaintState[] = ['RECTIFYING', 'OVERDUE', 'PUBLICISED'];

function AccusedVerbs({ told: { id, state }, settle }: { told: Told; settle: (answer: Answer) => ReturnType<typeof problemOf> }) {
  const field = (label: string) => [{ kind: 'words' as const, name: 'words', label, hint: w.lead }];
  return (
    <>
      {state === 'INVESTIGATING' && (
        <VerbForm
          id="state"
          name={w.state}
          fields={field(w.side)}
          act={async (said: Said) => settle((await execute(StateOurSide, { id, words: said('words') })).stateOurSide)}
        />
      )}
      {REPORTING.includes(state) && (
        <VerbForm
          id="report"
          name={w.report}
          fields={field(w.changed)}
          act={async (said: Said) =>
            settle((await execute(ReportRectification, { id, words: said('words') })).reportRectification)
          }
        />
      )}
    </>
  );
}

function WhatWasTold({ told }: { told: Told }) {
  const { summary, matter, happenedOn, item, complainantName, finding, rectifyBy, dueOn, overdue } = told;
  return (
    <Facts>
      <Fact label={w.summary}>{summary && <span class="keep-lines">{summary}</span>}</Fact>
      <Fact label={w.matter}>{matter}</Fact>
      <Fact label={w.happened}>{happenedOn && day(happenedOn)}</Fact>
      <Fact label={w.who}>{complainantName}</Fact>
      <Fact label={w.item}>
        {item && (
          <a class="link" href={`/catalogue/items/${item.code}/${item.version}`}>
            {item.code}
          </a>
        )}
      </Fact>
      <Fact label={w.finding}>{finding && <span class="keep-lines">{finding}</span>}</Fact>
      <Fact label={w.rectifyBy}>{rectifyBy && day(rectifyBy)}</Fact>
      <Fact label={w.due}>{dueOn && dueOn !== rectifyBy ? <Due dueOn={dueOn} overdue={overdue} /> : null}</Fact>
    </Facts>
  );
}

function Steps({ steps }: { steps: Told['steps'] }) {
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{w.steps}</h2>
      <ol class="list">
        {steps.map((step, index) => (
          <li class="card" key={index}>
            <p class="paper-line">
              <strong>{nameOfStep(step.verb)}</strong>
              {step.office && ` · ${step.office}`}
            </p>
            {step.words && <p class="keep-lines">{step.words}</p>}
            {step.fileUrl && (
              <p>
                <a class="link" href={step.fileUrl} download>
                  {w.order}
                </a>
              </p>
            )}
            <p class="paper-line muted small">{day(step.day)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
