/** Pictures of a paper, made by the renderer that makes the final file. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useTask } from '../foundation/asking';
import { Failure, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';

const w = words(
  { offline: '没有连上网络，预览没有做出来。', broken: '预览没有做出来，请稍后再试。' },
  { offline: 'There is no connection, so there is no preview.', broken: 'The preview could not be made. Please try again later.' },
);

const LONGEST_WAIT_MS = 20_000;
/** When the renderer has its hands full with real papers. */
const COME_AGAIN_MS = 3000;

/** What is on the paper as far as it is not decided yet; undefined is as stored. */
export interface PaperWords {
  readonly statement?: string | undefined;
  readonly validUntil?: string | null | undefined;
}

/** One page as an address inside this document; whoever takes it lets it go. */
export interface PaperPage {
  readonly url: string;
  readonly pages: number;
}

export type AskPage = (page: number) => Promise<PaperPage | Problem>;

/** A page as it would be printed now. A problem is one with the words. */
export function previewPage(id: string, paper: PaperWords, page: number): Promise<PaperPage | Problem> {
  return ask(`/previews/${id}`, { ...paper, page, width: pixels(), format: 'png' });
}

/** The whole preview as a PDF file. */
export function previewFile(id: string, paper: PaperWords): Promise<PaperPage | Problem> {
  return ask(`/previews/${id}`, { ...paper, page: 1, width: pixels(), format: 'pdf' });
}

/** A page of the sealed file. */
export function sealedPage(id: string, page: number): Promise<PaperPage | Problem> {
  return ask(`/files/proofs/${id}.png?page=${page}&width=${pixels()}`);
}

/** A page of a sealed letter. */
export function letterPage(id: string, page: number): Promise<PaperPage | Problem> {
  return ask(`/files/letters/${id}.png?page=${page}&width=${pixels()}`);
}

/** Of the two widths that the portal draws, the one this screen needs. */
function pixels(): 640 | 1240 {
  return innerWidth * devicePixelRatio > 700 ? 1240 : 640;
}

async function ask(address: string, body?: object): Promise<PaperPage | Problem> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST_WAIT_MS);
  try {
    const response = await fetch(address, { ...requestOf(body), signal: stop.signal, credentials: 'same-origin' });
    if (!response.ok) return problemIn(await response.json());
    const url = URL.createObjectURL(await response.blob());
    return { url, pages: Number(response.headers.get('x-pages') ?? 1) };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw error instanceof SyntaxError ? new Failure('broken', w.broken) : new Failure('offline', w.offline);
  } finally {
    clearTimeout(timer);
  }
}

function problemIn({ code, message, messageEn, field = null }: Partial<Problem>): Problem {
  if (!code || !message || !messageEn) throw new Failure('broken', w.broken);
  return { __typename: 'Problem', code, message, messageEn, field };
}

function requestOf(body: object | undefined): RequestInit {
  if (!body) return {};
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export interface Paper {
  readonly shown: Signal<PaperPage | undefined>;
  readonly problem: Signal<Problem | undefined>;
  readonly failure: Signal<Failure | undefined>;
  readonly busy: Signal<boolean>;
  /** Whether the picture is of what is wanted now. */
  readonly current: boolean;
  readonly refresh: () => void;
}

/**
 * Keeps a picture current: asks a moment after `wanted` has changed, one picture at a time, since
 * each costs the portal about as much as a real paper.
 */
export function usePaper(wanted: string, quietMs: number, asking: () => Promise<PaperPage | Problem>): Paper {
  const task = useTask();
  const shown = useSignal<PaperPage | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const asked = useSignal<string | undefined>(undefined);
  const latest = useRef(asking);
  latest.current = asking;
  const refresh = () => {
    asked.value = wanted;
    void task.run(async () => {
      const answer = await latest.current();
      problem.value = 'url' in answer ? undefined : answer;
      if ('url' in answer) replace(shown, answer);
    });
  };
  const busy = task.busy.value;
  useEffect(() => {
    const refused = problem.value?.code === 'RENDERER_BUSY';
    if (busy || (asked.value === wanted && !refused)) return;
    const timer = setTimeout(refresh, refused ? COME_AGAIN_MS : asked.value === undefined ? 0 : quietMs);
    return () => clearTimeout(timer);
  }, [wanted, busy]);
  useEffect(() => () => replace(shown, undefined), []);
  const current = asked.value === wanted && !busy && !problem.value;
  return { shown, problem, failure: task.failure, busy: task.busy, current, refresh };
}

function replace(shown: Signal<PaperPage | undefined>, next: PaperPage | undefined): void {
  if (shown.value) URL.revokeObjectURL(shown.value.url);
  shown.value = next;
}
