/** The questions in their order, and what must be answered before the next one. */

import { words } from '../foundation/language';
import type { Mistakes } from '../ui/fields';
import { LIMITS, plainUscc, type Draft } from './draft';

export const STEPS = ['committee', 'about', 'what', 'why', 'words', 'files', 'check'] as const;
export type Step = (typeof STEPS)[number];

/**
 * The shape alone (GB 32100-2015): a few codes in force break the rule of the check character, so
 * that a wrong one is for the desk to notice and not a reason to stop here.
 */
const USCC = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** The server's names of the inputs; the fields on the pages are called the same. */
const STEP_OF_FIELD: Readonly<Record<string, Step>> = {
  regionCode: 'committee',
  about: 'about',
  'subject.name': 'about',
  'subject.idNumber': 'about',
  'subject.uscc': 'about',
  'subject.relation': 'about',
  title: 'what',
  purpose: 'why',
  recipient: 'why',
  text: 'words',
  attachmentIds: 'files',
};

const w = words(
  {
    committee: '请选择村（社区）。',
    about: '请选择这份证明是给谁开的。',
    name: '请填写姓名。',
    nameShort: '姓名至少 2 个字。',
    relation: '请选择关系。',
    organisation: '请填写单位名称。',
    uscc: '统一社会信用代码应为 18 位，只有数字和大写字母，没有字母 I、O、S、V、Z。',
    idNumber: '身份证号应为 18 位：前 17 位是数字，最后一位是数字或 X。',
    checksum: '身份证号的最后一位与前面对不上，请逐位核对。',
    title: '请写要证明什么。',
    purpose: '请写用来做什么。',
    recipient: '请写交给哪个单位。',
    text: '请写一写具体情况。',
    borrowed: '这还是例子里的话，请把姓名、时间、地点改成您自己的。',
    long: (limit: number, length: number) => `最多 ${limit} 个字，现在有 ${length} 个字，请删减一些。`,
  },
  {
    committee: 'Please choose your village or community.',
    about: 'Please choose whom the proof is about.',
    name: 'Please enter the name.',
    nameShort: 'A name has at least 2 characters.',
    relation: 'Please choose how you are related.',
    organisation: 'Please enter the name of the organisation.',
    uscc: 'A credit code has 18 digits and capital letters; the letters I, O, S, V and Z do not occur.',
    idNumber: 'An identity number has 17 digits and a last digit or X.',
    checksum: 'The last character of the identity number does not match. Please check each digit.',
    title: 'Please say what is to be certified.',
    purpose: 'Please say what it is for.',
    recipient: 'Please say which office it is for.',
    text: 'Please describe the facts.',
    borrowed: 'These are still the words of the example. Please put in your own name, times and places.',
    long: (limit: number, length: number) => `At most ${limit} characters; this has ${length}. Please shorten it.`,
  },
);

export function isStep(name: string | undefined): name is Step {
  return STEPS.some((step) => step === name);
}

export function stepOf(field: string | null | undefined): Step {
  return STEP_OF_FIELD[field ?? ''] ?? 'check';
}

export function stepAfter(step: Step): Step {
  return STEPS[STEPS.indexOf(step) + 1] ?? 'check';
}

export function stepBefore(step: Step): Step | undefined {
  return STEPS[STEPS.indexOf(step) - 1];
}

/** The first question without a good answer; `check` when all have one. */
export function firstOpen(draft: Draft): Step {
  return STEPS.find((step) => hasMistakes(mistakesAt(step, draft))) ?? 'check';
}

/** Whether this question's turn has come: all before it are answered. */
export function isReached(step: Step, draft: Draft): boolean {
  return STEPS.indexOf(step) <= STEPS.indexOf(firstOpen(draft));
}

export function hasMistakes(mistakes: Mistakes): boolean {
  return Object.values(mistakes).some(Boolean);
}

/** What is missing or too long at one step, in the reader's language; the rest is the server's. */
export function mistakesAt(step: Step, draft: Draft): Mistakes {
  switch (step) {
    case 'committee':
      return { regionCode: draft.committee ? undefined : w.committee };
    case 'about':
      return aboutMistakes(draft);
    case 'what':
      return { title: lengthMistake(draft.title, LIMITS.title, w.title) };
    case 'why':
      return {
        purpose: lengthMistake(draft.purpose, LIMITS.purpose, w.purpose),
        recipient: lengthMistake(draft.recipient, LIMITS.recipient, w.recipient),
      };
    case 'words':
      return { text: textMistake(draft) };
    default:
      return {};
  }
}

function aboutMistakes({ about, subject, organisation }: Draft): Mistakes {
  if (!about) return { about: w.about };
  if (about === 'self') return {};
  if (about === 'organisation') return organisationMistakes(organisation);
  return {
    'subject.name': nameMistake(subject.name),
    'subject.idNumber': idNumberMistake(subject.idNumber),
    'subject.relation': subject.relation ? undefined : w.relation,
  };
}

export function organisationMistakes({ name, uscc }: Draft['organisation']): Mistakes {
  return {
    'subject.name': lengthMistake(name, LIMITS.name, w.organisation),
    'subject.uscc': USCC.test(plainUscc(uscc)) ? undefined : w.uscc,
  };
}

export function nameMistake(name: string): string | undefined {
  const mistake = lengthMistake(name, LIMITS.name, w.name);
  return mistake ?? (lengthOf(name) < 2 ? w.nameShort : undefined);
}

/** Optional; when given, its shape and check character (GB 11643-1999). */
export function idNumberMistake(typed: string): string | undefined {
  const number = typed.replace(/\s/g, '').toUpperCase();
  if (number === '') return undefined;
  if (!/^[0-9]{17}[0-9X]$/.test(number)) return w.idNumber;
  return checkCharacter(number) === number[17] ? undefined : w.checksum;
}

function checkCharacter(number: string): string | undefined {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return '10X98765432'[sum % 11];
}

function textMistake({ text, borrowed }: Draft): string | undefined {
  if (borrowed && text.trim() === borrowed) return w.borrowed;
  return lengthMistake(text, LIMITS.text, w.text);
}

export function lengthMistake(value: string, limit: number, empty: string): string | undefined {
  const length = lengthOf(value);
  if (length === 0) return empty;
  return length > limit ? w.long(limit, length) : undefined;
}

/** Characters as the server counts them: code points of the composed form, without blank ends. */
export function lengthOf(value: string): number {
  return Array.from(value.normalize('NFC').trim()).length;
}
