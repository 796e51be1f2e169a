/** What happened to a case, and what the same people asked before. */

import type { CasePartsFragment, CaseRowFragment } from '../generated/desk';
import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { Say } from '../ui/say';
import { StateTag, signOf, toneOf } from '../ui/states';
import { reasonName, stepName } from './codes';

const w = words(
  {
    portal: '系统自动',
    reason: '原因：',
    evidence: '核实方式：',
    remedy: '怎么办：',
    earlier: '以前的申请',
    noEarlier: '同一申请人或同一证明对象以前没有申请过。',
    duplicates: '可能重复',
    duplicatesWhy: '一年内，同一个人用几乎相同的话申请过下面的证明。请先看一看，不要重复出具。',
  },
  {
    portal: 'The portal',
    reason: 'Reason: ',
    evidence: 'How it is known: ',
    remedy: 'What to do: ',
    earlier: 'Earlier requests',
    noEarlier: 'Neither the applicant nor the person it is about has asked before.',
    duplicates: 'Perhaps a duplicate',
    duplicatesWhy: 'Within a year the same person asked for this in almost the same words. Please look first, so that nothing is issued twice.',
  },
);

export function Timeline({ steps }: { steps: CasePartsFragment['steps'] }) {
  return (
    <ol class="timeline">
      {steps.map(({ step, personName }) => (
        <li key={`${step.at}${step.verb}`}>
          <span class={`timeline-sign ${toneOf(step.state)}`} aria-hidden="true">
            {signOf(step.state)}
          </span>
          <strong>{stepName(step.verb)}</strong>
          <span class="choice-hint">
            {moment(step.at)} · {personName ?? w.portal}
          </span>
          {step.reason && (
            <span class="line">
              {step.verb === 'check' ? w.evidence : w.reason}
              {reasonName(step.reason)}
            </span>
          )}
          {step.words && <span class="line keep-lines">{step.words}</span>}
          {step.remedy && (
            <span class="line keep-lines">
              {w.remedy}
              {step.remedy}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

export function Earlier({ rows }: { rows: readonly CaseRowFragment[] }) {
  return (
    <>
      <h3>{w.earlier}</h3>
      {rows.length === 0 ? <p class="muted">{w.noEarlier}</p> : <CaseLinks rows={rows} />}
    </>
  );
}

export function Duplicates({ rows }: { rows: readonly CaseRowFragment[] }) {
  if (rows.length === 0) return null;
  return (
    <Say kind="warning">
      <h2>{w.duplicates}</h2>
      <p>{w.duplicatesWhy}</p>
      <CaseLinks rows={rows} />
    </Say>
  );
}

function CaseLinks({ rows }: { rows: readonly CaseRowFragment[] }) {
  return (
    <ul class="list">
      {rows.map((row) => (
        <li key={row.id}>
          <a class="link" href={`/desk/cases/${row.id}`}>
            {row.title}（{row.subject.name}）
          </a>{' '}
          <StateTag state={row.state} />
          <span class="choice-hint">{moment(row.requestedAt)}</span>
        </li>
      ))}
    </ul>
  );
}
