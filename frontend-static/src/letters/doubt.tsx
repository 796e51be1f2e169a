/** A letter in doubt 存疑: one person vouches for it, another in charge clears it, or it is written anew. */

import { problemOf, useVerb, VerbTrouble, type Settle } from '../desk/verb';
import { WordsForm } from '../desk/words-form';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { me, rolesOf } from '../foundation/session';
import { ClearLetter, VouchForLetter, type LetterPartsFragment } from '../generated/letters';
import { Button } from '../ui/button';
import { Say } from '../ui/say';

const w = words(
  {
    doubted: (when: string) =>
      `${when} 起存疑：盖章所用的密钥可能已被他人掌握。请重新核对这份文书：属实的，由一人说明、另一位负责人确认后解除；不能确认的，在所办的事项里另行制发，并告知收件人。`,
    vouched: (name: string, when: string) => `${name} 在 ${when} 说明：`,
    cleared: (name: string, when: string) => `曾经存疑，${name} 在 ${when} 确认无误，已解除。`,
    vouchMeans: '您核对了办件材料，确认这份文书是本单位制发的、内容与决定一致。说明之后由另一位负责人确认。',
    vouchWords: '怎样核实的',
    vouchHint: '写明看了什么、问了谁，不超过 500 字。本单位看得到。',
    vouch: '说明属实',
    clearMeans: '确认后这份文书不再存疑。您和说明的人一起对它负责。',
    clear: '确认无误，解除存疑',
    mine: '您自己说明的，由另一位负责人确认。',
    anew: '不能确认的，到所办的投诉里另行制发',
  },
  {
    doubted: (when: string) =>
      `In doubt since ${when}: the key of its seal may have been in foreign hands. Please look into it again. What is right is vouched for by one person and cleared by another one in charge; what is not is written anew in the matter it is about, and who received it is told.`,
    vouched: (name: string, when: string) => `${name} vouched for it at ${when}:`,
    cleared: (name: string, when: string) => `It was in doubt; ${name} confirmed it at ${when}.`,
    vouchMeans:
      'You looked into the matter: this letter was written here, and it says what was decided. Another person in charge then confirms it.',
    vouchWords: 'How you know',
    vouchHint: 'What you read and whom you asked, in at most 500 characters. Your office can read it.',
    vouch: 'Vouch for it',
    clearMeans: 'The letter is in doubt no longer. You answer for it together with who vouched.',
    clear: 'Confirm it and clear the doubt',
    mine: 'You vouched for it yourself; another person in charge confirms it.',
    anew: 'If it cannot be confirmed, write another one in the complaint',
  },
);

type Told = LetterPartsFragment;

export function DoubtPanel({ letter }: { letter: Told }) {
  const { doubtedAt, vouchedAt, vouchedByName, vouchedWords, clearedAt, clearedByName } = letter;
  if (!doubtedAt && !(clearedAt && clearedByName)) return null;
  return (
    <Say kind={doubtedAt ? 'warning' : 'note'}>
      <p>{doubtedAt ? w.doubted(moment(doubtedAt)) : w.cleared(clearedByName!, moment(clearedAt!))}</p>
      {vouchedByName && vouchedAt && (
        <>
          <p>{w.vouched(vouchedByName, moment(vouchedAt))}</p>
          <p class="keep-lines">{vouchedWords}</p>
        </>
      )}
      {doubtedAt && rolesOf(me.value).includes('SUPERVISOR') && (
        <p>
          <a class="link" href={`/supervisor/complaints/${letter.subjectId}`}>
            {w.anew}
          </a>
        </p>
      )}
    </Say>
  );
}

interface FormProps {
  letter: Told;
  settle: Settle;
}

export function VouchForm({ letter: { id }, settle }: FormProps) {
  const vouch = async (said: string) =>
    settle(problemOf((await execute(VouchForLetter, { id, words: said })).vouchForLetter));
  return (
    <>
      <p>{w.vouchMeans}</p>
      <WordsForm name="vouch" label={w.vouchWords} hint={w.vouchHint} action={w.vouch} act={vouch} />
    </>
  );
}

export function ClearForm({ letter: { id, vouchedByMe }, settle }: FormProps) {
  const verb = useVerb();
  const clear = () => verb.run(async () => settle(problemOf((await execute(ClearLetter, { id })).clearLetter)));
  if (vouchedByMe) return <p>{w.mine}</p>;
  return (
    <>
      <p>{w.clearMeans}</p>
      <VerbTrouble verb={verb} />
      <Button busy={verb.task.busy} onPress={clear}>
        {w.clear}
      </Button>
    </>
  );
}
