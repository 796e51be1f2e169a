/** A request as it is being written on this device; plain data, so that it can be kept. */

import type { Problem } from '../foundation/graphql';
import type { RequestProofInput, RequestProofMutation, Relation } from '../generated/request';
import { newToken } from '../foundation/token';

export interface Committee {
  code: string;
  name: string;
}

/** A file that is kept on the device under `key` until it is sent. */
export interface DraftFile {
  key: string;
  name: string;
  type: string;
  /** In bytes, as it will be sent. */
  size: number;
  /** What the portal calls it, once uploaded: it is not uploaded twice. */
  uploadId?: string;
  /** Handed in with an earlier request: the portal has it, and this device need not keep it. */
  material?: { id: string; url: string };
}

type Answer = RequestProofMutation['requestProof'];
export type NotOurs = Extract<Answer, { __typename: 'NotOurs' }>;
/** What the portal answered when it did not accept the request. */
export type Refusal = Problem | NotOurs;
/** What it answered when it did. */
export type Receipt = Omit<Extract<Answer, { __typename: 'Proof' }>, '__typename'>;

export interface Draft {
  /** `queued`: ready, and sent as soon as there is signal. */
  status: 'writing' | 'queued';
  /** Made once: however often the draft is sent, it is one request. */
  clientToken: string;
  /** The last change, in milliseconds since 1970. */
  savedAt: number;
  committee: Committee | undefined;
  about: 'self' | 'other' | 'organisation' | undefined;
  subject: { name: string; idNumber: string; relation: Exclude<Relation, 'SELF' | 'REPRESENTED'> | undefined };
  organisation: { name: string; uscc: string };
  title: string;
  purpose: string;
  recipient: string;
  text: string;
  /** The example's facts that were taken over; they must not be sent as they are. */
  borrowed: string;
  files: readonly DraftFile[];
  /** The version of the declaration that was ticked for these answers; gone with the next change. */
  declared: string | undefined;
  /** What stood in the way the last time; gone with the next change. */
  refusal: Refusal | undefined;
}

/** What may be changed by writing. */
export type Part = Partial<Omit<Draft, 'status' | 'clientToken' | 'savedAt' | 'refusal'>>;

export const LIMITS = { title: 60, purpose: 200, recipient: 100, text: 2000, name: 100 } as const;

const KEPT_MS = 14 * 24 * 3_600_000;

export function freshDraft(now = Date.now()): Draft {
  return {
    status: 'writing',
    clientToken: newToken(),
    savedAt: now,
    committee: undefined,
    about: undefined,
    subject: { name: '', idNumber: '', relation: undefined },
    organisation: { name: '', uscc: '' },
    title: '',
    purpose: '',
    recipient: '',
    text: '',
    borrowed: '',
    files: [],
    declared: undefined,
    refusal: undefined,
  };
}

/** Two weeks after the last change nobody comes back to it, and it holds personal data. */
export function isStale(draft: { savedAt: number }, now = Date.now()): boolean {
  return now - draft.savedAt > KEPT_MS;
}

/** Whether there is anything to lose. The committee alone is found again in a moment. */
export function isBlank(draft: Draft): boolean {
  const { about, title, purpose, recipient, text, files } = draft;
  return !about && files.length === 0 && [title, purpose, recipient, text].every((each) => each.trim() === '');
}

/** After a change it is written on again, and must be declared and submitted again. */
export function changed(draft: Draft, part: Part, now = Date.now()): Draft {
  return { ...draft, declared: undefined, ...part, status: 'writing', savedAt: now, refusal: undefined };
}

/** The same words as another request. Files belong to one request, so they go up anew. */
export function asNewRequest(draft: Draft, now = Date.now()): Draft {
  return { ...changed(forgetUploads(draft), {}, now), clientToken: newToken() };
}

export function forgetUploads(draft: Draft): Draft {
  return { ...draft, files: draft.files.map(notUploaded) };
}

function notUploaded(file: DraftFile): DraftFile {
  const { uploadId: _, ...kept } = file;
  return kept;
}

/** As the portal takes it; equal for an unchanged draft, so that sending it again is harmless. */
export function inputOf(draft: Draft): RequestProofInput {
  const { clientToken, title, purpose, recipient, text } = draft;
  const attachmentIds = draft.files.map((file) => file.uploadId ?? '').filter((id) => id !== '');
  return {
    clientToken,
    regionCode: draft.committee?.code ?? '',
    title,
    purpose,
    recipient,
    text,
    subject: subjectOf(draft),
    attachmentIds,
    // As it was shown: if the words have changed since, the portal says so.
    declaration: draft.declared ?? '',
  };
}

function subjectOf({ about, subject, organisation }: Draft): RequestProofInput['subject'] {
  if (about === 'organisation') return organisationOf(organisation);
  if (about !== 'other' || !subject.relation) return null;
  const idNumber = subject.idNumber.replace(/\s/g, '');
  return { name: subject.name, idNumber: idNumber === '' ? null : idNumber, relation: subject.relation };
}

/** An organisation as the portal takes it for a subject. */
export function organisationOf({ name, uscc }: Draft['organisation']): NonNullable<RequestProofInput['subject']> {
  return { name, uscc: plainUscc(uscc), relation: 'REPRESENTED' };
}

/** A credit code as it is compared: without blanks and dashes, in capitals. */
export function plainUscc(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}

/** Whom the proof is about, when it is not oneself; null for oneself. */
export function subjectNameOf({ about, subject, organisation }: Draft): string | null {
  if (about === 'organisation') return organisation.name;
  return about === 'other' ? subject.name : null;
}
