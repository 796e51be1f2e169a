/** Objecting to a paper 提出异议: which part is wrong, what is wrong with it, how it should read. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { OwnAffairs } from '../account/own-affairs';
import { useAnswer, useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { navigate, search } from '../foundation/router';
import { FileObjection, PaperToObject, type PaperToObjectQuery } from '../generated/objections';
import { newToken } from '../foundation/token';
import { Button, Form } from '../ui/button';
import { Choices, LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';
import { Page, Waiting } from '../ui/page';
import { WentWrong } from '../ui/say';
import { emptyStatement, LIMIT, mistakesIn, type Statement } from './statement';
import { WishField } from './wish-field';
import { FIELD_CHOICES } from './wording';

const w = words(
  {
    title: '对证明提出异议',
    paper: (title: string, number: string) => `《${title}》，编号 ${number}`,
    what: (office: string) => `这份证明由${office}出具。写错了可以提出异议，由他们核实、答复；确实错了，会免费更正，出具新的证明。`,
    which: '哪里写错了？',
    words: '错在哪里？',
    wordsHint: '用自己的话写，例如：“名字里的‘兰’写成了‘蓝’”。',
    send: '提出异议',
    phone: '也可以打电话说：',
  },
  {
    title: 'Object to a proof',
    paper: (title: string, number: string) => `“${title}”, number ${number}`,
    what: (office: string) => `It was issued by ${office}. If it is wrong, say so here: they check it and answer. A mistake is corrected free of charge, with a new proof.`,
    which: 'Which part is wrong?',
    words: 'What is wrong with it?',
    wordsHint: 'In your own words, such as “my name is spelt with another character”.',
    send: 'Object',
    phone: 'Or say it by telephone: ',
  },
);

export type DisputedPaper = PaperToObjectQuery['myProof'];

const FORM_FIELDS = ['words', 'wish'];

export default function NewObjection() {
  const proofId = useRef(new URLSearchParams(search.value).get('proof') ?? '').current;
  return (
    <OwnAffairs title={w.title}>
      <Asked proofId={proofId} />
    </OwnAffairs>
  );
}

function Asked({ proofId }: { proofId: string }) {
  const { data, failure, again } = useAnswer(PaperToObject, { proofId });
  const paper = data.value?.myProof;
  return (
    <Page title={w.title} back={`/papers/${proofId}`}>
      {paper ? <ObjectionForm paper={paper} /> : <Waiting failure={failure.value} again={again} />}
    </Page>
  );
}

function ObjectionForm({ paper }: { paper: DisputedPaper }) {
  const clientToken = useRef(newToken()).current;
  const task = useTask();
  const typed = useSignal<Statement>(emptyStatement());
  const mistakes = useSignal<Mistakes>({});
  const problem = useSignal<Problem | undefined>(undefined);
  const put = (part: Partial<Statement>) => {
    typed.value = { ...typed.value, ...part };
  };
  const send = () =>
    task.run(async () => {
      const { field, words: own, wish } = typed.value;
      if (!field) return;
      const input = { clientToken, proofId: paper.id, field, words: own, wish: wish.trim() || null };
      const { fileObjection: answer } = await execute(FileObjection, { input });
      if (answer.__typename === 'Objection') return navigate(`/objections/${answer.id}`, { replace: true });
      const atField = FORM_FIELDS.includes(answer.field ?? '');
      mistakes.value = atField && answer.field ? { [answer.field]: sentenceOf(answer) } : {};
      problem.value = atField ? undefined : answer;
    });
  const submit = () => {
    mistakes.value = mistakesIn(typed.value);
    if (Object.keys(mistakes.value).length === 0) void send();
  };
  return (
    <>
      <About paper={paper} />
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Form onSubmit={submit}>
        <MistakesSummary mistakes={mistakes.value} />
        <Choices
          name="field"
          label={w.which}
          mistake={mistakes.value['field']}
          value={typed.value.field}
          choices={FIELD_CHOICES}
          onValue={(field) => put({ field, wish: '' })}
        />
        <LongTextField
          name="words"
          label={w.words}
          hint={w.wordsHint}
          mistake={mistakes.value['words']}
          value={typed.value.words}
          onValue={(value) => put({ words: value })}
          limit={LIMIT}
          rows={4}
        />
        <WishField paper={paper} typed={typed.value} mistake={mistakes.value['wish']} onWish={(wish) => put({ wish })} />
        <Button block busy={task.busy}>
          {w.send}
        </Button>
      </Form>
    </>
  );
}

function About({ paper }: { paper: DisputedPaper }) {
  const { name, contactPhone } = paper.committee;
  return (
    <>
      <p>
        <strong>{w.paper(paper.title, paper.numbers?.number ?? '')}</strong>
      </p>
      <p>{w.what(name)}</p>
      <p>
        {w.phone}
        <a class="link" href={`tel:${contactPhone}`}>
          {contactPhone}
        </a>
      </p>
    </>
  );
}
