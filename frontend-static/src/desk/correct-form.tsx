/** 更正: a new version of an issued proof, to be checked and approved like any other. */

import { useSignal } from '@preact/signals';
import { CorrectProof, type CasePartsFragment } from '../generated/desk';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';
import { VerbTrouble, mistakesOf, problemOf, useVerb, type Settle } from './verb';

const w = words(
  {
    how: '更正件要重新核实和审批。在它办结之前，原来的证明仍然有效；办结后原件自动失效。',
    howDoubted: '更正件要重新核实和审批。在它办结之前，原来的证明一直存疑；办结后原件自动失效。',
    text: '应当怎样写',
    words: '哪里错了',
    wordsHint: '居民会看到这句话。',
    empty: '请填写这一项。',
    action: '建立更正件',
  },
  {
    how: 'The correction is checked and approved anew. Until it is issued the old proof stays valid; then the old one ends.',
    howDoubted: 'The correction is checked and approved anew. Until it is issued the old proof stays in doubt; then the old one ends.',
    text: 'What it should say',
    words: 'What was wrong',
    wordsHint: 'The resident will read this.',
    empty: 'Please fill this in.',
    action: 'Begin the correction',
  },
);

const FIELDS = ['text', 'words'];

export function CorrectForm({ each, settle }: { each: CasePartsFragment; settle: Settle }) {
  const verb = useVerb();
  const text = useSignal(each.statement ?? each.text);
  const wrong = useSignal('');
  const mistakes = useSignal<Mistakes>({});
  const submit = () => {
    const found: Record<string, string> = {};
    if (text.value.trim() === '') found['text'] = w.empty;
    if (wrong.value.trim() === '') found['words'] = w.empty;
    mistakes.value = found;
    if (Object.keys(found).length > 0) return;
    void verb.run(async () => {
      const input = { id: each.id, text: text.value, words: wrong.value };
      const { correctProof: answer } = await execute(CorrectProof, { input });
      const problem = await settle(problemOf(answer));
      mistakes.value = mistakesOf(problem, FIELDS);
      if (answer.__typename === 'ProofCase') navigate(`/desk/cases/${answer.id}`);
      return problem;
    });
  };
  return (
    <>
      <p>{each.doubt ? w.howDoubted : w.how}</p>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={FIELDS} />
      <Form onSubmit={submit}>
        <LongTextField
          name="text"
          label={w.text}
          mistake={mistakes.value['text']}
          value={text.value}
          onValue={(value) => {
            text.value = value;
          }}
          limit={2000}
        />
        <LongTextField
          name="words"
          label={w.words}
          hint={w.wordsHint}
          mistake={mistakes.value['words']}
          value={wrong.value}
          onValue={(value) => {
            wrong.value = value;
          }}
          limit={500}
          rows={3}
        />
        <Button busy={verb.task.busy}>{w.action}</Button>
      </Form>
    </>
  );
}
