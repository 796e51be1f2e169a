/** One objection: what I said, by when it is answered, the answer, and the corrected paper. */

import { useSignal } from '@preact/signals';
import { OwnAffairs } from '../account/own-affairs';
import { useAnswer } from '../foundation/asking';
import { day, moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { MyObjection, type ObjectionPartsFragment } from '../generated/objections';
import { Fact, Facts } from '../ui/facts';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { Corrected } from './corrected';
import { WithdrawObjectionForm } from './withdraw';
import { FIELD_NAMES, ObjectionTag } from './wording';

const w = words(
  {
    title: '异议',
    paper: '看有异议的证明',
    about: '哪份证明',
    part: '有错的地方',
    words: '错在哪里',
    wish: '应该怎么写',
    filed: '提出时间',
    answered: '答复时间',
    answer: '村（社区）的答复',
    route: '还可以找谁',
    waits: (date: string) => `村（社区）最晚 ${date}答复您。有答复会发消息告诉您。`,
    overdue: (date: string) => `村（社区）本该在 ${date}以前答复，已经超期。您可以打电话催办，或者拨打 12345 反映。`,
    unsureDay: '明年的放假安排还没有公布，日期可能会变。',
    declined: '村（社区）认为证明没有写错，没有更正。',
    anew: '有新的材料或者说法，可以再提一次。',
    object: '再提一次',
    withdrawn: '您已经撤回了这次异议。',
  },
  {
    title: 'Objection',
    paper: 'See the paper in question',
    about: 'Which proof',
    part: 'What is wrong',
    words: 'What is wrong with it',
    wish: 'How it should read',
    filed: 'Filed at',
    answered: 'Answered at',
    answer: 'The answer of the committee',
    route: 'Who else can help',
    waits: (date: string) => `The committee answers by ${date}. You will get a message.`,
    overdue: (date: string) => `The committee should have answered by ${date}: this is overdue. You may call them, or call 12345.`,
    unsureDay: 'Next year’s holidays are not announced yet, so the day may change.',
    declined: 'The committee finds nothing wrong with the proof and has not corrected it.',
    anew: 'If you have more to show or to say, you may object again.',
    object: 'Object again',
    withdrawn: 'You have withdrawn this objection.',
  },
);

export default function ObjectionPage({ params }: { params: { id?: string } }) {
  return (
    <OwnAffairs title={w.title}>
      <Asked id={params.id ?? ''} />
    </OwnAffairs>
  );
}

function Asked({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(MyObjection, { id });
  const withdrawn = useSignal<ObjectionPartsFragment | undefined>(undefined);
  const objection = withdrawn.value ?? data.value?.myObjection;
  return (
    <Page title={w.title} back="/objections">
      {!objection && <Waiting failure={failure.value} again={again} />}
      {objection && (
        <>
          <p>
            <ObjectionTag state={objection.state} />
          </p>
          <Standing objection={objection} />
          <WhatWasSaid objection={objection} />
          {objection.state === 'FILED' && (
            <WithdrawObjectionForm id={objection.id} onWithdrawn={(after) => (withdrawn.value = after)} />
          )}
        </>
      )}
    </Page>
  );
}

function Standing({ objection }: { objection: ObjectionPartsFragment }) {
  switch (objection.state) {
    case 'FILED':
      return <Waits objection={objection} />;
    case 'DECLINED':
      return <Declined objection={objection} />;
    case 'WITHDRAWN':
      return (
        <Say>
          <p>{w.withdrawn}</p>
        </Say>
      );
    default:
      return <Corrected objection={objection} />;
  }
}

function Waits({ objection }: { objection: ObjectionPartsFragment }) {
  const due = day(objection.dueOn);
  return (
    <Say kind={objection.overdue ? 'warning' : 'note'}>
      <p>{objection.overdue ? w.overdue(due) : w.waits(due)}</p>
      {!objection.calendarKnown && <p>{w.unsureDay}</p>}
    </Say>
  );
}

function Declined({ objection }: { objection: ObjectionPartsFragment }) {
  return (
    <Say kind="warning">
      <p>{w.declined}</p>
      <Facts>
        <Fact label={w.answer}>{objection.answer}</Fact>
        <Fact label={w.route}>{objection.route}</Fact>
      </Facts>
      <p>{w.anew}</p>
      <a class="button plain" href={`/objections/new?proof=${objection.proofId}`}>
        {w.object}
      </a>
    </Say>
  );
}

function WhatWasSaid({ objection }: { objection: ObjectionPartsFragment }) {
  return (
    <Facts>
      <Fact label={w.about}>
        {objection.proofTitle}
        <br />
        <a class="link" href={`/papers/${objection.proofId}`}>
          {w.paper}
        </a>
      </Fact>
      <Fact label={w.part}>{FIELD_NAMES[objection.disputedField]}</Fact>
      <Fact label={w.words}>{objection.words}</Fact>
      <Fact label={w.wish}>{objection.wish}</Fact>
      <Fact label={w.filed}>{moment(objection.filedAt)}</Fact>
      <Fact label={w.answered}>{objection.answeredAt && moment(objection.answeredAt)}</Fact>
    </Facts>
  );
}
