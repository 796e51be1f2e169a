/** One proposal 清单调整建议: why, what the list would say, what came of it, and what I may do. */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { MEASURES, REASONS, ChangeTag } from '../changes/wording';
import { useTask } from '../foundation/asking';
import { day } from '../foundation/dates';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { DeclineProposal, TakeUpProposal, type ProposalPartsFragment } from '../generated/proposals';
import { WordsForm } from '../operators/words-form';
import { Button } from '../ui/button';
import { Fact, Facts } from '../ui/facts';
import { WentWrong } from '../ui/say';
import { GROUNDS, STATES, TONES } from './wording';

const w = words(
  {
    why: '为什么',
    measure: '建议清单写成',
    cancelled: (reason: string) => `直接取消（${reason}）`,
    entry: '当日有效的清单条目',
    complaints: '查实的投诉',
    count: (count: number) => `${count} 件`,
    finding: (number: string) => `${number} 的认定`,
    office: '建议给',
    declined: '不采纳的理由',
    change: '调整申请',
    takeUp: '采纳，生成调整申请草稿',
    takeUpHint: '采纳后只是一份草稿，可以修改；由本单位人员提交，再由别人审查和公布。',
    decline: '不采纳',
    declineWhy: '为什么不采纳',
    declineHint: '办理投诉的单位会看到。',
    declineSend: '确定不采纳',
  },
  {
    why: 'Why',
    measure: 'What the list would say',
    cancelled: (reason: string) => `Cancelled (${reason})`,
    entry: 'The entry in force that day',
    complaints: 'Complaints found to be true',
    count: (count: number) => String(count),
    finding: (number: string) => `Finding of ${number}`,
    office: 'Put before',
    declined: 'Why it was declined',
    change: 'The request',
    takeUp: 'Take it up: draft a request',
    takeUpHint: 'It is only a draft, which you may mend. Your office files it, and others review and publish it.',
    decline: 'Decline',
    declineWhy: 'Why you decline',
    declineHint: 'The office that handled the complaint reads it.',
    declineSend: 'Decline it',
  },
);

const SIGNS = { open: '●', good: '✓', waits: '!', bad: '✕', past: '–' };

interface ProposalProps {
  proposal: ProposalPartsFragment;
  onChanged: () => Promise<void>;
}

export function Proposal({ proposal, onChanged }: ProposalProps) {
  const { state, ground, itemCode, measure, cancelReason, complaints, office, declineReason, change } = proposal;
  return (
    <>
      <p>
        <span class={`tag ${TONES[state]}`}>
          <span aria-hidden="true">{SIGNS[TONES[state]]} </span>
          {STATES[state]}
        </span>
      </p>
      <Facts>
        <Fact label={w.why}>{GROUNDS[ground]}</Fact>
        <Fact label={w.measure}>{cancelReason ? w.cancelled(REASONS[cancelReason]) : MEASURES[measure]}</Fact>
        <Fact label={w.entry}>
          {itemCode && (
            <a class="link" href={`/catalogue/items/${itemCode}`}>
              {itemCode}
            </a>
          )}
        </Fact>
        <Fact label={w.office}>{office}</Fact>
        <Fact label={w.complaints}>{w.count(complaints.length)}</Fact>
        {complaints.map(({ number, finding, foundOn }) => (
          <Fact key={number} label={w.finding(number)}>
            <span class="keep-lines">{finding}</span>
            {foundOn && <span class="line muted">{day(foundOn)}</span>}
          </Fact>
        ))}
        <Fact label={w.declined}>{declineReason}</Fact>
        <Fact label={w.change}>{change && <Drafted change={change} />}</Fact>
      </Facts>
      <Verbs proposal={proposal} onChanged={onChanged} />
    </>
  );
}

function Drafted({ change: { number, state } }: { change: NonNullable<ProposalPartsFragment['change']> }) {
  const tag = <ChangeTag state={state} openToComments={state === 'CONSULTING'} />;
  if (!number) return tag;
  return (
    <>
      <a class="link" href={`/catalogue/changes/${number}`}>
        {number}
      </a>{' '}
      {tag}
    </>
  );
}

function Verbs({ proposal: { id, version, verbs }, onChanged }: ProposalProps) {
  const decline = async (reason: string) => {
    const { declineProposal: answer } = await execute(DeclineProposal, { id, version, reason });
    if (answer.__typename === 'Problem') return answer;
    await onChanged();
    return undefined;
  };
  return (
    <>
      {verbs.includes('TAKE_UP') && <TakeUp id={id} version={version} onChanged={onChanged} />}
      {verbs.includes('DECLINE') && (
        <Folded name={w.decline}>
          <WordsForm
            name={`decline-${id}`}
            label={w.declineWhy}
            hint={w.declineHint}
            action={w.declineSend}
            act={decline}
          />
        </Folded>
      )}
    </>
  );
}

function TakeUp({ id, version, onChanged }: { id: string; version: number; onChanged: () => Promise<void> }) {
  const task = useTask();
  const problem = useSignal<Problem | undefined>(undefined);
  const press = () =>
    task.run(async () => {
      const { takeUpProposal: answer } = await execute(TakeUpProposal, { id, version });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (!problem.value) await onChanged();
    });
  return (
    <>
      <p class="hint">{w.takeUpHint}</p>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Button block busy={task.busy} onPress={press}>
        {w.takeUp}
      </Button>
    </>
  );
}

function Folded({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <details class="folded">
      <summary>{name}</summary>
      {children}
    </details>
  );
}
