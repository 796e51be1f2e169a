/** A verb of an office as the page offers it: its name, its fields, and what it sends. */

import type { ComplaintCasePartsFragment } from '../../generated/complaints-office';
import type { Field, Said } from './verb-form';

export type Case = ComplaintCasePartsFragment;

/** A verb's union: the complaint as it is now, or what a person can mend. */
export interface Answer {
  readonly __typename: string;
}

/** The complaint and the version of it that was read. */
export type On = Pick<Case, 'id' | 'version'>;

export interface OfficeVerb {
  readonly name: string;
  readonly meaning?: string;
  readonly danger?: boolean;
  readonly fields: readonly Field[];
  readonly send: (on: On, said: Said) => Promise<Answer>;
}
