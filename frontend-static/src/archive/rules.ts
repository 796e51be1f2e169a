/** A rule of retention in words. */

import { sentenceOf, words } from '../foundation/language';
import type { RetentionUnit, RulePartsFragment } from '../generated/archive';

const w = words(
  { atOnce: '用不着了就马上删除' },
  { atOnce: 'Deleted as soon as it is not needed any more' },
);

const TERMS: Record<RetentionUnit, (amount: number) => string> = words(
  {
    DAYS: (amount: number) => `${amount} 天`,
    MONTHS: (amount: number) => `${amount} 个月`,
    YEARS: (amount: number) => `${amount} 年`,
    PERMANENT: () => '永久',
  },
  {
    DAYS: (amount: number) => (amount === 1 ? '1 day' : `${amount} days`),
    MONTHS: (amount: number) => (amount === 1 ? '1 month' : `${amount} months`),
    YEARS: (amount: number) => (amount === 1 ? '1 year' : `${amount} years`),
    PERMANENT: () => 'Ever',
  },
);

export function nameOfRule({ name, nameEn }: Pick<RulePartsFragment, 'name' | 'nameEn'>): string {
  return sentenceOf({ message: name, messageEn: nameEn });
}

export function termOf({ amount, unit }: Pick<RulePartsFragment, 'amount' | 'unit'>): string {
  return amount === 0 ? w.atOnce : TERMS[unit](amount ?? 0);
}
