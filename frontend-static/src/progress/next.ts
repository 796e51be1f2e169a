/** What comes next: who has to do what, and by when; or, when nothing does, how it ended. */

import { day } from '../foundation/dates';
import { words } from '../foundation/language';
import type { ProofState } from '../ui/states';

/** What the sentence depends on. */
export interface Standing {
  state: ProofState;
  dueOn: string;
  validUntil: string | null;
  doubtedAt: string | null;
  waitsForKeeper: boolean;
  committee: { name: string };
}

const w = words(
  {
    requested: (office: string, due: string) => `${office}经办人核实，再由负责人审批，最晚 ${due}办结。`,
    checked: (office: string, due: string) => `${office}负责人审批，最晚 ${due}办结。`,
    late: (office: string, due: string) =>
      `应在 ${due}前办结，现在已经超过期限。您可以打电话问${office}，或拨打 12345。`,
    sentBack: '请您补正后重新提交。时间在等您，不算在办理期限里。',
    producing: '系统正在制作、盖章，一般几秒钟就好。',
    keeper: (office: string) => `证明已批准、做好，正在等${office}的印章保管人确认用印。确认后自动盖章，您不用做什么。`,
    doubted: '这份证明暂时存疑，出具单位正在核实。现在请先不要用。',
    stuck: (office: string) => `系统会自动再试，${office}也在处理。您不用做什么。`,
  },
  {
    requested: (office: string, due: string) => `${office} checks the facts, then decides, by ${due} at the latest.`,
    checked: (office: string, due: string) => `The person in charge at ${office} decides by ${due} at the latest.`,
    late: (office: string, due: string) =>
      `It should have been decided by ${due} and is late. You can call ${office}, or 12345.`,
    sentBack: 'Please mend the request and send it again. The clock waits for you meanwhile.',
    producing: 'The document is being made and sealed. This takes seconds as a rule.',
    keeper: (office: string) =>
      `The proof is approved and made. It waits for the keeper of the seal of ${office}; it is sealed by itself then. There is nothing for you to do.`,
    doubted: 'This proof is in doubt for now, and its issuer looks into it. Please do not use it yet.',
    stuck: (office: string) => `The portal keeps trying, and ${office} is looking into it. There is nothing for you to do.`,
  },
);

const ENDINGS: Readonly<Partial<Record<ProofState, string>>> = words(
  {
    ISSUED: '证明已出具，可以查看、下载、亮证。',
    REJECTED: '不予出具。请看原因，以及可以找谁办。',
    WITHDRAWN: '您已撤回，不再办理。',
    REVOKED: '这份证明已被撤销，不能再用。',
    SUPERSEDED: '更正后的新证明已出具，请用新的。',
    EXPIRED: '已过有效期，不能再用。还需要的话，可以重新申请。',
  },
  {
    ISSUED: 'Issued. You can see it, download it and show it.',
    REJECTED: 'Refused. Please read why, and who can help instead.',
    WITHDRAWN: 'You withdrew it. It goes no further.',
    REVOKED: 'It was revoked and must not be used any more.',
    SUPERSEDED: 'A corrected proof was issued; please use that one.',
    EXPIRED: 'Its last day has passed. If you still need it, ask for a new one.',
  },
);

/** What has to happen next, or undefined when the case is closed. `today` as in `2026-11-22`. */
export function nextOf(proof: Standing, today: string): string | undefined {
  const office = proof.committee.name;
  const due = day(proof.dueOn);
  switch (proof.state) {
    case 'REQUESTED':
      return isLate(proof, today) ? w.late(office, due) : w.requested(office, due);
    case 'CHECKED':
      return isLate(proof, today) ? w.late(office, due) : w.checked(office, due);
    case 'SENT_BACK':
      return w.sentBack;
    case 'APPROVED':
    case 'RENDERED':
    case 'SEALED':
      return proof.waitsForKeeper ? w.keeper(office) : w.producing;
    case 'RENDER_FAILED':
    case 'SEAL_FAILED':
      return w.stuck(office);
    default:
      return undefined;
  }
}

/** One sentence about where a case stands, whether open or closed. */
export function standingSentence(proof: Standing, today: string): string {
  const next = nextOf(proof, today);
  if (next) return next;
  // The nightly job that ends a proof may be late; the paper's own date is not.
  const past = proof.state === 'ISSUED' && proof.validUntil !== null && proof.validUntil < today;
  if (proof.state === 'ISSUED' && !past && proof.doubtedAt !== null) return w.doubted;
  return ENDINGS[past ? 'EXPIRED' : proof.state] ?? '';
}

/** Whether somebody at the committee has to decide, and is late with it. */
export function isLate(proof: { state: ProofState; dueOn: string }, today: string): boolean {
  return (proof.state === 'REQUESTED' || proof.state === 'CHECKED') && proof.dueOn < today;
}
