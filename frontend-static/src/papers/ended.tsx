/** Why a paper does not hold, since when, and which one took its place. */

import { CorrectionsOfMine } from '../generated/papers';
import { useAnswer } from '../foundation/asking';
import { day, moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { reasonOf } from '../progress/reasons';
import { Say } from '../ui/say';
import type { PaperProof } from './paper';
import type { Standing } from './standing';

const w = words(
  {
    revoked: (office: string, when: string) => `${office}在 ${when} 撤销了这份证明，不能再用。也请告诉已经收到它的单位。`,
    superseded: (when: string) => `${when} 出具了更正后的新证明，这一份不能再用。请用新的，也请换给已经收到旧证明的单位。`,
    expired: (last: string) => `有效期到 ${last}为止，已经过了，不能再用。还需要的话，可以重新申请。`,
    reason: (reason: string) => `原因：${reason}。`,
    doubted: (office: string, when: string) =>
      `${when} 起，这份证明暂时存疑：盖章所用的密钥可能已被他人掌握。这不是您的过错。${office}正在核实，核实无误就恢复有效，需要重新出具的会给您换一份。现在请先不要用它，也请告诉已经收到它的单位。`,
    call: (office: string) => `打电话问${office}`,
    newer: '看新的证明',
    anew: '重新申请',
  },
  {
    revoked: (office: string, when: string) =>
      `${office} revoked this proof at ${when}. It must not be used any more. Please tell those who received it.`,
    superseded: (when: string) =>
      `A corrected proof was issued at ${when}. Please use that one, and give it to those who received this one.`,
    expired: (last: string) => `Its last valid day was ${last}. If you still need it, ask for a new one.`,
    reason: (reason: string) => `Reason: ${reason}.`,
    doubted: (office: string, when: string) =>
      `Since ${when} this proof is in doubt: the key of its seal may have been in foreign hands. It is no fault of yours. ${office} looks into it; what is right becomes valid again, and what has to be is issued anew. Please do not use it for now, and tell those who received it.`,
    call: (office: string) => `Call ${office}`,
    newer: 'See the new proof',
    anew: 'Ask anew',
  },
);

interface EndedProps {
  proof: PaperProof;
  standing: Standing;
}

export function Ended({ proof, standing }: EndedProps) {
  return (
    <Say kind="warning">
      <p>{sentenceOf(proof, standing)}</p>
      {standing === 'REVOKED' && <Why proof={proof} />}
      <Onwards proof={proof} standing={standing} />
    </Say>
  );
}

function Onwards({ proof, standing }: EndedProps) {
  if (standing === 'SUPERSEDED') return <Newer id={proof.id} />;
  if (standing !== 'DOUBTED') return <Anew />;
  const { name, contactPhone } = proof.committee;
  return (
    <a class="button plain" href={`tel:${contactPhone}`}>
      {w.call(name)}
    </a>
  );
}

function sentenceOf(proof: PaperProof, standing: Standing): string {
  if (standing === 'EXPIRED') return w.expired(proof.validUntil ? day(proof.validUntil) : '');
  if (standing === 'DOUBTED') return w.doubted(proof.committee.name, moment(proof.doubtedAt ?? ''));
  const when = moment(stepOf(proof, standing === 'REVOKED' ? 'revoke' : 'supersede')?.at ?? '');
  return standing === 'REVOKED' ? w.revoked(proof.committee.name, when) : w.superseded(when);
}

function Why({ proof }: { proof: PaperProof }) {
  const step = stepOf(proof, 'revoke');
  const reason = step && reasonOf(step);
  return (
    <>
      {reason && <p>{w.reason(reason)}</p>}
      {step?.words && <p class="keep-lines">{step.words}</p>}
    </>
  );
}

function stepOf(proof: PaperProof, verb: string) {
  return proof.steps.find((step) => step.verb === verb);
}

/** The proof that corrects this one: it is newer, and so among my newest hundred. */
function Newer({ id }: { id: string }) {
  const { data } = useAnswer(CorrectionsOfMine, {});
  const newer = data.value?.myProofs.edges.find(({ node }) => node.corrects === id && node.fileUrl);
  if (!newer) return null;
  return (
    <a class="button" href={`/papers/${newer.node.id}`}>
      {w.newer}
    </a>
  );
}

function Anew() {
  return (
    <a class="button" href="/request">
      {w.anew}
    </a>
  );
}
