/** What an office is said to have done, while it is typed: for complainants, and for who enters it. */

import { useSignal, type Signal } from '@preact/signals';
import { isBlank, isoDay, typedDay, type TypedDay } from '../desk/draft';
import type { Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import type { FileComplaintInput } from '../generated/complaints';
import type { Mistakes } from '../ui/fields';
import { mistakesIn, type Typed } from './typed';

const w = words(
  { happened: '没有这一天，请改一改；记不清可以全部清空。' },
  { happened: 'There is no such day. Please mend it, or empty all three.' },
);

const FIELDS = ['kind', 'accusedName', 'proofName', 'matter', 'region', 'happenedOn', 'words'];

/** The part of a complaint that is the same for whoever sends it. */
type ClaimInput = Pick<
  FileComplaintInput,
  'kind' | 'region' | 'accusedId' | 'accusedName' | 'proofName' | 'matter' | 'happenedOn' | 'words'
>;

export interface Claim {
  readonly typed: Signal<Typed>;
  readonly happened: Signal<TypedDay>;
  readonly mistakes: Signal<Mistakes>;
  readonly put: (part: Partial<Typed>) => void;
  /** Shows what is missing, after the form's `others`, which stand above; true when it can be sent. */
  readonly check: (others?: Mistakes) => boolean;
  /** As the portal takes it, once it was checked. */
  readonly input: () => ClaimInput;
  /** Shows a problem at its field; gives it back when no field of the form has it. */
  readonly blame: (problem: Problem, others?: readonly string[]) => Problem | undefined;
}

export function useClaim(start: Typed, happenedOn: string): Claim {
  const typed = useSignal<Typed>(start);
  const happened = useSignal<TypedDay>(typedDay(happenedOn));
  const mistakes = useSignal<Mistakes>({});
  const put = (part: Partial<Typed>) => {
    typed.value = { ...typed.value, ...part };
  };
  const check = (others: Mistakes = {}) => {
    const isDay = isBlank(happened.value) || isoDay(happened.value) !== undefined;
    mistakes.value = { ...others, ...mistakesIn(typed.value), happenedOn: isDay ? undefined : w.happened };
    return !Object.values(mistakes.value).some(Boolean);
  };
  const blame = (problem: Problem, others: readonly string[] = []) => {
    const field = problem.field === 'accusedId' ? 'accusedName' : (problem.field ?? '');
    const isShown = FIELDS.includes(field) || others.includes(field);
    mistakes.value = isShown ? { [field]: sentenceOf(problem) } : {};
    return isShown ? undefined : problem;
  };
  return { typed, happened, mistakes, put, check, blame, input: () => inputOf(typed.value, happened.value) };
}

function inputOf(typed: Typed, happened: TypedDay): ClaimInput {
  const { kind, place, accusedId, accusedName, proofName, matter, words: said } = typed;
  if (!kind || !place) throw new Error('what is missing was told before');
  return {
    kind,
    region: place.code,
    accusedId,
    accusedName: accusedId ? null : accusedName,
    proofName,
    matter,
    happenedOn: isoDay(happened) ?? null,
    words: said,
  };
}
