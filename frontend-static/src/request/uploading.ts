/** The files of a request go up one after the other, each once. */

import { execute, type Problem } from '../foundation/graphql';
import { upload, type Destination } from '../foundation/upload';
import { ReuseMaterial } from '../generated/request';
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
  /** Where they go, when it is not a request for a proof. */
  destination?: Destination;
}

/** Uploads what is not uploaded yet. Answers the first file's problem; throws Failure. */
export async function uploadMissing({ files, blobOf, onUploaded, onProgress, destination }: Work): Promise<Problem | undefined> {
  for (const [index, file] of files.entries()) {
    if (file.uploadId) continue;
    const tell = (share: number) => onProgress({ number: index + 1, count: files.length, share });
    tell(0);
    const answer = file.material ? await reuse(file.material.id) : await sendUp(file, blobOf, tell, destination);
    if (answer.__typename === 'Problem') return named(file, answer);
    await onUploaded(file.key, answer.id);
  }
  return undefined;
}

/** What the portal has from an earlier request does not go up again. */
async function reuse(attachmentId: string) {
  return (await execute(ReuseMaterial, { attachmentId })).reuseMaterial;
}

async function sendUp(
  file: DraftFile,
  blobOf: Work['blobOf'],
  tell: (share: number) => void,
  destination: Destination | undefined,
) {
  const blob = await blobOf(file.key);
  return blob ? upload(blob, tell, destination) : GONE;
}

function named(file: DraftFile, problem: Problem): Problem {
  const { message, messageEn } = problem;
  return { ...problem, field: 'attachmentIds', message: `${file.name}：${message}`, messageEn: `${file.name}: ${messageEn}` };
}

/** Phones delete what pages keep when they run out of space. */
const GONE: Problem = {
  __typename: 'Problem',
  code: 'FILE_GONE',
  message: '手机里找不到这个文件了，请移除后重新选择。',
  messageEn: 'It is no longer on this device. Please remove it and choose it again.',
  field: 'attachmentIds',
};
