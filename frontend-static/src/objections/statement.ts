/** What somebody says is wrong, as it is being written. */

import { words } from '../foundation/language';
import type { DisputedField } from '../generated/objections';
import { idNumberMistake } from '../request/steps';
import type { Mistakes } from '../ui/fields';

const w = words(
  { field: '请选择哪里写错了。', words: '请写一写错在哪里。' },
  { field: 'Please choose which part is wrong.', words: 'Please say what is wrong.' },
);

/** Characters; the portal takes as many. */
export const LIMIT = 500;

export interface Statement {
  readonly field: DisputedField | undefined;
  readonly words: string;
  /** Empty when she does not know how it should read. */
  readonly wish: string;
}

export function emptyStatement(): Statement {
  return { field: undefined, words: '', wish: '' };
}

/** What is missing or cannot be right; the rest is the portal's. */
export function mistakesIn({ field, words: own, wish }: Statement): Mistakes {
  const number = field === 'ID_NUMBER' ? idNumberMistake(wish) : undefined;
  return {
    ...(!field && { field: w.field }),
    ...(own.trim() === '' && { words: w.words }),
    ...(number && { wish: number }),
  };
}
