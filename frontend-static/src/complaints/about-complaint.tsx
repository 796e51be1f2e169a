/** A complaint for who filed it, signed in or by the receipt code. */

import { day, moment } from '../foundation/dates';
import { words } from '../foundation/language';
import type { ComplaintPartsFragment } from '../generated/complaints';
import { RatingBox } from '../ratings/rating-box';
import { Fact, Facts } from '../ui/facts';
import { Say } from '../ui/say';
import { OwnFiles } from './own-files';
import { ComplaintTag, nameOfKind, nameOfVerb } from './wording';
import { ComplainantVerbs, type VerbsProps } from './verbs';

const w = words(
  {
    office: '现在由谁办',
    phone: '电话',
    accused: '哪个单位',
    proof: '要的是什么证明',
    matter: '办什么事时要的',
    happened: '哪一天的事',
    words: '您写的经过',
    filed: '提交时间',
    decide: (date: string) => `最晚 ${date}有结论。`,
    accept: (date: string) => `最晚 ${date}答复您是否受理。`,
    supplement: (date: string) => `请在 ${date} 前补充，逾期就按现有材料办。`,
    rectify: (date: string) => `已责令这个单位在 ${date} 前整改。`,
    unsure: '明年的放假安排还没有公布，日期可能会变。',
    declined: '没有受理。',
    route: '该找谁',
    answer: '答复',
    answered: '答复时间',
    progress: '办理过程',
    file: '下载《投诉举报答复书》（PDF，已盖章）',
  },
  {
    office: 'Who has it now',
    phone: 'Telephone',
    accused: 'Which office',
    proof: 'Which proof',
    matter: 'For which matter',
    happened: 'On which day',
    words: 'What you wrote',
    filed: 'Filed at',
    decide: (date: string) => `A finding comes by ${date}.`,
    accept: (date: string) => `You are told by ${date} whether it is accepted.`,
    supplement: (date: string) => `Please add it by ${date}; after that we go on with what there is.`,
    rectify: (date: string) => `That office was ordered to set it right by ${date}.`,
    unsure: 'Next year’s holidays are not announced yet, so the day may change.',
    declined: 'It was not accepted.',
    route: 'Whom to ask instead',
    answer: 'The answer',
    answered: 'Answered at',
    progress: 'What was done',
    file: 'Download the sealed answer (PDF)',
  },
);

const RATEABLE: readonly ComplaintPartsFragment['state'][] = ['ANSWERED', 'CLOSED'];

export function AboutComplaint(props: VerbsProps) {
  const { complaint, named } = props;
  return (
    <>
      <p>
        {nameOfKind(complaint.kind)} {complaint.number} <ComplaintTag state={complaint.state} />
      </p>
      <Standing complaint={complaint} />
      <Office complaint={complaint} />
      <ComplainantVerbs {...props} />
      <OwnFiles {...props} />
      {RATEABLE.includes(complaint.state) && (
        <RatingBox subject={{ kind: 'COMPLAINT', id: complaint.id, receiptCode: props.named.receiptCode }} />
      )}
      <Progress complaint={complaint} named={named} />
      <WhatWasSaid complaint={complaint} />
    </>
  );
}

function Standing({ complaint }: { complaint: ComplaintPartsFragment }) {
  const sentence = nextOf(complaint);
  const { answer, answeredAt, state, route, calendarKnown } = complaint;
  return (
    <>
      {sentence && (
        <Say>
          <p>{sentence}</p>
          {!calendarKnown && <p>{w.unsure}</p>}
        </Say>
      )}
      {state === 'DECLINED' && (
        <Say kind="warning">
          <p>{w.declined}</p>
          <Facts>
            <Fact label={w.route}>{route}</Fact>
          </Facts>
        </Say>
      )}
      {answer && (
        <Say kind="success">
          <Facts>
            <Fact label={w.answer}>
              <span class="keep-lines">{answer}</span>
            </Fact>
            <Fact label={w.answered}>{answeredAt && moment(answeredAt)}</Fact>
          </Facts>
        </Say>
      )}
    </>
  );
}

/** What comes next and by when, where a day is promised. */
function nextOf({ state, dueOn, decideBy, rectifyBy }: ComplaintPartsFragment): string | undefined {
  switch (state) {
    case 'FILED':
      return dueOn ? w.accept(day(dueOn)) : undefined;
    case 'ACCEPTED':
    case 'DISPATCHED':
    case 'OBJECTED':
    case 'INVESTIGATING':
      return decideBy ? w.decide(day(decideBy)) : undefined;
    case 'WAITING':
      return dueOn ? w.supplement(day(dueOn)) : undefined;
    case 'RECTIFYING':
      return rectifyBy ? w.rectify(day(rectifyBy)) : undefined;
    default:
      return undefined;
  }
}

function Office({ complaint: { office } }: { complaint: ComplaintPartsFragment }) {
  return (
    <Facts>
      <Fact label={w.office}>{office.name}</Fact>
      <Fact label={w.phone}>
        <a class="link" href={`tel:${office.phone}`}>
          {office.phone}
        </a>
      </Fact>
    </Facts>
  );
}

function Progress({ complaint: { steps }, named }: Pick<VerbsProps, 'complaint' | 'named'>) {
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{w.progress}</h2>
      <ol class="list">
        {steps.map(({ verb, at, office, words: said, fileUrl }) => (
          <li class="card" key={`${verb}${at}`}>
            <p class="paper-line">
              <strong>{nameOfVerb(verb)}</strong>
              {office && ` · ${office}`}
            </p>
            {said && <p class="keep-lines">{said}</p>}
            {fileUrl && <AnswerFile url={fileUrl} receiptCode={named.receiptCode} />}
            <p class="paper-line muted small">{moment(at)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A receipt code stands in no address: a form sends it, and what comes is saved as a file. */
function AnswerFile({ url, receiptCode }: { url: string; receiptCode: string | null }) {
  if (receiptCode === null) {
    return (
      <p>
        <a class="link" href={url} download>
          {w.file}
        </a>
      </p>
    );
  }
  return (
    <form method="post" action={url}>
      <input type="hidden" name="receiptCode" value={receiptCode} />
      <button class="button plain">{w.file}</button>
    </form>
  );
}

function WhatWasSaid({ complaint }: { complaint: ComplaintPartsFragment }) {
  const { accusedName, proofName, matter, happenedOn, words: said, filedAt } = complaint;
  return (
    <Facts>
      <Fact label={w.accused}>{accusedName}</Fact>
      <Fact label={w.proof}>{proofName}</Fact>
      <Fact label={w.matter}>{matter}</Fact>
      <Fact label={w.happened}>{happenedOn && day(happenedOn)}</Fact>
      <Fact label={w.words}>
        <span class="keep-lines">{said}</span>
      </Fact>
      <Fact label={w.filed}>{moment(filedAt)}</Fact>
    </Facts>
  );
}
