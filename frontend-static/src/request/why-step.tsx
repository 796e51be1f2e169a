/** What it is for, and which office asked for it. */

import { words } from '../foundation/language';
import { LongTextField, TextField } from '../ui/fields';
import { LIMITS } from './draft';
import { drafts } from './drafts';
import { nearest, PurposeExamples, type Example } from './examples';
import { currentDraft, QuestionPage } from './question';

const EXAMPLES_SHOWN = 4;

const w = words(
  {
    title: '拿去做什么，交给谁？',
    purpose: '用来做什么',
    purposeHint: '例如“办理子女入学”。证明上会写明，只能用在这件事上。',
    recipient: '交给哪个单位',
    recipientHint: '写要看这份证明的单位，例如“柴桑区人民法院”。',
  },
  {
    title: 'What is it for, and for whom?',
    purpose: 'What it is for',
    purposeHint: 'For example 办理子女入学. It is written on the proof, which may be used for nothing else.',
    recipient: 'Which office it is for',
    recipientHint: 'The office that wants to see the proof, e.g. 柴桑区人民法院.',
  },
);

export function WhyStep({ examples }: { examples: readonly Example[] }) {
  const draft = currentDraft();
  return (
    <QuestionPage step="why" title={w.title}>
      {(mistakes) => (
        <>
          <LongTextField
            name="purpose"
            label={w.purpose}
            hint={w.purposeHint}
            mistake={mistakes['purpose']}
            value={draft.purpose}
            onValue={(purpose) => drafts.change({ purpose })}
            limit={LIMITS.purpose}
            rows={2}
          />
          <TextField
            name="recipient"
            label={w.recipient}
            hint={w.recipientHint}
            mistake={mistakes['recipient']}
            value={draft.recipient}
            onValue={(recipient) => drafts.change({ recipient })}
            autoComplete="off"
          />
          <PurposeExamples
            examples={nearest(examples, draft.title, EXAMPLES_SHOWN)}
            onTake={({ purpose, recipient }) => drafts.change({ purpose, recipient })}
          />
        </>
      )}
    </QuestionPage>
  );
}
