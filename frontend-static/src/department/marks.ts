/** What somebody brought to the counter, as the portal is asked about it: numbers, codes, files. */

import type { PaperInput } from '../generated/department';

/** As many as the portal checks at once. */
export const MOST_PAPERS = 100;

export interface Brought {
  /** How the clerk knows it again: what she typed, or the file's name. */
  readonly label: string;
  readonly input: PaperInput;
}

/** One paper a line; blank lines and repetitions are left out. */
export function readLines(text: string): Brought[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return Array.from(new Set(lines.filter(Boolean)), (line) => ({ label: line, input: markOf(line) }));
}

/** A number of a document says 号, or has its year in brackets; what has neither is a code. */
function markOf(line: string): PaperInput {
  if (/^[0-9a-f]{64}$/i.test(line)) return { fileSha256: line };
  return /[号〔[［【(（]/.test(line) ? { number: line } : { verificationCode: line };
}

/** Whether this browser can hash a file; without HTTPS it cannot. */
export function canHash(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined;
}

/** Each file by its hash: the file itself never leaves the computer. */
export function readFiles(files: readonly File[]): Promise<Brought[]> {
  return Promise.all(
    files.map(async (file) => ({ label: file.name, input: { fileSha256: await hashOf(file) } })),
  );
}

async function hashOf(file: File): Promise<string> {
  // `file.arrayBuffer()` is missing before Chrome 76 and Safari 14.
  const bytes = await new Response(file).arrayBuffer();
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
