/** How it should read: one line for a name or a number, and beside it what the paper says now. */

import { day } from '../foundation/dates';
import { words } from '../foundation/language';
import type { DisputedField } from '../generated/objections';
import { LongTextField, TextField } from '../ui/fields';
import type { DisputedPaper } from './new';
import { LIMIT, type Statement } from './statement';

const w = words(
  {
    label: '应该怎么写？',
    name: '正确的姓名',
    idNumber: '正确的身份证号',
    idHint: '18 位，加密保存，只给办理的人看。',
    now: (text: string) => `证明上现在写的是：${text}`,
    dates: (issued: string, until: string) => `出具日期 ${issued}，有效期至 ${until}`,
    always: '没有写明期限',
  },
  {
    label: 'How should it read?',
    name: 'The right name',
    idNumber: 'The right identity number',
    idHint: '18 characters, kept encrypted and shown only to those who work on it.',
    now: (text: string) => `The proof says now: ${text}`,
    dates: (issued: string, until: string) => `issued on ${issued}, valid until ${until}`,
    always: 'no last day stated',
  },
);

interface WishProps {
  paper: DisputedPaper;
  typed: Statement;
  mistake: string | undefined;
  onWish: (wish: string) => void;
}

export function WishField({ paper, typed, mistake, onWish }: WishProps) {
  const { field, wish } = typed;
  const now = field && readingNow(field, paper);
  const shared = { name: 'wish', optional: true, mistake, value: wish, onValue: onWish };
  if (field === 'NAME') {
    return <TextField {...shared} label={w.name} hint={now && w.now(now)} autoComplete="off" />;
  }
  if (field === 'ID_NUMBER') return <TextField {...shared} label={w.idNumber} hint={w.idHint} autoComplete="off" />;
  return <LongTextField {...shared} label={w.label} hint={now && w.now(now)} limit={LIMIT} rows={3} />;
}

/** What the paper says of this; nothing for what it says at length. */
function readingNow(field: DisputedField, paper: DisputedPaper): string | undefined {
  switch (field) {
    case 'NAME':
      return paper.subjectName;
    case 'PURPOSE':
      return paper.purpose;
    case 'RECIPIENT':
      return paper.recipient;
    case 'DATES':
      return datesOf(paper);
    default:
      return undefined;
  }
}

function datesOf({ numbers, validUntil }: DisputedPaper): string | undefined {
  return numbers ? w.dates(day(numbers.issuedOn), validUntil ? day(validUntil) : w.always) : undefined;
}
