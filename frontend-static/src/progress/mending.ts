/** What mending a request means for the portal: its answers as a draft, checked, and sent again. */

import type { Signal } from '@preact/signals';
import { ResubmitProof, type ProofToMendQuery, type ResubmitProofInput } from '../generated/request';
import { execute, type Problem } from '../foundation/graphql';
import { freshDraft, organisationOf, plainUscc, type Draft } from '../request/draft';
import { idNumberMistake, mistakesAt, nameMistake, organisationMistakes } from '../request/steps';
import { uploadMissing, type UploadProgress } from '../request/uploading';
import type { Mistakes } from '../ui/fields';

export type ProofToMend = ProofToMendQuery['myProof'];

/** The identity number is not among the answers: the portal never sends it out. */
export function draftOf(proof: ProofToMend): Draft {
  const { title, purpose, recipient, text, relation, subjectName, subjectUscc } = proof;
  const fresh = { ...freshDraft(), title, purpose, recipient, text };
  if (relation === 'REPRESENTED') return { ...fresh, organisation: { name: subjectName, uscc: subjectUscc ?? '' } };
  return { ...fresh, subject: { name: subjectName, idNumber: '', relation: relation === 'SELF' ? undefined : relation } };
}

export function mistakesOf(proof: ProofToMend, draft: Draft): Mistakes {
  return {
    ...mistakesAt('what', draft),
    ...mistakesAt('why', draft),
    ...mistakesAt('words', draft),
    ...(subjectChanged(proof, draft) && subjectMistakes(proof, draft)),
  };
}

function subjectMistakes({ relation }: ProofToMend, { subject, organisation }: Draft): Mistakes {
  if (relation === 'REPRESENTED') return organisationMistakes(organisation);
  return { 'subject.name': nameMistake(subject.name), 'subject.idNumber': idNumberMistake(subject.idNumber) };
}

/** Null for “as before”. */
export function subjectOf(proof: ProofToMend, draft: Draft): NonNullable<ResubmitProofInput['subject']> | null {
  const { name, idNumber, relation } = draft.subject;
  if (!subjectChanged(proof, draft)) return null;
  if (proof.relation === 'REPRESENTED') return organisationOf(draft.organisation);
  if (!relation) return null;
  const number = idNumber.replace(/\s/g, '');
  return { name, idNumber: number === '' ? null : number, relation };
}

function subjectChanged(proof: ProofToMend, { subject, organisation }: Draft): boolean {
  if (proof.relation === 'REPRESENTED') {
    return organisation.name.trim() !== proof.subjectName || plainUscc(organisation.uscc) !== proof.subjectUscc;
  }
  return proof.relation !== 'SELF' && (subject.name.trim() !== proof.subjectName || subject.idNumber.trim() !== '');
}

/** Uploads what is new and sends the answers; the problem, if there is one. Throws Failure. */
export async function resubmit(
  proof: ProofToMend,
  draft: Signal<Draft>,
  blobs: ReadonlyMap<string, Blob>,
  onProgress: (progress: UploadProgress) => void,
): Promise<Problem | undefined> {
  const problem = await uploadMissing({
    files: draft.value.files,
    blobOf: async (key) => blobs.get(key),
    onUploaded: async (key, uploadId) => {
      const files = draft.value.files.map((file) => (file.key === key ? { ...file, uploadId } : file));
      draft.value = { ...draft.value, files };
    },
    onProgress,
  });
  if (problem) return problem;
  const { title, purpose, recipient, text, files } = draft.value;
  const attachmentIds = files.map((file) => file.uploadId ?? '').filter((id) => id !== '');
  const subject = subjectOf(proof, draft.value);
  const declaration = draft.value.declared ?? '';
  const input = { id: proof.id, title, purpose, recipient, text, subject, attachmentIds, declaration };
  const { resubmitProof: answer } = await execute(ResubmitProof, { input });
  return answer.__typename === 'Problem' ? answer : undefined;
}
