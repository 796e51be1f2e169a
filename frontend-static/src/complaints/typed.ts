/** What is typed into the form of a complaint, what one tap filled in, and what is missing. */

import type { ComplaintKind, ComplaintOrigin, DraftComplaintQuery } from '../generated/complaints';
import { words } from '../foundation/language';
import { lengthMistake } from '../request/steps';
import type { Mistakes } from '../ui/fields';
import type { Place } from './place-field';

const w = words(
  {
    kind: '请选择投诉、举报或者建议。',
    accused: '请写是哪个单位。',
    proof: '请写要的是什么证明。',
    matter: '请写是办什么事。',
    region: '请选择在哪里发生的。',
    words: '请写一写经过。',
  },
  {
    kind: 'Please choose what it is.',
    accused: 'Please say which office.',
    proof: 'Please say which proof.',
    matter: 'Please say for which matter.',
    region: 'Please choose where it happened.',
    words: 'Please say what happened.',
  },
);

export const NAME_LIMIT = 200;
export const WORDS_LIMIT = 1000;

export interface Typed {
  kind: ComplaintKind | undefined;
  accusedId: string | null;
  accusedName: string;
  proofName: string;
  matter: string;
  happenedOn: string;
  place: Place | undefined;
  words: string;
  named: boolean;
}

export function nothingTyped(): Typed {
  return {
    kind: undefined,
    accusedId: null,
    accusedName: '',
    proofName: '',
    matter: '',
    happenedOn: '',
    place: undefined,
    words: '',
    named: false,
  };
}

/** What is still missing or too long, by field. */
export function mistakesIn({ kind, accusedName, proofName, matter, place, words: said }: Typed): Mistakes {
  return {
    kind: kind ? undefined : w.kind,
    accusedName: lengthMistake(accusedName, NAME_LIMIT, w.accused),
    proofName: lengthMistake(proofName, NAME_LIMIT, w.proof),
    matter: lengthMistake(matter, NAME_LIMIT, w.matter),
    region: place ? undefined : w.region,
    words: lengthMistake(said, WORDS_LIMIT, w.words),
  };
}

export interface From {
  kind: ComplaintOrigin;
  ref: string;
}

const ORIGINS: readonly [string, ComplaintOrigin][] = [
  ['item', 'ITEM'],
  ['guide', 'GUIDE'],
  ['proof', 'PROOF'],
  ['look', 'DISCLOSURE'],
  ['share', 'SHARE'],
];

/** What the address of the page says it was begun from, e.g. `?item=DEPT-1`. */
export function originIn(query: string): From {
  const asked = new URLSearchParams(query);
  for (const [name, kind] of ORIGINS) {
    const ref = asked.get(name);
    if (ref) return { kind, ref };
  }
  return { kind: 'FREE', ref: '' };
}

export type Begun = DraftComplaintQuery['complaintDraft'];

/** What one tap fills in, for the complainant to mend. */
export function typedFrom(begun: Begun | undefined, place: Place | undefined): Typed {
  if (!begun) return nothingTyped();
  const { accusedId, accusedName, proofName, matter } = begun;
  return { ...nothingTyped(), kind: 'COMPLAINT', accusedId, accusedName, proofName, matter, place };
}
