/** What happened to a request, told in one sentence each; what machines do is one entry. */

import { words } from '../foundation/language';
import { nameOf, type ProofState, type Tone } from '../ui/states';
import { reasonOf } from './reasons';

export interface Step {
  at: string;
  verb: string;
  state: ProofState;
  reason: string | null;
  remedy: string | null;
  words: string | null;
}

/** What the sentences of a proof may mention. */
export interface Told {
  committee: { name: string };
  numbers: { number: string } | null;
  corrects: string | null;
  steps: readonly Step[];
}

/** One entry of the timeline. */
export interface Entry {
  at: string;
  tone: Tone;
  sentence: string;
  reason?: string | undefined;
  remedy?: string | null;
  words?: string | null;
}

/** The verbs that are an entry of their own; those of PRODUCTION are told together. */
type Verb =
  | 'request'
  | 'check'
  | 'lane'
  | 'lane_step'
  | 'send_back'
  | 'resubmit'
  | 'withdraw'
  | 'reject'
  | 'approve'
  | 'issue'
  | 'doubt'
  | 'vouch'
  | 'clear'
  | 'correct'
  | 'revoke'
  | 'supersede'
  | 'expire';

const PRODUCTION: readonly string[] = ['render', 'fail_render', 'ask_keeper', 'seal', 'fail_seal', 'retry'];

type Sentence = (office: string, number: string) => string;

const TOLD = words<Record<Verb, Sentence>>(
  {
    request: (office) => `您提交了申请，${office}已收到。`,
    check: (office) => `${office}经办人核实了您写的情况，已交负责人审批。`,
    lane: (office) => `${office}核对了清单，写下了这份证明按什么办。`,
    lane_step: (office) => `${office}办好了清单以外的证明要先办的一项手续。`,
    send_back: (office) => `${office}把申请退回给您补正。`,
    resubmit: (office) => `您补正后重新提交，${office}已收到。`,
    withdraw: () => '您撤回了申请，不再办理。',
    reject: (office) => `${office}不予出具。`,
    approve: (office, number) => `${office}负责人批准了${number && `，编号 ${number}`}。`,
    issue: (office) => `${office}出具了证明，已存入“我的证照”。`,
    doubt: () => '盖章所用的密钥可能已被他人掌握，这份证明暂时存疑，请先不要用。这不是您的过错。',
    vouch: (office) => `${office}重新核实了这份证明，等负责人确认。`,
    clear: (office) => `${office}确认这份证明无误，恢复有效。`,
    correct: (office) => `${office}正在更正这份证明。新的出具之前，这一份仍然有效。`,
    revoke: (office) => `${office}撤销了这份证明，从这时起不能再用。`,
    supersede: () => '更正后的新证明已经出具，这一份不能再用，请用新的。',
    expire: () => '证明过了有效期，不能再用。',
  },
  {
    request: (office) => `You sent your request; ${office} has received it.`,
    check: (office) => `${office} checked the facts and passed them on to the person in charge.`,
    lane: (office) => `${office} looked into the lists and wrote down by what this proof is decided.`,
    lane_step: (office) => `${office} did one of the steps that a proof outside the lists needs first.`,
    send_back: (office) => `${office} sent the request back to you to be mended.`,
    resubmit: (office) => `You mended the request and sent it again; ${office} has received it.`,
    withdraw: () => 'You withdrew the request. It goes no further.',
    reject: (office) => `${office} does not issue this proof.`,
    approve: (office, number) => `The person in charge at ${office} approved it${number && `; its number is ${number}`}.`,
    issue: (office) => `${office} issued the proof. It lies in “My papers”.`,
    doubt: () => 'The key of its seal may have been in foreign hands: the proof is in doubt; please do not use it for now. It is no fault of yours.',
    vouch: (office) => `${office} looked into the proof again; the person in charge decides.`,
    clear: (office) => `${office} confirmed the proof. It is valid again.`,
    correct: (office) => `${office} is correcting this proof. It stays valid until the corrected one is issued.`,
    revoke: (office) => `${office} revoked this proof. It must not be used any more.`,
    supersede: () => 'The corrected proof was issued. Please use that one; this one is no longer valid.',
    expire: () => 'The last valid day passed. The proof must not be used any more.',
  },
);

/** Sentences that no verb alone decides. */
const w = words(
  {
    correction: (office: string) => `${office}发现原来的证明需要更正，为您重新开了这一件。您不用做什么。`,
    producing: '制作、盖章：正在进行。',
    keeper: '制作、盖章：证明做好了，正在等印章保管人确认用印。您不用做什么。',
    produced: '制作、盖章：证明做好了，电子印章已盖。',
    stuck: (office: string) => `制作、盖章：这一步没有成功，系统会自动再试，${office}也收到了提醒。您不用做什么。`,
    recovered: '制作、盖章：中间有一次没有成功，现在已经做好，电子印章已盖。',
  },
  {
    correction: (office: string) => `${office} found that the earlier proof needs correcting and opened this case for you. There is nothing for you to do.`,
    producing: 'Making and sealing: under way.',
    keeper: 'Making and sealing: the document is made and waits for the keeper of the seal. There is nothing for you to do.',
    produced: 'Making and sealing: the document is made and carries the electronic seal.',
    stuck: (office: string) => `Making and sealing: this did not work. The portal keeps trying, and ${office} has been told. There is nothing for you to do.`,
    recovered: 'Making and sealing: it did not work at first; now the document is made and carries the electronic seal.',
  },
);

const TONES: Readonly<Record<string, Tone>> = {
  send_back: 'waits',
  reject: 'bad',
  doubt: 'waits',
  revoke: 'bad',
  withdraw: 'past',
  supersede: 'past',
  expire: 'past',
};

/** The entries of the timeline, oldest first. */
export function entriesOf(proof: Told): Entry[] {
  const entries: Entry[] = [];
  let made: Step[] = [];
  for (const step of proof.steps) {
    if (PRODUCTION.includes(step.verb)) {
      // However often a machine tried, it is one entry, at the place of the first try.
      if (made.length > 0) entries.pop();
      made = [...made, step];
      entries.push(productionOf(proof, made));
    } else {
      made = [];
      entries.push(entryOf(proof, step));
    }
  }
  return entries;
}

function entryOf(proof: Told, step: Step): Entry {
  return {
    at: step.at,
    tone: TONES[step.verb] ?? 'good',
    sentence: sentenceFor(proof, step),
    reason: reasonOf(step),
    remedy: step.remedy,
    words: step.words,
  };
}

function sentenceFor(proof: Told, step: Step): string {
  const office = proof.committee.name;
  if (step.verb === 'request' && proof.corrects) return w.correction(office);
  const sentence = (TOLD as Partial<Record<string, Sentence>>)[step.verb];
  // A verb that is younger than this page: the state says enough.
  return sentence ? sentence(office, proof.numbers?.number ?? '') : nameOf(step.state);
}

function productionOf(proof: Told, steps: readonly Step[]): Entry {
  const last = steps[steps.length - 1] as Step;
  const failed = steps.some((step) => step.verb.startsWith('fail_'));
  const sealed = steps.some((step) => step.verb === 'seal');
  const stuck = last.state === 'RENDER_FAILED' || last.state === 'SEAL_FAILED';
  if (sealed) return { at: last.at, tone: 'good', sentence: failed ? w.recovered : w.produced };
  if (stuck) return { at: last.at, tone: 'bad', sentence: w.stuck(proof.committee.name) };
  return { at: last.at, tone: 'open', sentence: last.verb === 'ask_keeper' ? w.keeper : w.producing };
}
