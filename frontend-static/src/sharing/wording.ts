/** Words about shares: how much is seen, what is asked, and the answer to tell by another way. */

import type { ShareChallenge, ShareView } from '../generated/sharing';
import { words } from '../foundation/language';

export const VIEW_LEVELS: readonly ShareView[] = ['LIGHT', 'FULL'];
export const CHALLENGES: readonly ShareChallenge[] = ['DIGITS', 'SURNAME'];

const VIEW_NAMES: Record<ShareView, string> = words(
  { LIGHT: '只看简要内容', FULL: '看完整内容' },
  { LIGHT: 'The main points', FULL: 'Everything' },
);

const SEEN: Record<ShareView, string> = words(
  {
    LIGHT: '是否有效、名称、编号、出具单位、日期、用途，姓名遮住一部分。看不到正文，也不能下载。',
    FULL: '简要内容，加上完整姓名和证明正文，还可以下载写明用途的副本。',
  },
  {
    LIGHT: 'Whether it holds, title, number, issuer, dates, purpose and a part of the name. No text, no download.',
    FULL: 'The main points, the whole name and the text, and a copy marked with its purpose to download.',
  },
);

const CHALLENGE_NAMES: Record<ShareChallenge, string> = words(
  { DIGITS: '您手机号的后四位', SURNAME: '您的姓' },
  { DIGITS: 'The last four digits of your mobile number', SURNAME: 'Your surname' },
);

const w = words(
  {
    digits: (digits: string) => `您手机号的后四位：${digits}`,
    surname: (name: string) => `您的姓（您登记的名字是“${name}”）`,
  },
  {
    digits: (digits: string) => `the last four digits of your mobile number: ${digits}`,
    surname: (name: string) => `your surname (your registered name is ${name})`,
  },
);

export function nameOfView(view: ShareView): string {
  return VIEW_NAMES[view];
}

export function whatIsSeen(view: ShareView): string {
  return SEEN[view];
}

export function nameOfChallenge(challenge: ShareChallenge): string {
  return CHALLENGE_NAMES[challenge];
}

/** What the receiver must answer, for its holder's eyes. */
export function answerTo(challenge: ShareChallenge, holder: { name: string; phone: string }): string {
  return challenge === 'DIGITS' ? w.digits(holder.phone.slice(-4)) : w.surname(holder.name);
}
