/** The verbs of a case: which are offered, the form of the opened one, and what came of it. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CasePartsFragment } from '../generated/desk';
import { words } from '../foundation/language';
import type { Mistakes } from '../ui/fields';
import { ApproveForm } from './approve-form';
import { CheckForm } from './check-form';
import { CorrectForm } from './correct-form';
import { ClearForm, VouchForm } from './doubt-forms';
import type { Draft } from './draft';
import { OpenedSection } from './opened-section';
import { RejectForm, RevokeForm, SendBackForm } from './reason-forms';
import { Retry } from './retry';
import { lastAddress } from './stages';
import type { Settle } from './verb';
import type { Verb } from './verbs';

const w = words(
  {
    title: '办理',
    nothing: '这件事项现在没有需要您办理的步骤。',
    names: {
      check: '核实',
      approve: '批准',
      sendBack: '退回补正',
      reject: '不予出具',
      vouch: '说明属实',
      clear: '解除存疑',
      correct: '更正',
      revoke: '撤销',
    },
    done: {
      check: '已核实，等负责人审批。',
      approve: '已批准。',
      retry: '已要求重试，结果稍后显示在这里。',
      sendBack: '已退回，居民会收到通知。',
      reject: '已答复不予出具，居民会收到通知。',
      vouch: '已说明，等另一位负责人确认。',
      clear: '已解除存疑，证明恢复有效。',
      correct: '已建立更正件。',
      revoke: '已撤销，查验时会显示失效。',
    },
    faster: '这件事项刚刚有了变化，可能是同事先办了。已为您重新读取，请看最新状态。',
    toList: '回到办件列表',
  },
  {
    title: 'Decide',
    nothing: 'There is nothing for you to decide here now.',
    names: {
      check: 'Check',
      approve: 'Approve',
      sendBack: 'Send back',
      reject: 'Refuse',
      vouch: 'Vouch for it',
      clear: 'Clear the doubt',
      correct: 'Correct',
      revoke: 'Revoke',
    },
    done: {
      check: 'Checked. It now waits for an approver.',
      approve: 'Approved.',
      retry: 'Another try was asked for. What comes of it appears here.',
      sendBack: 'Sent back. The resident is told.',
      reject: 'Refused. The resident is told.',
      vouch: 'On record. Another person in charge confirms it.',
      clear: 'Cleared. The proof is valid again.',
      correct: 'A correction was begun.',
      revoke: 'Revoked. Whoever checks the proof is told so.',
    },
    faster: 'Something has just happened to this case; a colleague may have been faster. It was read anew: please see how it stands.',
    toList: 'Back to the list',
  },
);

interface DecisionsProps {
  each: CasePartsFragment;
  verbs: readonly Verb[];
  draft: Draft;
  /** What the preview finds wrong with the draft. */
  mistakes: Signal<Mistakes>;
  again: () => Promise<void>;
}

export function Decisions({ each, verbs, draft, mistakes, again }: DecisionsProps) {
  // Checking is what a preparer has come for.
  const opened = useSignal<Verb | undefined>(verbs.includes('check') ? 'check' : undefined);
  const byHand = useRef(false);
  const said = useSignal('');
  const open = (verb: Verb | undefined) => {
    byHand.current = true;
    opened.value = verb;
  };
  const settleAs =
    (verb: Verb): Settle =>
    async (problem) => {
      if (problem && problem.code !== 'WRONG_STATE') return problem;
      opened.value = undefined;
      said.value = problem ? w.faster : w.done[verb];
      await again();
      return undefined;
    };
  const possible = verbs.join();
  useEffect(() => {
    if (!opened.value || verbs.includes(opened.value)) return;
    opened.value = undefined;
    said.value = w.faster;
  }, [possible]);
  const verb = opened.value;
  return (
    <section id="part-decide" aria-labelledby="decide-title">
      <h2 id="decide-title">{w.title}</h2>
      {said.value && <Said key={said.value}>{said.value}</Said>}
      {verbs.length === 0 && <p class="muted">{w.nothing}</p>}
      <VerbButtons verbs={verbs} opened={verb} onOpen={open} />
      {verbs.includes('retry') && <Retry id={each.id} settle={settleAs('retry')} />}
      {verb && verb !== 'retry' && verbs.includes(verb) && (
        <OpenedSection
          key={verb}
          id={`verb-${verb}`}
          title={w.names[verb]}
          takesFocus={byHand.current}
          onClose={() => open(undefined)}
        >
          <VerbForm verb={verb} each={each} draft={draft} mistakes={mistakes} settle={settleAs(verb)} />
        </OpenedSection>
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
      <p>
        <a class="link" href={lastAddress.value}>{w.toList}</a>
      </p>
    </div>
  );
}

interface VerbButtonsProps {
  verbs: readonly Verb[];
  opened: Verb | undefined;
  onOpen: (verb: Verb | undefined) => void;
}

function VerbButtons({ verbs, opened, onOpen }: VerbButtonsProps) {
  return (
    <p>
      {verbs
        .filter((verb) => verb !== 'retry')
        .map((verb, index) => (
          <button
            key={verb}
            type="button"
            class={index === 0 && (verb === 'check' || verb === 'approve') ? 'button' : 'button plain'}
            aria-expanded={verb === opened}
            onClick={() => onOpen(verb === opened ? undefined : verb)}
          >
            {w.names[verb]}
          </button>
        ))}
    </p>
  );
}

interface VerbFormProps {
  verb: Exclude<Verb, 'retry'>;
  each: CasePartsFragment;
  draft: Draft;
  mistakes: Signal<Mistakes>;
  settle: Settle;
}

function VerbForm({ verb, each, draft, mistakes, settle }: VerbFormProps) {
  switch (verb) {
    case 'check':
      return <CheckForm each={each} draft={draft} previewed={mistakes} settle={settle} />;
    case 'approve':
      return <ApproveForm each={each} settle={settle} />;
    case 'sendBack':
      return <SendBackForm id={each.id} settle={settle} />;
    case 'reject':
      return <RejectForm id={each.id} settle={settle} />;
    case 'vouch':
      return <VouchForm id={each.id} settle={settle} />;
    case 'clear':
      return <ClearForm id={each.id} doubt={each.doubt} settle={settle} />;
    case 'correct':
      return <CorrectForm each={each} settle={settle} />;
    case 'revoke':
      return <RevokeForm id={each.id} settle={settle} />;
  }
}
