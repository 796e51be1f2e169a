/** What holds up the making of a paper, in the reader's language. */

import { sentenceOf } from '../foundation/language';

export function troubleOf({ trouble, troubleEn }: { trouble: string | null; troubleEn: string | null }): string {
  return trouble && troubleEn ? sentenceOf({ message: trouble, messageEn: troubleEn }) : '';
}
