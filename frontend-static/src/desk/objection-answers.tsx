/** What can be answered to an objection: it is right, and is corrected; or it is not, and why. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { AcceptObjection, DeclineObjection, type ObjectionCasePartsFragment } from '../generated/desk';
import type { Role } from '../generated/account';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { AnswerForm, type Answer } from './answer-form';
import { OpenedSection } from './opened-section';
import { myRoles } from './posts';

const w = words(
  {
    title: '答复',
    nothing: '这件异议现在没有需要您答复的。',
    waitsForApprover: '只有负责人可以答复“不予更正”。',
    names: { accept: '写错了，同意更正', decline: '没有写错，不予更正' },
    acceptMeans: '会建立更正件，要重新核实和审批。新的证明办结以前，原来的仍然有效；办结后原件自动失效。',
    accept: '同意并建立更正件',
    declineMeans: '居民会看到您写的理由，也可以带着新的材料再提一次。',
    decline: '不予更正',
    done: { accept: '已建立更正件，请经办人接着核实。', decline: '已答复，居民会收到通知。' },
    faster: '这件异议刚刚有了变化，可能是同事先答复了。已为您重新读取。',
  },
  {
    title: 'Answer',
    nothing: 'There is nothing for you to answer here now.',
    waitsForApprover: 'Only an approver may answer that nothing is corrected.',
    names: { accept: 'It is wrong: correct it', decline: 'It is right: do not correct it' },
    acceptMeans: 'A correction is begun, to be checked and approved anew. Until it is issued the old proof stays valid; then the old one ends.',
    accept: 'Agree and begin the correction',
    declineMeans: 'The resident will read your reasons, and may object again with more to show.',
    decline: 'Do not correct it',
    done: { accept: 'A correction was begun, to be checked by a preparer.', decline: 'Answered. The resident is told.' },
    faster: 'Something has just happened to this objection; a colleague may have been faster. It was read anew.',
  },
);

type Verb = 'accept' | 'decline';

const POSTS: Readonly<Record<Verb, readonly Role[]>> = {
  accept: ['PREPARER', 'APPROVER'],
  decline: ['APPROVER'],
};

interface AnswersProps {
  each: ObjectionCasePartsFragment;
  onAnswered: (after: ObjectionCasePartsFragment) => void;
  again: () => Promise<void>;
}

export function ObjectionAnswers({ each, onAnswered, again }: AnswersProps) {
  const opened = useSignal<Verb | undefined>(undefined);
  const said = useSignal('');
  const verbs = each.state === 'FILED' ? verbsOf(myRoles()) : [];
  const act = async (verb: Verb, answer: Answer): Promise<Problem | undefined> => {
    const outcome = await send(verb, each.id, answer);
    if (outcome.__typename === 'Problem' && outcome.code !== 'WRONG_STATE') return outcome;
    opened.value = undefined;
    said.value = outcome.__typename === 'Problem' ? w.faster : w.done[verb];
    if (outcome.__typename === 'Problem') await again();
    else onAnswered(outcome);
    return undefined;
  };
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{w.title}</h2>
      {said.value && <Said key={said.value}>{said.value}</Said>}
      {verbs.length === 0 && !said.value && <p class="muted">{w.nothing}</p>}
      {verbs.length === 1 && <p class="hint">{w.waitsForApprover}</p>}
      <p>
        {verbs.map((verb) => (
          <button
            key={verb}
            type="button"
            class="button plain"
            aria-expanded={verb === opened.value}
            onClick={() => (opened.value = verb === opened.value ? undefined : verb)}
          >
            {w.names[verb]}
          </button>
        ))}
      </p>
      {opened.value && verbs.includes(opened.value) && (
        <Opened key={opened.value} verb={opened.value} act={act} onClose={() => (opened.value = undefined)} />
      )}
    </section>
  );
}

/** Takes the focus: the form that had it is gone. */
function Said({ children }: { children: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div class="say success" role="status" tabIndex={-1} ref={box}>
      <p>{children}</p>
    </div>
  );
}

function verbsOf(roles: readonly Role[]): Verb[] {
  const all: readonly Verb[] = ['accept', 'decline'];
  return all.filter((verb) => POSTS[verb].some((role) => roles.includes(role)));
}

interface OpenedProps {
  verb: Verb;
  act: (verb: Verb, answer: Answer) => Promise<Problem | undefined>;
  onClose: () => void;
}

function Opened({ verb, act, onClose }: OpenedProps) {
  const declines = verb === 'decline';
  return (
    <OpenedSection id={`verb-${verb}`} title={w.names[verb]} takesFocus onClose={onClose}>
      <p>{declines ? w.declineMeans : w.acceptMeans}</p>
      <AnswerForm declines={declines} action={w[verb]} act={(answer) => act(verb, answer)} />
    </OpenedSection>
  );
}

async function send(verb: Verb, id: string, { words: own, route }: Answer) {
  if (verb === 'accept') return (await execute(AcceptObjection, { id, words: own.trim() || null })).acceptObjection;
  return (await execute(DeclineObjection, { id, words: own, route })).declineObjection;
}
