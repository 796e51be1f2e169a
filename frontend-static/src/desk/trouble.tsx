/** What holds up the making of a paper, in the reader's language, and what the keeper of its seal said. */

import { sentenceOf, words } from '../foundation/language';

const w = words(
  { said: (reason: string) => `保管人的理由：${reason}` },
  { said: (reason: string) => `The keeper’s reason: ${reason}` },
);

interface Troubled {
  trouble: string | null;
  troubleEn: string | null;
}

export function Trouble({ of: each }: { of: Troubled & { keeperRefusal: string | null } }) {
  return (
    <>
      <p>
        <strong>{troubleOf(each)}</strong>
      </p>
      {each.keeperRefusal && <p>{w.said(each.keeperRefusal)}</p>}
    </>
  );
}

/** The sentence alone, for a line of a list. */
export function troubleOf({ trouble, troubleEn }: Troubled): string {
  return trouble && troubleEn ? sentenceOf({ message: trouble, messageEn: troubleEn }) : '';
}
