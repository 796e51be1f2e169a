/** Asking for a proof: a conversation of small steps, each with an address of its own. */

import { useEffect } from 'preact/hooks';
import { OwnAffairs } from '../account/own-affairs';
import { WordingExamples } from '../generated/request';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { navigate, type Params } from '../foundation/router';
import { me } from '../foundation/session';
import { Waiting } from '../ui/page';
import { AboutStep } from './about-step';
import { CheckStep } from './check-step';
import { CommitteeStep } from './committee-step';
import { Done } from './done';
import { useDeclaration } from './declaration';
import { isBlank } from './draft';
import { drafts, ownerOf } from './drafts';
import type { Example } from './examples';
import { FilesStep } from './files-step';
import { start } from './outbox';
import { currentDraft } from './question';
import { Queued } from './queued';
import { Resume } from './resume';
import { firstOpen, isReached, isStep, type Step } from './steps';
import { WhatStep } from './what-step';
import { WhyStep } from './why-step';
import { WordsStep } from './words-step';
import './request.css';

const w = words({ title: '申请证明' }, { title: 'Ask for a proof' });

export default function Request({ params }: { params: Params }) {
  useEffect(start, []);
  // Told with the first question: the last one may be answered without signal.
  useDeclaration();
  const examples = useAnswer(WordingExamples, {}).data.value?.wordingExamples ?? [];
  const person = me.value;
  if (!person) return null;
  return (
    <OwnAffairs title={w.title}>
      {drafts.owner.value === ownerOf(person) ? <At step={params['step']} examples={examples} /> : <Waiting />}
    </OwnAffairs>
  );
}

/** What the address shows depends on how far the draft has come. */
function At({ step, examples }: { step: string | undefined; examples: readonly Example[] }) {
  const draft = drafts.draft.value;
  const receipt = drafts.receipt.value;
  if (draft?.status === 'queued') return <Queued draft={draft} />;
  if (!draft && receipt && step === 'done') return <Done receipt={receipt} />;
  if (!draft && receipt && step !== 'committee') return <Elsewhere to="/request/done" />;
  if (draft && !isBlank(draft) && step === undefined) return <Resume draft={draft} />;
  if (!isStep(step)) return <Elsewhere to={step === undefined ? '/request/committee' : '/request'} />;
  const open = firstOpen(currentDraft());
  if (!isReached(step, currentDraft())) return <Elsewhere to={`/request/${open}`} />;
  return <Question key={step} step={step} examples={examples} />;
}

function Question({ step, examples }: { step: Step; examples: readonly Example[] }) {
  switch (step) {
    case 'committee':
      return <CommitteeStep />;
    case 'about':
      return <AboutStep />;
    case 'what':
      return <WhatStep examples={examples} />;
    case 'why':
      return <WhyStep examples={examples} />;
    case 'words':
      return <WordsStep examples={examples} />;
    case 'files':
      return <FilesStep />;
    case 'check':
      return <CheckStep />;
  }
}

function Elsewhere({ to }: { to: string }) {
  useEffect(() => navigate(to, { replace: true }), [to]);
  return null;
}
