/** One trusted document to the portal and its typed answer back. */

import { language, sentenceOf, words } from './language';
import { newToken } from './token';

/** A document by its identifier; the server knows the text. Written by `npm run gen`. */
export interface Document<Data, Variables> {
  readonly id: string;
  /** Whether something is done by it. */
  readonly isVerb?: true;
  /** Never there: it carries the types. */
  readonly types?: (variables: Variables) => Data;
}

/** What a verb answers when a person can mend it; a value to show, never thrown. */
export interface Problem {
  __typename: 'Problem';
  code: string;
  message: string;
  messageEn: string;
  field?: string | null;
}

export type FailureKind = 'offline' | 'outdated' | 'refused' | 'broken';

/** There is no answer. `offline`: it may not have arrived; sending it again is safe. */
export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    /** For `refused`, the problem's code, e.g. SIGN_IN_REQUIRED. */
    readonly code = '',
  ) {
    super(message);
  }
}

const w = words(
  {
    offline: '现在没有网络，或者网络很慢。请稍后再试，您写的内容不会丢。',
    outdated: '页面已更新，请刷新后再试。',
    broken: '系统出了点问题，请稍后再试。',
    number: (id: string) => `编号：${id}`,
  },
  {
    offline: 'There is no signal, or it is very slow. Please try again later; what you wrote is kept.',
    outdated: 'This page has been updated. Please reload it and try again.',
    broken: 'Something went wrong. Please try again later.',
    number: (id: string) => `Reference: ${id}`,
  },
);

/** Nothing was done, or nobody knows: as without a signal, a kept request goes out again by itself. */
const AWAY = ['PORTAL_BUSY', 'PORTAL_UNAVAILABLE'];
/** It may have been done all the same. */
const UNSETTLED = [...AWAY, 'STILL_AT_WORK'];
const LONGEST_WAIT_MS = 20_000;
const RELOADED = 'reloaded-for-';

interface Fault {
  message: string;
  extensions?: { code?: string; messageEn?: string; requestId?: string };
}

/** Sends the document; throws Failure. */
export async function execute<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const body = JSON.stringify({ documentId: document.id, variables });
  const answer = await (document.isVerb ? postOnce(body) : post(body));
  const fault = answer.errors?.[0];
  if (fault) throw failureOf(fault, document.id);
  if (!answer.data) throw new Failure('broken', w.broken);
  return answer.data as Data;
}

interface Answer {
  data?: unknown;
  errors?: Fault[];
}

/** Keys of what was sent and not answered: sent again, word for word, it is the same deed. */
const unanswered = new Map<string, string>();

async function postOnce(body: string): Promise<Answer> {
  const key = unanswered.get(body) ?? newToken();
  unanswered.set(body, key);
  const answer = await post(body, { 'idempotency-key': key });
  if (!answer.errors?.some(({ extensions }) => UNSETTLED.includes(extensions?.code ?? ''))) unanswered.delete(body);
  return answer;
}

async function post(body: string, headers: Record<string, string> = {}): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST_WAIT_MS);
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language, ...headers },
      body,
      credentials: 'same-origin',
      signal: stop.signal,
    });
    return await response.json();
  } catch (error) {
    throw error instanceof SyntaxError ? new Failure('broken', w.broken) : new Failure('offline', w.offline);
  } finally {
    clearTimeout(timer);
  }
}

function failureOf(fault: Fault, documentId: string): Failure {
  const { code = '', messageEn, requestId } = fault.extensions ?? {};
  if (code === 'DOCUMENT_UNKNOWN') {
    reloadOnce(documentId);
    return new Failure('outdated', w.outdated, code);
  }
  if (code === 'INTERNAL' || code === '' || code === 'BAD_REQUEST') {
    const number = requestId ? ` ${w.number(requestId)}` : '';
    return new Failure('broken', w.broken + number, code);
  }
  const sentence = sentenceOf({ message: fault.message, messageEn: messageEn ?? fault.message });
  return new Failure(AWAY.includes(code) ? 'offline' : 'refused', sentence, code);
}

/** A page older than the portal fetches itself anew; one that asks the same again has not changed by it. */
function reloadOnce(documentId: string): void {
  if (sessionStorage.getItem(RELOADED + documentId)) return;
  sessionStorage.setItem(RELOADED + documentId, 'yes');
  location.reload();
}
