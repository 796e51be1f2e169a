/** A proof in doubt 存疑: one person vouches for it, the person in charge clears it. */

import { ClearProof, VouchForProof, type CasePartsFragment } from '../generated/desk';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { Say } from '../ui/say';
import { VerbTrouble, problemOf, useVerb, type Settle } from './verb';
import { WordsForm } from './words-form';

const w = words(
  {
    doubt: (when: string) =>
      `${when} 起存疑：盖章所用的密钥可能已被他人掌握。请重新核对这件事项：属实的，由一人说明、负责人确认后解除；有问题的，撤销或者更正重开。`,
    vouched: (name: string, when: string) => `${name} 在 ${when} 说明：`,
    vouchMeans: '您核对了办件材料和事实，确认这份证明是本单位出具的、内容属实。说明之后由另一位负责人确认。',
    vouchWords: '怎样核实的',
    vouchHint: '写明看了什么、问了谁。持有人会看到。',
    vouch: '说明属实',
    clearMeans: '确认后这份证明恢复有效，持有人和查看过的单位会收到通知。',
    clear: '确认无误，解除存疑',
    mine: '您自己说明的，由另一位负责人确认。',
  },
  {
    doubt: (when: string) =>
      `In doubt since ${when}: the key of its seal may have been in foreign hands. Please look into the case again. What is right is vouched for by one person and cleared by the person in charge; what is not is revoked or corrected.`,
    vouched: (name: string, when: string) => `${name} vouched for it at ${when}:`,
    vouchMeans: 'You looked into the case and the facts: this proof was issued here, and what it says is true. Another person in charge then confirms it.',
    vouchWords: 'How you know',
    vouchHint: 'What you read and whom you asked. The holder will read it.',
    vouch: 'Vouch for it',
    clearMeans: 'The proof is valid again, and its holder and the offices that looked at it are told.',
    clear: 'Confirm it and clear the doubt',
    mine: 'You vouched for it yourself; another person in charge confirms it.',
  },
);

type Doubt = NonNullable<CasePartsFragment['doubt']>;

export function DoubtPanel({ doubt }: { doubt: Doubt }) {
  return (
    <Say kind="warning">
      <p>{w.doubt(moment(doubt.since))}</p>
      {doubt.vouchedByName && doubt.vouchedAt && (
        <>
          <p>{w.vouched(doubt.vouchedByName, moment(doubt.vouchedAt))}</p>
          <p class="keep-lines">{doubt.words}</p>
        </>
      )}
    </Say>
  );
}

export function VouchForm({ id, settle }: { id: string; settle: Settle }) {
  const vouch = async (said: string) => settle(problemOf((await execute(VouchForProof, { id, words: said })).vouchForProof));
  return (
    <>
      <p>{w.vouchMeans}</p>
      <WordsForm name="vouch" label={w.vouchWords} hint={w.vouchHint} action={w.vouch} act={vouch} />
    </>
  );
}

export function ClearForm({ id, doubt, settle }: { id: string; doubt: Doubt | null; settle: Settle }) {
  const verb = useVerb();
  const clear = () => verb.run(async () => settle(problemOf((await execute(ClearProof, { id })).clearProof)));
  if (doubt?.vouchedByMe) return <p>{w.mine}</p>;
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
