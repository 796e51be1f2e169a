/** The files of a request go up one after the other, each once. */

import type { Problem } from '../foundation/graphql';
import { upload } from '../foundation/upload';
import type { DraftFile } from './draft';

export interface UploadProgress {
  /** Which file, from 1. */
  number: number;
  count: number;
  /** How much of this file, 0 to 1. */
  share: number;
}

interface Work {
  files: readonly DraftFile[];
  blobOf: (key: string) => Promise<Blob | undefined>;
  /** Remembers what is uploaded, before the next file is begun. */
  onUploaded: (key: string, uploadId: string) => Promise<void>;
  onProgress: (progress: UploadProgress) => void;
}

/** Uploads what is not uploaded yet. Answers the first file's problem; throws Failure. */
export async function uploadMissing({ files, blobOf, onUploaded, onProgress }: Work): Promise<Problem | undefined> {
  for (const [index, file] of files.entries()) {
    if (file.uploadId) continue;
    const blob = await blobOf(file.key);
    if (!blob) return gone(file);
    const tell = (share: number) => onProgress({ number: index + 1, count: files.length, share });
    tell(0);
    const answer = await upload(blob, tell);
    if (answer.__typename === 'Problem') return named(file, answer);
    await onUploaded(file.key, answer.id);
  }
  return undefined;
}

function named(file: DraftFile, problem: Problem): Problem {
  const { message, messageEn } = problem;
  return { ...problem, message: `${file.name}：${message}`, messageEn: `${file.name}: ${messageEn}` };
}

/** Phones delete what pages keep when they run out of space. */
function gone(file: DraftFile): Problem {
  return {
    __typename: 'Problem',
    code: 'FILE_GONE',
    message: `手机里找不到“${file.name}”了，请移除后重新选择。`,
    messageEn: `“${file.name}” is no longer on this device. Please remove it and choose it again.`,
    field: 'attachmentIds',
  };
}
