/** What a complainant may still do: add what was asked for, reopen, be named or not, take it back. */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { VerbTrouble, mistakesOf, problemOf, useVerb, type Act } from '../desk/verb';
import { day } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { me } from '../foundation/session';
import {
  AgreeToBeNamed,
  ReopenComplaint,
  SupplementComplaint,
  WithdrawComplaint,
  type ComplaintPartsFragment,
} from '../generated/complaints';
import { Attachments } from '../request/attachments';
import { lengthMistake } from '../request/steps';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';
import { FoldedVerb } from '../ui/folded-verb';
import { useEvidenceFiles } from './evidence-files';
import { WORDS_LIMIT } from './typed';

const w = words(
  {
    supplement: '补充说明',
    supplementHint: '把工作人员问的写清楚，不超过 1000 字。',
    supplementSend: '提交补充',
    files: '有照片、书面通知、录音吗？（选填）',
    reopen: (date: string) => `对答复不满意？${date} 前可以申请再查一次`,
    reopenHint: '写清楚哪里不满意，不超过 1000 字。只能申请一次。',
    reopenSend: '申请再查一次',
    empty: '请写一写。',
    name: '让被投诉的单位知道我是谁',
    nameMeaning: '他们会看到您的姓名，方便直接联系您。办结前可以随时改回来。',
    nameSure: '可以告诉他们',
    hide: '不再让被投诉的单位知道我是谁',
    hideMeaning: '以后他们打开时看不到您的姓名；已经看到过的收不回来。',
    hideSure: '不再告诉',
    withdraw: '不提了？撤回',
    withdrawMeaning: '撤回后不再办理。要再提，得重新提交。',
    withdrawSure: '确定撤回',
  },
  {
    supplement: 'Add what was asked for',
    supplementHint: 'At most 1,000 characters.',
    supplementSend: 'Send it',
    files: 'Photographs, notices or recordings, if you have any (optional)',
    reopen: (date: string) => `Not content with the answer? Until ${date} you may have it looked at again`,
    reopenHint: 'Say what is wrong with the answer, in at most 1,000 characters. This can be done once.',
    reopenSend: 'Have it looked at again',
    empty: 'Please write something.',
    name: 'Let the office know who I am',
    nameMeaning: 'It then sees your name and can reach you. You may change this until it is closed.',
    nameSure: 'Yes, it may know',
    hide: 'Let the office know it no longer',
    hideMeaning: 'It no longer sees your name; what it has seen cannot be unseen.',
    hideSure: 'Hide my name again',
    withdraw: 'Changed your mind? Withdraw it',
    withdrawMeaning: 'Nothing more is done about it then. You would have to file it anew.',
    withdrawSure: 'Yes, withdraw it',
  },
);

/** How the complaint is named to the portal: by its id, or by the receipt code. */
export interface Named {
  id: string | null;
  receiptCode: string | null;
}

export interface VerbsProps {
  complaint: ComplaintPartsFragment;
  named: Named;
  onChanged: (after: ComplaintPartsFragment) => void;
}

type Answer = { __typename: string };

export function ComplainantVerbs({ complaint, named, onChanged }: VerbsProps) {
  /** Shows what the complaint has become, or the problem. */
  const settle = (answer: Answer) => {
    const problem = problemOf(answer);
    if (!problem) onChanged(answer as unknown as ComplaintPartsFragment);
    return problem;
  };
  const evidence = useEvidenceFiles();
  const supplement = async (said: string) => {
    const attachmentIds = await evidence.upload();
    if (!Array.isArray(attachmentIds)) return attachmentIds;
    return settle((await execute(SupplementComplaint, { ...named, words: said, attachmentIds })).supplementComplaint);
  };
  const { reopenUntil, mayReopen, maySupplement, mayChooseName, agreesToBeNamed, mayWithdraw } = complaint;
  const naming = agreesToBeNamed
    ? { name: w.hide, meaning: w.hideMeaning, sure: w.hideSure }
    : { name: w.name, meaning: w.nameMeaning, sure: w.nameSure };
  return (
    <>
      {maySupplement && (
        <WordsForm label={w.supplement} hint={w.supplementHint} send={w.supplementSend} onSend={supplement}>
          {/* Only who is signed in may upload. */}
          {me.value && named.id && (
            <section aria-labelledby="files">
              <h2 id="files">{w.files}</h2>
              <Attachments {...evidence.field} sounds reuses={!me.value.actingFor} />
            </section>
          )}
        </WordsForm>
      )}
      {mayReopen && reopenUntil && (
        <details class="card folded">
          <summary>{w.reopen(day(reopenUntil))}</summary>
          <WordsForm
            label={w.reopenSend}
            hint={w.reopenHint}
            send={w.reopenSend}
            onSend={async (said) => settle((await execute(ReopenComplaint, { ...named, words: said })).reopenComplaint)}
          />
        </details>
      )}
      {mayChooseName && named.id && (
        <FoldedVerb
          key={String(agreesToBeNamed)}
          {...naming}
          onSure={async () =>
            settle((await execute(AgreeToBeNamed, { ...named, agrees: !agreesToBeNamed })).agreeToBeNamed)
          }
        />
      )}
      {mayWithdraw && (
        <FoldedVerb
          name={w.withdraw}
          meaning={w.withdrawMeaning}
          sure={w.withdrawSure}
          onSure={async () => settle((await execute(WithdrawComplaint, { ...named })).withdrawComplaint)}
        />
      )}
    </>
  );
}

interface WordsFormProps {
  label: string;
  hint: string;
  send: string;
  onSend: (said: string) => ReturnType<Act>;
  /** What goes with the words, below them. */
  children?: ComponentChildren;
}

function WordsForm({ label, hint, send, onSend, children }: WordsFormProps) {
  const verb = useVerb();
  const typed = useSignal('');
  const mistakes = useSignal<Mistakes>({});
  const act: Act = async () => {
    const problem = await onSend(typed.value);
    mistakes.value = mistakesOf(problem, ['words']);
    return problem;
  };
  const submit = () => {
    mistakes.value = { words: lengthMistake(typed.value, WORDS_LIMIT, w.empty) };
    if (!mistakes.value['words']) void verb.run(act);
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={['words']} />
      <Form onSubmit={submit}>
        <LongTextField
          name="words"
          label={label}
          hint={hint}
          mistake={mistakes.value['words']}
          value={typed.value}
          onValue={(value) => {
            typed.value = value;
          }}
          limit={WORDS_LIMIT}
          rows={4}
        />
        {children}
        <Button block busy={verb.task.busy}>
          {send}
        </Button>
      </Form>
    </>
  );
}
