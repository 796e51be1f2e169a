/** A new share 授权分享: which papers, for whom and what, how much is seen, and for how long. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { OwnAffairs } from '../account/own-affairs';
import { CreateShare, PaperToShare, ShareablePapers } from '../generated/sharing';
import { useAnswer, useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { navigate, search } from '../foundation/router';
import { hasMistakes } from '../request/steps';
import { Button, Form } from '../ui/button';
import { MistakesSummary, type Choice, type Mistakes } from '../ui/fields';
import { Page, Waiting } from '../ui/page';
import { WentWrong } from '../ui/say';
import { mistakesIn, newTerms, tokens, type Terms } from './terms';
import { TermsFields } from './terms-fields';

const w = words(
  {
    title: '分享证照',
    what: '分享后会得到一个链接。您把链接发给对方，对方不用登录就能看。对方拿到的是写明用途的副本，不是原件。随时可以停止分享。',
    none: '您现在没有可以分享的证照。有效的证照才能分享。',
    papers: '看我的证照',
    create: '生成链接',
  },
  {
    title: 'Share papers',
    what: 'You get a link. Send it to whom it is for; they need not sign in. What they get is a copy marked with its purpose, not the original. You can stop it at any time.',
    none: 'You have no paper to share now. Only valid ones can be shared.',
    papers: 'See my papers',
    create: 'Make the link',
  },
);

/** A field's mistake of the server's is shown beside the field, when there is such a field. */
const FIELDS = ['proofIds', 'recipient', 'purpose'];

export default function NewShare() {
  const proofId = new URLSearchParams(search.value).get('proof');
  return (
    <OwnAffairs title={w.title}>
      <Page title={w.title} back={proofId ? `/papers/${proofId}` : '/shares'}>
        <Asked proofId={proofId} />
      </Page>
    </OwnAffairs>
  );
}

function Asked({ proofId }: { proofId: string | null }) {
  const { data, failure, again } = useAnswer(ShareablePapers, {});
  const papers = data.value?.myArchive.edges.map(({ node }) => ({
    value: node.proofId,
    label: node.title,
    hint: node.number,
  }));
  if (!papers) return <Waiting failure={failure.value} again={again} />;
  if (papers.length === 0) return <Nothing />;
  const chosen = papers.some(({ value }) => value === proofId) ? proofId : null;
  return <Filled papers={papers} proofId={chosen} />;
}

function Nothing() {
  return (
    <>
      <p>{w.none}</p>
      <a class="button" href="/papers">
        {w.papers}
      </a>
    </>
  );
}

function Filled({ papers, proofId }: { papers: readonly Choice<string>[]; proofId: string | null }) {
  const terms = useSignal<Terms>(newTerms(proofId));
  const mistakes = useSignal<Mistakes>({});
  const problem = useSignal<Problem | undefined>(undefined);
  const task = useTask();
  const tokenFor = useRef(tokens());
  const change = (part: Partial<Terms>) => {
    terms.value = { ...terms.value, ...part };
  };
  const create = () =>
    task.run(async () => {
      const input = { ...terms.value, clientToken: tokenFor.current(terms.value) };
      const { createShare: answer } = await execute(CreateShare, { input });
      if (answer.__typename === 'Share') navigate(`/shares/${answer.id}`, { replace: true });
      else if (FIELDS.includes(answer.field ?? '')) mistakes.value = { [answer.field ?? '']: sentenceOf(answer) };
      else problem.value = answer;
    });
  const submit = () => {
    problem.value = undefined;
    mistakes.value = mistakesIn(terms.value);
    if (!hasMistakes(mistakes.value)) void create();
  };
  return (
    <Form onSubmit={submit}>
      <MistakesSummary mistakes={mistakes.value} />
      <p>{w.what}</p>
      {proofId && <WhatThePaperSays id={proofId} terms={terms} />}
      <TermsFields papers={papers} terms={terms.value} mistakes={mistakes.value} onChange={change} />
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Button block busy={task.busy}>
        {w.create}
      </Button>
    </Form>
  );
}

/** A paper was made for one receiver and purpose; they are not asked again (WCAG 2.2, 3.3.7). */
function WhatThePaperSays({ id, terms }: { id: string; terms: Signal<Terms> }) {
  const { data } = useAnswer(PaperToShare, { id });
  const paper = data.value?.myProof;
  useEffect(() => {
    if (!paper) return;
    const { recipient, purpose } = terms.value;
    terms.value = { ...terms.value, recipient: recipient || paper.recipient, purpose: purpose || paper.purpose };
  }, [paper]);
  return null;
}
