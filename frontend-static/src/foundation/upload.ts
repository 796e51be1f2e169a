/** A file to the portal, with its progress: `fetch` does not tell how far it is. */

import { Failure, type Problem } from './graphql';
import { language, sentenceOf, words } from './language';

const w = words(
  {
    offline: '文件没有传上去：现在没有网络，或者网络很慢。',
    broken: '文件没有传上去，请稍后再试。',
  },
  {
    offline: 'The file did not go through: there is no signal, or it is very slow.',
    broken: 'The file did not go through. Please try again later.',
  },
);

/** A little longer than the portal itself waits for a file to arrive. */
const LONGEST_WAIT_MS = 130_000;

/** It did not arrive within the portal's time; with better signal it may. */
const TOO_SLOW = 408;
const AWAY = 503;
/** Nothing is wrong with the file: one must sign in, or wait a little. */
const REFUSED = [401, 429];

export interface Uploaded {
  __typename: 'Uploaded';
  id: string;
}

/** Where a file goes, and the field that a problem with it is about. */
export interface Destination {
  to: string;
  field: string;
}

const ATTACHMENTS: Destination = { to: '/uploads', field: 'attachmentIds' };

/** Sends the bytes as they are. `onProgress` gets a share from 0 to 1. Throws Failure. */
export function upload(
  file: Blob,
  onProgress: (share: number) => void,
  { to, field }: Destination = ATTACHMENTS,
): Promise<Uploaded | Problem> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', to);
    request.timeout = LONGEST_WAIT_MS;
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('accept-language', language);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const answer = answerOf(request, field);
      if (answer instanceof Failure) reject(answer);
      else resolve(answer);
    };
    request.onerror = request.ontimeout = request.onabort = () => reject(new Failure('offline', w.offline));
    request.send(file);
  });
}

function answerOf(request: XMLHttpRequest, field: string): Uploaded | Problem | Failure {
  const { id, code, message = w.broken, messageEn = message } = parsed(request.responseText);
  if (request.status === 201 && id) return { __typename: 'Uploaded', id };
  const sentence = sentenceOf({ message, messageEn });
  if (code && [TOO_SLOW, AWAY].includes(request.status)) return new Failure('offline', sentence, code);
  if (!code || request.status >= 500) return new Failure('broken', w.broken);
  if (REFUSED.includes(request.status)) return new Failure('refused', sentence, code);
  return { __typename: 'Problem', code, message, messageEn, field };
}

function parsed(text: string): { id?: string; code?: string; message?: string; messageEn?: string } {
  try {
    return JSON.parse(text);
  } catch {
    return {}; // A page of some proxy in between.
  }
}
