/** Sealed evidence 证据包 on the case page: that it is asked for, the press that drafts it, its letter. */

import { VerbTrouble, problemOf, useVerb } from '../../desk/verb';
import { moment } from '../../foundation/dates';
import { execute } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import { me } from '../../foundation/session';
import { DraftBundle } from '../../generated/complaints-office';
import { LetterTag } from '../../letters/wording';
import { Button } from '../../ui/button';
import { CaseFile } from './case-file';
import type { Case } from './verb';

const w = words(
  {
    title: '证据包',
    asked: (when: string) => `投诉人 ${when}申请把证据材料制成盖章的证据包。`,
    meaning: '起草后由负责人批准、盖章，投诉人凭通知下载。',
    draft: '起草证据包',
    letter: (pieces: number) => `证据包文书，${pieces} 件材料`,
    file: '证据包',
  },
  {
    title: 'Sealed evidence',
    asked: (when: string) => `On ${when} the complainant asked for the evidence as one sealed file.`,
    meaning: 'Once drafted, an approver signs it; the complainant is told and downloads it.',
    draft: 'Draft it',
    letter: (pieces: number) => (pieces === 1 ? 'The letter, with one piece' : `The letter, with ${pieces} pieces`),
    file: 'Sealed evidence',
  },
);

interface CaseBundlesProps {
  complaint: Case;
  onChanged: (after: Case) => void;
}

export function CaseBundles({ complaint, onChanged }: CaseBundlesProps) {
  const { bundles, mayDraftBundle } = complaint;
  if (bundles.length === 0) return null;
  return (
    <section aria-labelledby="bundles">
      <h2 id="bundles">{w.title}</h2>
      <ul class="list">
        {bundles.map((bundle) => (
          <li class="case-note" key={bundle.id}>
            <p class="paper-line">{w.asked(moment(bundle.askedAt))}</p>
            <Letter complaint={complaint} bundle={bundle} />
          </li>
        ))}
      </ul>
      {mayDraftBundle && <Draft id={complaint.id} onChanged={onChanged} />}
    </section>
  );
}

function Letter({ complaint, bundle }: { complaint: Case; bundle: Case['bundles'][number] }) {
  const { id, letterId, letterState, pieces } = bundle;
  if (!letterId || !letterState) return null;
  const isOurs = complaint.handler.id === me.value?.actingFor?.id;
  return (
    <>
      <p class="paper-line">
        {isOurs ? (
          <a class="link" href={`/supervisor/letters/${letterId}`}>
            {w.letter(pieces ?? 0)}
          </a>
        ) : (
          w.letter(pieces ?? 0)
        )}{' '}
        <LetterTag state={letterState} />
      </p>
      {letterState === 'ISSUED' && complaint.mayOpenFiles && (
        <CaseFile complaintId={complaint.id} fileId={id} name={w.file} mediaType="application/pdf" />
      )}
    </>
  );
}

function Draft({ id, onChanged }: { id: string; onChanged: (after: Case) => void }) {
  const verb = useVerb();
  const draft = () =>
    verb.run(async () => {
      const { draftBundle: answer } = await execute(DraftBundle, { id });
      if (answer.__typename === 'ComplaintCase') onChanged(answer);
      return problemOf(answer);
    });
  return (
    <>
      <p>{w.meaning}</p>
      <VerbTrouble verb={verb} />
      <Button busy={verb.task.busy} onPress={draft}>
        {w.draft}
      </Button>
    </>
  );
}
