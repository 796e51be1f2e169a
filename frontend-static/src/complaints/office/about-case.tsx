/** Everything there is to read of a complaint, for the offices that deal with it. */

import type { ComponentChildren } from 'preact';
import { useAnswer } from '../../foundation/asking';
import { day, moment } from '../../foundation/dates';
import { words } from '../../foundation/language';
import { PlaceOfComplaint } from '../../generated/complaints';
import { Fact, Facts } from '../../ui/facts';
import { Say } from '../../ui/say';
import { nameOfKind } from '../wording';
import { Due, officeOf } from './case-list';
import { CaseEvidence, CaseSteps, CaseVisits } from './case-record';
import { Complainant } from './complainant';
import type { Case } from './verb';
import { CHANNELS, OfficeTag, nameOfDecline, nameOfLevel } from './wording';

const w = words(
  {
    office: '现在由谁办',
    due: '期限',
    unsure: '明年的放假安排还没有公布，日期可能会变。',
    rests: (days: number) => `等投诉人补充期间，为主办单位保留 ${days} 个工作日。`,
    escalated: (place: string) => `已超期，上报到${place}。`,
    facts: '基本情况',
    accused: '被投诉单位',
    handler: '受理部门',
    lead: '主办单位',
    assistants: '协办单位',
    supervision: '督办',
    settled: '管辖',
    settledYes: '已裁定，不能退回',
    channel: '来源',
    order: '热线工单',
    place: '地点',
    matter: '办什么事时要的',
    happened: '哪一天的事',
    item: '当日有效的清单条目',
    filed: '提交时间',
    repeats: '同一单位、同一证明的第一件',
    decideBy: '承诺的结论日期',
    decline: '不予受理的原因',
    route: '该找谁',
    summary: '案情摘要',
    finding: '认定',
    rectifyBy: '整改期限',
    missed: '逾期没有整改',
    answer: '答复',
  },
  {
    office: 'Who has it now',
    due: 'Due',
    unsure: 'Next year’s holidays are not announced yet, so the day may change.',
    rests: (days: number) => `While the complainant is asked, ${days} working days are kept for the lead.`,
    escalated: (place: string) => `Overdue: the offices of ${place} were told.`,
    facts: 'What it is about',
    accused: 'Complained of',
    handler: 'Handler',
    lead: 'Lead',
    assistants: 'Helping',
    supervision: 'Supervision',
    settled: 'Whose it is',
    settledYes: 'Decided; it cannot be given back',
    channel: 'How it came',
    order: 'Work order',
    place: 'Place',
    matter: 'For the matter',
    happened: 'It happened on',
    item: 'The list’s entry of that day',
    filed: 'Filed at',
    repeats: 'First one about this office and proof',
    decideBy: 'Finding promised by',
    decline: 'Why it was not accepted',
    route: 'Whom to ask instead',
    summary: 'What the office was told',
    finding: 'The finding',
    rectifyBy: 'To be set right by',
    missed: 'It was not set right in time',
    answer: 'The answer',
  },
);

interface AboutCaseProps {
  complaint: Case;
  /** What can be done, between where it stands and what it is about. */
  children: ComponentChildren;
}

export function AboutCase({ complaint, children }: AboutCaseProps) {
  return (
    <>
      <div class="case-state">
        <span>
          {nameOfKind(complaint.kind)} {complaint.number}
        </span>
        <OfficeTag state={complaint.state} />
      </div>
      <Standing complaint={complaint} />
      <div class="case-columns">
        <div>
          {children}
          <Complainant id={complaint.id} />
        </div>
        <div>
          <WhatItIs complaint={complaint} />
          <CaseEvidence complaint={complaint} />
        </div>
      </div>
      <CaseSteps steps={complaint.steps} />
      <CaseVisits visits={complaint.visits} />
    </>
  );
}

function Standing({ complaint }: { complaint: Case }) {
  const { dueOn, overdue, calendarKnown, daysLeft, escalatedTo, missed } = complaint;
  return (
    <>
      {missed && (
        <Say kind="warning">
          <p>{w.missed}</p>
        </Say>
      )}
      <Facts>
        <Fact label={w.office}>{officeOf(complaint).name}</Fact>
        <Fact label={w.due}>{dueOn && <Due dueOn={dueOn} overdue={overdue} />}</Fact>
      </Facts>
      {dueOn && !calendarKnown && <p class="muted">{w.unsure}</p>}
      {complaint.state === 'WAITING' && daysLeft !== null && <p>{w.rests(daysLeft)}</p>}
      {escalatedTo && <Escalated region={escalatedTo} />}
    </>
  );
}

function Escalated({ region }: { region: string }) {
  const place = useAnswer(PlaceOfComplaint, { code: region }).data.value?.region;
  return place ? <p>{w.escalated(place.fullName)}</p> : null;
}

function WhatItIs({ complaint }: { complaint: Case }) {
  const { channel, hotlineNumber, region, matter, happenedOn, item, filedAt, repeats } = complaint;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{w.facts}</h2>
      <Facts>
        <Fact label={w.matter}>{matter}</Fact>
        <Fact label={w.place}>
          <Place region={region} />
        </Fact>
        <Fact label={w.happened}>{happenedOn && day(happenedOn)}</Fact>
        <Fact label={w.item}>
          {item && (
            <a class="link" href={`/catalogue/items/${item.code}/${item.version}`}>
              {item.code}
            </a>
          )}
        </Fact>
        <Fact label={w.channel}>{CHANNELS[channel]}</Fact>
        <Fact label={w.order}>{hotlineNumber}</Fact>
        <Fact label={w.filed}>{moment(filedAt)}</Fact>
        <Fact label={w.repeats}>{repeats}</Fact>
        <Offices complaint={complaint} />
        <Outcome complaint={complaint} />
      </Facts>
    </section>
  );
}

function Place({ region }: { region: string }) {
  const place = useAnswer(PlaceOfComplaint, { code: region }).data.value?.region;
  return <>{place?.fullName ?? region}</>;
}

function Offices({ complaint: { accused, handler, lead, assistants, supervision, settled } }: { complaint: Case }) {
  return (
    <>
      <Fact label={w.accused}>
        {accused && (
          <a class="link" href={`/supervisor/units/${accused.id}`}>
            {accused.name}
          </a>
        )}
      </Fact>
      <Fact label={w.handler}>{`${handler.name} ${handler.contactPhone}`}</Fact>
      <Fact label={w.lead}>{lead && `${lead.name} ${lead.contactPhone}`}</Fact>
      <Fact label={w.assistants}>{assistants.map(({ name }) => name).join('，')}</Fact>
      <Fact label={w.settled}>{settled ? w.settledYes : null}</Fact>
      <Fact label={w.supervision}>{supervision && nameOfLevel(supervision)}</Fact>
    </>
  );
}

function Outcome({ complaint }: { complaint: Case }) {
  const { decideBy, declineReason, route, summary, finding, rectifyBy, answer } = complaint;
  return (
    <>
      <Fact label={w.decideBy}>{decideBy && day(decideBy)}</Fact>
      <Fact label={w.decline}>{declineReason && nameOfDecline(declineReason)}</Fact>
      <Fact label={w.route}>{route}</Fact>
      <Fact label={w.summary}>{summary && <span class="keep-lines">{summary}</span>}</Fact>
      <Fact label={w.finding}>{finding && <span class="keep-lines">{finding}</span>}</Fact>
      <Fact label={w.rectifyBy}>{rectifyBy && day(rectifyBy)}</Fact>
      <Fact label={w.answer}>{answer && <span class="keep-lines">{answer}</span>}</Fact>
    </>
  );
}
