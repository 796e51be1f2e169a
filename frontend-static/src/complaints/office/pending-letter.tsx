/** The letter that a complaint waits for: who has to sign it, and taking it back. */

import { moment } from '../../foundation/dates';
import { execute, type Problem } from '../../foundation/graphql';
import { sentenceOf, words } from '../../foundation/language';
import { TakeBackComplaintLetter } from '../../generated/complaints-office';
import { Say } from '../../ui/say';
import { VerbForm } from './verb-form';
import type { Answer, Case } from './verb';
import { nameOfStep } from './wording';

const w = words(
  {
    title: '待发文书',
    waits: (verb: string, names: string) => `“${verb}”的文书已经拟好，等签发人${names}审批。发出后，这一步才算办了。`,
    nobody: '主办单位现在没有签发人，请先给人安排“负责人（审批）”岗位。',
    made: (verb: string) => `“${verb}”的文书已经签发，正在制作、盖章。发出后，这一步才算办了。`,
    drafted: (at: string) => `${at} 拟好`,
    open: '看文书',
    back: '收回文书',
    backMeaning: '收回后不会发出，可以重新拟。',
    why: '为什么收回',
    whyHint: '不写投诉人是谁。不超过 500 字。',
  },
  {
    title: 'The letter that is not sent yet',
    waits: (verb: string, names: string) => `The letter for “${verb}” is drafted, and waits to be signed by ${names}. The step is done when it is sent.`,
    nobody: 'The lead has nobody who may sign letters. Please have an approver appointed first.',
    made: (verb: string) => `The letter for “${verb}” is signed, and is being made and sealed. The step is done when it is sent.`,
    drafted: (at: string) => `Drafted at ${at}`,
    open: 'Read the letter',
    back: 'Take the letter back',
    backMeaning: 'It will not be sent, and you can draft another one.',
    why: 'Why it is taken back',
    whyHint: 'Do not say who complained. At most 500 characters.',
  },
);

interface PendingLetterProps {
  complaint: Case;
  /** Shows what the complaint has become, or gives the problem back. */
  settle: (answer: Answer) => Problem | undefined;
}

export function PendingLetter({ complaint: { id, pendingLetter }, settle }: PendingLetterProps) {
  if (!pendingLetter) return null;
  const { verb, approvers, letter, askedAt } = pendingLetter;
  const isDraft = !letter || letter.state === 'DRAFTED';
  const name = nameOfStep(verb);
  const trouble = letter?.trouble && letter.troubleEn && sentenceOf({ message: letter.trouble, messageEn: letter.troubleEn });
  return (
    <section aria-labelledby="pending-letter">
      <h2 id="pending-letter">{w.title}</h2>
      <Say kind={trouble ? 'warning' : 'note'}>
        <p>{isDraft ? w.waits(name, approvers.join('、')) : w.made(name)}</p>
        {isDraft && approvers.length === 0 && <p>{w.nobody}</p>}
        {trouble && <p>{trouble}</p>}
        <p class="muted small">{w.drafted(moment(askedAt))}</p>
        {letter && (
          <p>
            <a class="link" href={`/supervisor/letters/${letter.id}`}>
              {w.open}
            </a>
          </p>
        )}
      </Say>
      {letter && isDraft && (
        <VerbForm
          id="take-back"
          name={w.back}
          meaning={w.backMeaning}
          fields={[{ kind: 'words', name: 'words', label: w.why, hint: w.whyHint, limit: 500 }]}
          act={async (said) => {
            const asked = { id, words: said('words') };
            return settle((await execute(TakeBackComplaintLetter, asked)).takeBackComplaintLetter);
          }}
        />
      )}
    </section>
  );
}
