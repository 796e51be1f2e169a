/** One objection beside the paper it is about: what the holder says, and the answer to it. */

import { useSignal } from '@preact/signals';
import { DeskObjection, type ObjectionCasePartsFragment } from '../generated/desk';
import { useAnswer } from '../foundation/asking';
import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import type { Params } from '../foundation/router';
import { FIELD_NAMES, ObjectionTag } from '../objections/wording';
import { Fact, Facts } from '../ui/facts';
import { Page, Waiting } from '../ui/page';
import { StateTag } from '../ui/states';
import { NoCases } from './no-cases';
import { ObjectionAnswers } from './objection-answers';
import { ObjectionDue } from './objections';
import { SealedPanel } from './paper-panel';
import { myRoles, readsCases } from './posts';
import './desk.css';

const w = words(
  {
    title: '异议',
    said: '居民说',
    matter: '有异议的证明',
    toCase: '看这份证明的办件',
    number: '编号',
    holder: '谁提的',
    phone: '联系电话',
    subject: '证明对象',
    part: '有错的地方',
    words: '错在哪里',
    wish: '应该怎么写',
    filed: '提出时间',
    due: '答复期限',
    guessed: '下一年放假安排还没公布，可能调整',
    answered: '已经答复',
    answer: '答复内容',
    route: '告诉居民还可以找谁',
    by: '答复人',
    at: '答复时间',
    correction: '更正件',
    toCorrection: '去办更正件',
  },
  {
    title: 'Objection',
    said: 'What the resident says',
    matter: 'Disputed proof',
    toCase: 'See the case of this proof',
    number: 'Number',
    holder: 'Objected by',
    phone: 'Telephone',
    subject: 'About',
    part: 'What is wrong',
    words: 'What is wrong with it',
    wish: 'How it should read',
    filed: 'Filed at',
    due: 'To be answered by',
    guessed: 'may change: next year’s holidays are not announced yet',
    answered: 'Answered',
    answer: 'What was answered',
    route: 'Who else can help',
    by: 'Answered by',
    at: 'Answered at',
    correction: 'Correction',
    toCorrection: 'Go to the correction',
  },
);

export default function ObjectionPage({ params }: { params: Params }) {
  return readsCases(myRoles()) ? <Read id={params['id'] ?? ''} /> : <NoCases title={w.title} />;
}

function Read({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(DeskObjection, { id });
  const settled = useSignal<ObjectionCasePartsFragment | undefined>(undefined);
  const each = settled.value ?? data.value?.objectionCase;
  const reread = async () => {
    settled.value = undefined;
    await again();
  };
  return (
    <Page title={each?.proofCase.title ?? w.title} back="/desk/objections">
      {!each && <Waiting failure={failure.value} again={again} />}
      {each && (
        <>
          <p>
            <ObjectionTag state={each.state} />
          </p>
          <div class="case-columns">
            <div>
              <Said each={each} />
              {each.answer && <Answered each={each} />}
              <ObjectionAnswers each={each} onAnswered={(after) => (settled.value = after)} again={reread} />
            </div>
            <div class="case-paper">
              {each.proofCase.fileUrl && (
                <SealedPanel
                  id={each.proofCase.id}
                  number={each.proofCase.numbers?.number ?? ''}
                  fileUrl={each.proofCase.fileUrl}
                />
              )}
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

function Said({ each }: { each: ObjectionCasePartsFragment }) {
  const { proofCase } = each;
  return (
    <section aria-labelledby="said">
      <h2 id="said">{w.said}</h2>
      <blockquote class="own-words">{each.words}</blockquote>
      <Facts>
        <Fact label={w.part}>{FIELD_NAMES[each.disputedField]}</Fact>
        <Fact label={w.wish}>{each.wish}</Fact>
        <Fact label={w.holder}>{proofCase.applicant.name}</Fact>
        <Fact label={w.phone}>{proofCase.applicant.phone}</Fact>
        <Fact label={w.filed}>{moment(each.filedAt)}</Fact>
        <Fact label={w.due}>
          <ObjectionDue row={each} />
          {!each.calendarKnown && <span class="line">{w.guessed}</span>}
        </Fact>
        <Fact label={w.matter}>
          {proofCase.title}
          <br />
          <a class="file" href={`/desk/cases/${proofCase.id}`}>
            {w.toCase}
          </a>
        </Fact>
        <Fact label={w.number}>{proofCase.numbers?.number}</Fact>
        <Fact label={w.subject}>{proofCase.subject.name}</Fact>
      </Facts>
    </section>
  );
}

function Answered({ each }: { each: ObjectionCasePartsFragment }) {
  return (
    <section aria-labelledby="answered">
      <h2 id="answered">{w.answered}</h2>
      <Facts>
        <Fact label={w.answer}>{each.answer}</Fact>
        <Fact label={w.route}>{each.route}</Fact>
        <Fact label={w.by}>{each.answeredBy}</Fact>
        <Fact label={w.at}>{each.answeredAt && moment(each.answeredAt)}</Fact>
        <Fact label={w.correction}>{each.correction && <StateTag state={each.correction.state} />}</Fact>
      </Facts>
      {each.correction && (
        <a class="button" href={`/desk/cases/${each.correction.id}`}>
          {w.toCorrection}
        </a>
      )}
    </section>
  );
}
