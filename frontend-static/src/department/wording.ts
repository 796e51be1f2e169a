/** How a paper stands and why, in words and with a sign beside the colour. */

import type { DepartmentVerifyMutation, PaperOutcome, PaperReasonCode } from '../generated/department';
import { day } from '../foundation/dates';
import { words } from '../foundation/language';
import type { Tone } from '../ui/states';

export type Results = Extract<DepartmentVerifyMutation['departmentVerify'], { __typename: 'CheckedPapers' }>;
export type Result = Results['results'][number];

const OUTCOMES: Record<PaperOutcome, string> = words(
  {
    VALID: '有效',
    DOUBTED: '存疑，暂不要采信',
    REVOKED: '已撤销',
    SUPERSEDED: '已被更正件代替',
    EXPIRED: '已过有效期',
    UNKNOWN: '查不到',
    UNREADABLE: '写法不对',
  },
  {
    VALID: 'Valid',
    DOUBTED: 'In doubt: do not rely on it yet',
    REVOKED: 'Revoked',
    SUPERSEDED: 'Replaced by a corrected paper',
    EXPIRED: 'Past its last day',
    UNKNOWN: 'Not found',
    UNREADABLE: 'Not readable',
  },
);
const TONES: Partial<Record<PaperOutcome, Tone>> = { VALID: 'good', DOUBTED: 'waits', REVOKED: 'bad', UNREADABLE: 'waits' };
const SIGNS: Partial<Record<PaperOutcome, string>> = { VALID: '✓', DOUBTED: '?', REVOKED: '✕', UNKNOWN: '?', UNREADABLE: '!' };

const REASONS: Record<PaperReasonCode, string> = words(
  {
    FACTS_WRONG: '内容与事实不符',
    ISSUED_BY_MISTAKE: '出具有误',
    SEAL_COMPROMISED: '印章失控',
    HOLDER_ASKED: '当事人申请撤销',
    OTHER: '其他原因',
    CORRECTED: '已更正',
    PAST_LAST_DAY: '有效期已过',
    SEAL_IN_DOUBT: '盖章所用的密钥可能失密，出具单位正在核实',
  },
  {
    FACTS_WRONG: 'Not according to the facts',
    ISSUED_BY_MISTAKE: 'Issued by mistake',
    SEAL_COMPROMISED: 'The seal was out of control',
    HOLDER_ASKED: 'The holder asked for it',
    OTHER: 'Another reason',
    CORRECTED: 'Corrected',
    PAST_LAST_DAY: 'Past its last day',
    SEAL_IN_DOUBT: 'The key of its seal may have been in foreign hands; its issuer looks into it',
  },
);

const w = words(
  {
    check: '请核对写法：编号如“小阳证〔2026〕15号”，验证码印在证明下方。',
    nothing: '本单位辖区内没有这份证明。',
    newer: (number: string) => `，请看更正件 ${number}`,
  },
  {
    check: 'Please check how it is written: a number is like 小阳证〔2026〕15号; the code is at the foot of the paper.',
    nothing: 'There is no such paper in your department’s area.',
    newer: (number: string) => `; see the corrected paper ${number}`,
  },
);

export function outcomeName(outcome: PaperOutcome): string {
  return OUTCOMES[outcome];
}

export function toneOf(outcome: PaperOutcome): Tone {
  return TONES[outcome] ?? 'past';
}

export function signOf(outcome: PaperOutcome): string {
  return SIGNS[outcome] ?? '–';
}

/** Why it does not hold, or what to do; empty for a valid paper. */
export function explained({ outcome, reasons }: Pick<Result, 'outcome' | 'reasons'>): string {
  if (outcome === 'UNREADABLE') return w.check;
  if (outcome === 'UNKNOWN') return w.nothing;
  return reasons
    .map(({ code, on, number }) => `${REASONS[code]} (${day(on)})${number ? w.newer(number) : ''}`)
    .join(' ');
}
