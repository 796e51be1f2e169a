/** A request that came back: what the committee asks for, and all answers on one page to be mended. */

import { OwnAffairs } from '../account/own-affairs';
import { ProofToMend, type ProofToMendQuery } from '../generated/request';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { MendForm } from './mend-form';
import { reasonOf } from './reasons';

const w = words(
  {
    title: '补正申请',
    asked: (name: string) => `${name}请您补正`,
    reason: '原因',
    words: '具体情况',
    remedy: '怎样补正',
    phone: '不清楚的，可以打电话问：',
    settled: '这件申请现在不需要补正。',
    progress: '查看办理进度',
  },
  {
    title: 'Mend the request',
    asked: (name: string) => `${name} asks you to mend this`,
    reason: 'Reason',
    words: 'In their words',
    remedy: 'How to mend it',
    phone: 'If anything is not clear, call: ',
    settled: 'There is nothing to mend about this request now.',
    progress: 'See the progress',
  },
);

export default function MendPage({ params }: { params: { id?: string } }) {
  return (
    <OwnAffairs title={w.title}>
      <Mend id={params.id ?? ''} />
    </OwnAffairs>
  );
}

function Mend({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(ProofToMend, { id });
  const proof = data.value?.myProof;
  return (
    <Page title={w.title} back={`/progress/${id}`}>
      {proof ? <Shown proof={proof} /> : <Waiting failure={failure.value} again={again} />}
    </Page>
  );
}

function Shown({ proof }: { proof: ProofToMendQuery['myProof'] }) {
  if (proof.state !== 'SENT_BACK') return <Settled id={proof.id} />;
  return (
    <>
      <Asked proof={proof} />
      <MendForm proof={proof} />
    </>
  );
}

function Settled({ id }: { id: string }) {
  return (
    <>
      <p>{w.settled}</p>
      <a class="button" href={`/progress/${id}`}>
        {w.progress}
      </a>
    </>
  );
}

/** Of the last time it came back: a request can come back more than once. */
function Asked({ proof }: { proof: ProofToMendQuery['myProof'] }) {
  const step = proof.steps.filter(({ verb }) => verb === 'send_back').pop();
  const { name, contactPhone } = proof.committee;
  return (
    <Say kind="warning">
      <h2>{w.asked(name)}</h2>
      {step && (
        <Facts>
          <Fact label={w.reason}>{reasonOf(step)}</Fact>
          <Fact label={w.words}>{step.words}</Fact>
          <Fact label={w.remedy}>{step.remedy}</Fact>
        </Facts>
      )}
      <p>
        {w.phone}
        <a href={`tel:${contactPhone}`}>{contactPhone}</a>
      </p>
    </Say>
  );
}
