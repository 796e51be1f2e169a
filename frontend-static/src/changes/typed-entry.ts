/** One item as a department writes it, before it is sent. */

import type {
  CancelReason,
  ChangeEntryInput,
  ChangeEntryPartsFragment,
  ChangeKind,
  ListLane,
  Measure,
  OwnItemsQuery,
  ProofClass,
  SourceAttribute,
} from '../generated/changes';
import { words } from '../foundation/language';
import { lengthMistake } from '../request/steps';
import type { Mistakes } from '../ui/fields';

const w = words(
  {
    name: '请填写证明的名称。',
    measure: '请选择怎样免交。',
    reason: '请选择取消理由。',
    instead: '请填写该找谁、凭什么。',
    basis: '请填写依据。没有依据的，应当取消。',
  },
  {
    name: 'Please name the proof.',
    measure: 'Please choose what takes its place.',
    reason: 'Please choose why it is cancelled.',
    instead: 'Please say where to go instead.',
    basis: 'Please give the law. What no law demands is to be cancelled.',
  },
);

/** Nothing chosen is an empty text, as in a form. */
export interface TypedEntry {
  readonly kind: ChangeKind;
  readonly itemCode: string | null;
  readonly itemVersion: number | null;
  readonly lane: ListLane;
  readonly name: string;
  readonly purpose: string;
  readonly demandingUnit: string;
  readonly issuingUnit: string;
  readonly measure: Measure | '';
  readonly cancelReason: CancelReason | '';
  readonly proofClass: ProofClass | '';
  readonly sourceAttribute: SourceAttribute | '';
  readonly validity: string;
  readonly goInstead: string;
  readonly legalBasis: string;
  readonly batch: string;
  readonly documentNo: string;
}

export type OwnItem = OwnItemsQuery['proofItems']['edges'][number]['node'];

export const NEW_ENTRY: TypedEntry = {
  kind: 'ADD',
  itemCode: null,
  itemVersion: null,
  lane: 'DEPARTMENT',
  name: '',
  purpose: '',
  demandingUnit: '',
  issuingUnit: '',
  measure: '',
  cancelReason: '',
  proofClass: '',
  sourceAttribute: '',
  validity: '',
  goInstead: '',
  legalBasis: '',
  batch: '',
  documentNo: '',
};

const LIMITS = { name: 200, goInstead: 1000, legalBasis: 1000 };

/** An item that holds, to be changed or ended. */
export function entryOfItem(kind: 'CHANGE' | 'END', item: OwnItem): TypedEntry {
  const { code, version, effectiveTo: _, measure, proofClass, sourceAttribute, ...said } = item;
  const chosen = { measure: measure ?? '', proofClass: proofClass ?? '', sourceAttribute: sourceAttribute ?? '' } as const;
  return { ...said, ...chosen, kind, itemCode: code, itemVersion: version, cancelReason: '' };
}

/** An entry that was stored, to be written on. */
export function entryOfStored(entry: ChangeEntryPartsFragment): TypedEntry {
  const { kind, itemCode, baseVersion, before: _, measure, cancelReason, proofClass, sourceAttribute, ...said } = entry;
  const item = kind === 'ADD' ? { itemCode: null, itemVersion: null } : { itemCode, itemVersion: baseVersion };
  const chosen = { measure: measure ?? '', cancelReason: cancelReason ?? '', proofClass: proofClass ?? '' } as const;
  return { ...said, ...item, ...chosen, kind, sourceAttribute: sourceAttribute ?? '' };
}

export function inputOf(entry: TypedEntry): ChangeEntryInput {
  const { measure, cancelReason, proofClass, sourceAttribute } = entry;
  return {
    ...entry,
    measure: measure || null,
    cancelReason: cancelReason || null,
    proofClass: proofClass || null,
    sourceAttribute: sourceAttribute || null,
  };
}

/** By the portal's names; what its kind and its list ask for. */
export function mistakesIn(entry: TypedEntry): Mistakes {
  const { kind, lane, name, measure, cancelReason, goInstead, legalBasis } = entry;
  const isCancelled = measure === 'CANCEL';
  if (kind === 'END') return { cancelReason: cancelReason ? undefined : w.reason };
  const isDemanded = lane === 'DEPARTMENT';
  const needsBasis = isDemanded && !isCancelled;
  return {
    name: lengthMistake(name, LIMITS.name, w.name),
    measure: isDemanded && !measure ? w.measure : undefined,
    cancelReason: isCancelled && !cancelReason ? w.reason : undefined,
    goInstead: lane === 'NEGATIVE' ? lengthMistake(goInstead, LIMITS.goInstead, w.instead) : undefined,
    legalBasis: needsBasis ? lengthMistake(legalBasis, LIMITS.legalBasis, w.basis) : undefined,
  };
}
