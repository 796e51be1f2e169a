/** What the resident can do now: mend it, read why not, or take the paper. */

import type { ProgressPartsFragment } from '../generated/progress';
import { today } from '../foundation/dates';
import { words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { isLate } from './next';
import { reasonOf } from './reasons';

const w = words(
  {
    mend: '去补正',
    mendTitle: '要您补正',
    refused: '为什么不予出具',
    reason: '原因',
    words: '具体情况',
    remedy: '怎样补正',
    route: '可以怎样办',
    disagree: '不同意这个结果，可以向乡镇（街道）反映，或拨打：',
    complain: '单位不该要这个证明？投诉',
    paper: '查看证明',
    call: (office: string) => `打电话问${office}`,
    anew: '重新申请',
    unsureDay: '明年的放假安排还没有公布，最晚办结的日期可能会变。',
  },
  {
    mend: 'Mend the request',
    mendTitle: 'For you to mend',
    refused: 'Why it is refused',
    reason: 'Reason',
    words: 'In their words',
    remedy: 'How to mend it',
    route: 'Where to go instead',
    disagree: 'If you disagree, turn to the township, or call:',
    complain: 'Should nobody demand this proof? Complain',
    paper: 'See the proof',
    call: (office: string) => `Call ${office}`,
    anew: 'Ask anew',
    unsureDay: 'Next year’s holidays are not announced yet, so the last day may change.',
  },
);

type Proof = ProgressPartsFragment;

export function WhatNow({ proof }: { proof: Proof }) {
  switch (proof.state) {
    case 'SENT_BACK':
      return <ToMend proof={proof} />;
    case 'REJECTED':
      return <Refused proof={proof} />;
    case 'ISSUED':
    case 'REVOKED':
    case 'SUPERSEDED':
    case 'EXPIRED':
      return (
        <p>
          <a class="button" href={`/papers/${proof.id}`}>
            {w.paper}
          </a>
        </p>
      );
    case 'WITHDRAWN':
      return (
        <p>
          <a class="button plain" href="/request">
            {w.anew}
          </a>
        </p>
      );
    default:
      return <InTheirHands proof={proof} />;
  }
}

function ToMend({ proof }: { proof: Proof }) {
  return (
    <section class="say warning" aria-labelledby="mend">
      <h2 id="mend">{w.mendTitle}</h2>
      <Why proof={proof} verb="send_back" remedy={w.remedy} />
      <a class="button" href={`/progress/${proof.id}/mend`}>
        {w.mend}
      </a>
    </section>
  );
}

function Refused({ proof }: { proof: Proof }) {
  return (
    <section class="say error" aria-labelledby="refused">
      <h2 id="refused">{w.refused}</h2>
      <Why proof={proof} verb="reject" remedy={w.route} />
      <p>
        {w.disagree}
        <br />
        <a class="link" href="tel:12345">
          12345
        </a>
      </p>
      <p>
        <a class="link" href={`/complaints/new?proof=${proof.id}`}>
          {w.complain}
        </a>
      </p>
    </section>
  );
}

/** The last step of this kind: a request can come back more than once. */
function Why({ proof, verb, remedy }: { proof: Proof; verb: string; remedy: string }) {
  const step = proof.steps.filter((each) => each.verb === verb).pop();
  if (!step) return null;
  return (
    <Facts>
      <Fact label={w.reason}>{reasonOf(step)}</Fact>
      <Fact label={w.words}>{step.words}</Fact>
      <Fact label={remedy}>{step.remedy}</Fact>
    </Facts>
  );
}

function InTheirHands({ proof }: { proof: Proof }) {
  const { name, contactPhone } = proof.committee;
  return (
    <>
      {!proof.calendarKnown && <p class="muted small">{w.unsureDay}</p>}
      {isLate(proof, today()) && (
        <a class="button" href={`tel:${contactPhone}`}>
          {w.call(name)}
        </a>
      )}
    </>
  );
}
