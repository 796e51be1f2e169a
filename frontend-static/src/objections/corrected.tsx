/** An objection that was found right: the answer, and the way to the corrected paper. */

import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { CorrectionOfMine, type ObjectionPartsFragment } from '../generated/objections';
import { Fact, Facts } from '../ui/facts';
import { Say } from '../ui/say';

const w = words(
  {
    accepted: '村（社区）同意更正，正在办理新的证明。办好以前，请先不要用原来那份。',
    corrected: '已经更正，新的证明办好了。原来那份不能再用，已经交出去的请换成新的。',
    answer: '村（社区）的答复',
    progress: '看办到哪一步',
    paper: '看更正后的证明',
  },
  {
    accepted: 'The committee agrees and is preparing a new proof. Please do not use the old one until then.',
    corrected: 'It is corrected; the new proof is ready. The old one must not be used any more: please replace it where you gave it.',
    answer: 'The answer of the committee',
    progress: 'See how far it is',
    paper: 'See the corrected proof',
  },
);

export function Corrected({ objection }: { objection: ObjectionPartsFragment }) {
  const corrected = objection.state === 'CORRECTED';
  return (
    <Say kind={corrected ? 'success' : 'note'}>
      <p>{corrected ? w.corrected : w.accepted}</p>
      <Facts>
        <Fact label={w.answer}>{objection.answer}</Fact>
      </Facts>
      {objection.correctionId && <ToCorrection id={objection.correctionId} />}
    </Say>
  );
}

/** To the paper once it is there, until then to its progress. */
function ToCorrection({ id }: { id: string }) {
  const proof = useAnswer(CorrectionOfMine, { id }).data.value?.myProof;
  if (!proof) return null;
  return (
    <a class="button" href={proof.fileUrl ? `/papers/${id}` : `/progress/${id}`}>
      {proof.fileUrl ? w.paper : w.progress}
    </a>
  );
}
