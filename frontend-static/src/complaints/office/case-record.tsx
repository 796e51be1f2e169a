/** What is on record of a complaint: its steps, its evidence with hashes, and the return visits. */

import { moment } from '../../foundation/dates';
import { words } from '../../foundation/language';
import type { StepReader } from '../../generated/complaints-office';
import { EVIDENCE } from '../evidence-names';
import { CaseFile } from './case-file';
import { OfficeTag, nameOfStep, nameOfWay } from './wording';
import type { Case } from './verb';

const w = words(
  {
    steps: '办理过程',
    evidence: '证据',
    none: '没有证据材料。',
    hash: '校验码（SHA-256）',
    visits: '回访',
    unreached: '没有联系上',
    solved: '已解决',
    unsolved: '没有解决',
    satisfied: '满意',
    dissatisfied: '不满意',
  },
  {
    steps: 'What was done',
    evidence: 'Evidence',
    none: 'There is no evidence.',
    hash: 'Hash (SHA-256)',
    visits: 'Return visits',
    unreached: 'not reached',
    solved: 'solved',
    unsolved: 'not solved',
    satisfied: 'satisfied',
    dissatisfied: 'not satisfied',
  },
);

const READERS: Record<StepReader, string> = words(
  { COMPLAINANT: '投诉人也看得到', ACCUSED: '被投诉单位也看得到', BOTH: '双方都看得到', NEITHER: '只有办理单位看得到' },
  {
    COMPLAINANT: 'The complainant reads this too',
    ACCUSED: 'The office complained of reads this too',
    BOTH: 'Both sides read this',
    NEITHER: 'Only the offices dealing with it read this',
  },
);

export function CaseSteps({ steps }: { steps: Case['steps'] }) {
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{w.steps}</h2>
      <ol class="list">
        {steps.map(({ verb, state, at, office, reader, words: said }) => (
          <li class="card" key={`${verb}${at}`}>
            <p class="paper-line">
              <strong>{nameOfStep(verb)}</strong>
              {office && ` · ${office}`}
            </p>
            {said && (
              <>
                <p class="keep-lines">{said}</p>
                <p class="paper-line muted small">{READERS[reader]}</p>
              </>
            )}
            <p class="paper-line">
              <OfficeTag state={state} /> <span class="muted small">{moment(at)}</span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function CaseEvidence({ complaint }: { complaint: Case }) {
  const { id: complaintId, evidence: pieces, mayOpenFiles } = complaint;
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{w.evidence}</h2>
      {pieces.length === 0 && <p>{w.none}</p>}
      <ul class="list">
        {pieces.map(({ id, kind, mediaType, sha256, madeAt }) => (
          <li class="case-note" key={id}>
            <p class="paper-line">
              <strong>{EVIDENCE[kind]}</strong> <span class="muted small">{moment(madeAt)}</span>
            </p>
            <p class="paper-line small">
              {w.hash} <span class="hash">{sha256}</span>
            </p>
            {mayOpenFiles && (
              <CaseFile complaintId={complaintId} fileId={id} name={EVIDENCE[kind]} mediaType={mediaType} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function CaseVisits({ visits }: { visits: Case['visits'] }) {
  if (visits.length === 0) return null;
  return (
    <section aria-labelledby="visits">
      <h2 id="visits">{w.visits}</h2>
      <ul class="list">
        {visits.map((visit) => (
          <li class="card" key={visit.at}>
            <p class="paper-line">
              <strong>{outcomeOf(visit)}</strong>
            </p>
            <p class="keep-lines">{visit.words}</p>
            <p class="paper-line muted small">
              {nameOfWay(visit.way)} · {moment(visit.at)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function outcomeOf({ reached, solved, satisfied }: Case['visits'][number]): string {
  if (!reached) return w.unreached;
  return `${solved ? w.solved : w.unsolved} · ${satisfied ? w.satisfied : w.dissatisfied}`;
}
