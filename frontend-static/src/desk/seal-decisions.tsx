/** What waits for a second person, and what was decided about a seal before. */

import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import {
  AnswerSealDecisions,
  OpenSealDecisions,
  SealHistory as SealHistoryDocument,
  WithdrawSealDecision,
  type SealDecisionPartsFragment,
} from '../generated/desk';
import { moment } from '../foundation/dates';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { Button } from '../ui/button';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Waiting } from '../ui/page';
import { SEAL_REASONS } from './codes';
import { DECISION_STATES, SEAL_VERBS } from './seal-words';
import { VerbTrouble, problemOf, useVerb } from './verb';
import { WordsForm } from './words-form';

const w = words(
  {
    open: '等人答复的事项',
    none: '没有等人答复的事项。',
    what: '提出的事项',
    seal: '印章',
    asked: '提出',
    by: (name: string, when: string) => `${name}，${when}`,
    words: '说明',
    reason: '原因',
    since: '密钥不可信自',
    until: '请在此前答复',
    replaces: '原印章证书编号',
    agree: '同意',
    decline: '不同意',
    declineWhy: '为什么不同意',
    declineHint: {
      SUSPEND: '不同意停用，就是提请恢复启用：还要再有一个人同意才恢复，可以是停用的那一位。',
      OTHER: '提出的人会看到。',
    },
    withdraw: '收回',
    mine: '您提出的，由另一位有权的同事答复。',
    others: '由提出人以外有权的同事答复；备案人和保管人不能答复。',
    all: (count: number) => `确认全部 ${count} 项换届停用`,
    history: '办理记录',
    nothing: '还没有记录。',
    answered: '答复',
    failed: (name: string, why: string) => `“${name}”没有办成：${why}`,
    done: '已办理。',
  },
  {
    open: 'Waiting for an answer',
    none: 'Nothing waits for an answer.',
    what: 'What was asked',
    seal: 'Seal',
    asked: 'Asked by',
    by: (name: string, when: string) => `${name}, ${when}`,
    words: 'In their words',
    reason: 'Reason',
    since: 'Key not trusted since',
    until: 'Answer before',
    replaces: 'Certificate of the old seal',
    agree: 'Agree',
    decline: 'Decline',
    declineWhy: 'Why you decline',
    declineHint: {
      SUSPEND: 'To decline a stop is to ask that the seal be started again: one more person has to agree, who may be the one who stopped it.',
      OTHER: 'Whoever asked will read it.',
    },
    withdraw: 'Take it back',
    mine: 'You asked for it; a colleague with the same authority answers.',
    others: 'For a colleague with authority who did not ask; neither who enrolled the seal nor who keeps it may answer.',
    all: (count: number) => `Confirm all ${count} stops for elections`,
    history: 'What was decided',
    nothing: 'Nothing yet.',
    answered: 'Answer',
    failed: (name: string, why: string) => `“${name}” was not done: ${why}`,
    done: 'Done.',
  },
);

type Decision = SealDecisionPartsFragment;

/** `again` reads the seals anew; `key` of the parent reads this list anew. */
export function OpenDecisions({ again }: { again: () => Promise<void> }) {
  const said = useSignal('');
  const box = useRef<HTMLParagraphElement>(null);
  const list = useListing<Decision>(
    async (after, first) => (await execute(OpenSealDecisions, { first, after })).sealDecisions,
    ({ id }) => id,
  );
  const done = async (sentence: string) => {
    said.value = sentence;
    await Promise.all([list.again(), again()]);
    box.current?.focus();
  };
  const rows = list.nodes;
  return (
    <section aria-labelledby="open-decisions">
      <h2 id="open-decisions">{w.open}</h2>
      <p role="status" tabIndex={-1} ref={box}>
        {said.value}
      </p>
      {!rows && <Waiting failure={list.failure} again={list.again} />}
      {rows?.length === 0 && <p class="muted">{w.none}</p>}
      {rows && <AllElections rows={rows} onDone={done} />}
      {rows?.map((row) => <OpenDecision key={row.id} decision={row} onDone={done} />)}
      <More listing={list} />
    </section>
  );
}

interface DecisionProps {
  decision: Decision;
  onDone: (sentence: string) => Promise<void>;
}

function OpenDecision({ decision, onDone }: DecisionProps) {
  const { id, answerableByMe, askedByMe } = decision;
  return (
    <article class="card" aria-labelledby={`decision-${id}`}>
      <h3 id={`decision-${id}`}>{SEAL_VERBS[decision.verb]}</h3>
      <DecisionFacts decision={decision} />
      {answerableByMe && <Answer decision={decision} onDone={onDone} />}
      {askedByMe && <p class="muted">{w.mine}</p>}
      {!answerableByMe && !askedByMe && <p class="muted">{w.others}</p>}
      {askedByMe && decision.verb !== 'SUSPEND' && <Withdraw id={id} onDone={onDone} />}
    </article>
  );
}

function DecisionFacts({ decision }: { decision: Decision }) {
  const { reason, since, replaces, answeredByName, endedAt } = decision;
  return (
    <Facts>
      <Fact label={w.seal}>{decision.seal.name}</Fact>
      <Fact label={w.asked}>{w.by(decision.askedByName, moment(decision.askedAt))}</Fact>
      <Fact label={w.reason}>{reason && SEAL_REASONS[reason]}</Fact>
      <Fact label={w.since}>{since && moment(since)}</Fact>
      <Fact label={w.replaces}>{replaces && <span class="hash">{replaces.certificateSerial}</span>}</Fact>
      <Fact label={w.words}>{decision.words}</Fact>
      {decision.state === 'ASKED' ? (
        <Fact label={w.until}>{moment(decision.expiresAt)}</Fact>
      ) : (
        <Fact label={w.answered}>
          {DECISION_STATES[decision.state]}
          {answeredByName && endedAt && `：${w.by(answeredByName, moment(endedAt))}`}
          {decision.answerWords && <span class="choice-hint">{decision.answerWords}</span>}
        </Fact>
      )}
    </Facts>
  );
}

function Answer({ decision, onDone }: DecisionProps) {
  const declining = useSignal(false);
  const verb = useVerb();
  const { id } = decision;
  const agree = () =>
    verb.run(async () => {
      const problem = await answered([id], true, null);
      if (!problem) await onDone(w.done);
      return problem;
    });
  const decline = async (said: string) => {
    const problem = await answered([id], false, said);
    if (!problem) await onDone(w.done);
    return problem;
  };
  return (
    <>
      <VerbTrouble verb={verb} />
      <Button busy={verb.task.busy} onPress={agree}>
        {w.agree}
      </Button>
      <button
        type="button"
        class="button plain"
        aria-expanded={declining.value}
        onClick={() => (declining.value = !declining.value)}
      >
        {w.decline}
      </button>
      {declining.value && (
        <WordsForm
          name={`decline-${id}`}
          label={w.declineWhy}
          hint={decision.verb === 'SUSPEND' ? w.declineHint.SUSPEND : w.declineHint.OTHER}
          action={w.decline}
          danger
          act={decline}
        />
      )}
    </>
  );
}

function Withdraw({ id, onDone }: { id: string; onDone: DecisionProps['onDone'] }) {
  const verb = useVerb();
  const withdraw = () =>
    verb.run(async () => {
      const problem = problemOf((await execute(WithdrawSealDecision, { id })).withdrawSealDecision);
      if (!problem) await onDone(w.done);
      return problem;
    });
  return (
    <>
      <VerbTrouble verb={verb} />
      <Button kind="plain" busy={verb.task.busy} onPress={withdraw}>
        {w.withdraw}
      </Button>
    </>
  );
}

/** After an election many stops wait for one and the same look. */
function AllElections({ rows, onDone }: { rows: readonly Decision[]; onDone: DecisionProps['onDone'] }) {
  const verb = useVerb();
  const meant = rows.filter(
    ({ verb: asked, reason, answerableByMe }) => asked === 'SUSPEND' && reason === 'ELECTION' && answerableByMe,
  );
  if (meant.length < 2) return null;
  const confirm = () =>
    verb.run(async () => {
      const ids = meant.map(({ id }) => id);
      const { answerSealDecisions: answer } = await execute(AnswerSealDecisions, { ids, agree: true, words: null });
      if (answer.__typename === 'Problem') return problemOf(answer);
      const failed = answer.outcomes.filter(({ problem }) => problem);
      // The code by phone is asked for once, for all of them.
      if (failed.length === meant.length) return failed[0]?.problem ?? undefined;
      const sentences = failed.map(({ id, problem }) =>
        w.failed(meant.find((row) => row.id === id)?.seal.name ?? '', problem ? sentenceOf(problem) : ''),
      );
      await onDone([w.done, ...sentences].join(' '));
      return undefined;
    });
  return (
    <>
      <VerbTrouble verb={verb} />
      <Button busy={verb.task.busy} onPress={confirm}>
        {w.all(meant.length)}
      </Button>
    </>
  );
}

async function answered(ids: string[], agree: boolean, said: string | null): Promise<Problem | undefined> {
  const { answerSealDecisions: answer } = await execute(AnswerSealDecisions, { ids, agree, words: said });
  if (answer.__typename === 'Problem') return problemOf(answer);
  return answer.outcomes[0]?.problem ?? undefined;
}

/** Folded: read when somebody asks what happened. */
export function SealHistory({ sealId }: { sealId: string }) {
  const opened = useSignal(false);
  return (
    <details
      class="card folded"
      onToggle={(event) => {
        opened.value = event.currentTarget.open;
      }}
    >
      <summary>{w.history}</summary>
      {opened.value && <History sealId={sealId} />}
    </details>
  );
}

function History({ sealId }: { sealId: string }) {
  const list = useListing<Decision>(
    async (after, first) => (await execute(SealHistoryDocument, { sealId, first, after })).sealDecisions,
    ({ id }) => id,
  );
  return (
    <>
      {!list.nodes && <Waiting failure={list.failure} again={list.again} />}
      {list.nodes?.length === 0 && <p class="muted">{w.nothing}</p>}
      {list.nodes?.map((decision) => (
        <section key={decision.id} aria-label={SEAL_VERBS[decision.verb]}>
          <p>
            <strong>{SEAL_VERBS[decision.verb]}</strong>
          </p>
          <DecisionFacts decision={decision} />
        </section>
      ))}
      <More listing={list} />
    </>
  );
}
