/** Names and codes as they are shown: readable aloud, and no more of a name than needed. */

const SEPARATOR = '·';
/** Latin, Arabic and Tibetan marks; \p{M} is a syntax error in Firefox before 78. */
const COMBINING_MARK = /[\u0300-\u036f\u064b-\u065f\u0670\u0f71-\u0f84]/;

/** ABCD-EFGH-JKMN-PQRS-T → ABCD EFGH JKMN PQRS T: read aloud, and copied, four by four. */
export function spaced(code: string): string {
  return code.replace(/[^0-9A-Za-z]/g, '').replace(/(.{4})(?=.)/g, '$1 ');
}

/**
 * 张三 → 张*, 王桂香 → 王*香, 买买提·阿布都热西提 → 买**: as the page that the QR code opens
 * shows it, so that both screens say the same.
 */
export function maskedName(name: string): string {
  const letters = Array.from(name);
  const first = letters[0] ?? '';
  if (letters.includes(SEPARATOR)) return `${first}**`;
  if (letters.length <= 2) return `${first}*`;
  const last = letters[letters.length - 1] ?? '';
  // A combining mark means nothing without the letter before it.
  const shown = COMBINING_MARK.test(last) ? '' : last;
  return first + '*'.repeat(Math.min(letters.length - 2, 2)) + shown;
}
