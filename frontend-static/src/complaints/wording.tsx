/** Kinds and states of complaints in words that people know. */

import { words } from '../foundation/language';
import type { ComplaintKind, ComplaintState, ComplaintVerb } from '../generated/complaints';
import type { Choice } from '../ui/fields';
import type { Tone } from '../ui/states';

const KINDS: Record<ComplaintKind, Choice<ComplaintKind>> = words(
  {
    COMPLAINT: { value: 'COMPLAINT', label: '投诉', hint: '我被要求开不该开的证明' },
    REPORT: { value: 'REPORT', label: '举报', hint: '别人遇到的，我知道情况' },
    SUGGESTION: { value: 'SUGGESTION', label: '建议', hint: '哪种证明可以不用开' },
  },
  {
    COMPLAINT: { value: 'COMPLAINT', label: 'A complaint', hint: 'A needless proof was demanded of me' },
    REPORT: { value: 'REPORT', label: 'A report', hint: 'It happened to somebody else' },
    SUGGESTION: { value: 'SUGGESTION', label: 'An idea', hint: 'Which proof could be dropped' },
  },
);

export const KIND_CHOICES = [KINDS.COMPLAINT, KINDS.REPORT, KINDS.SUGGESTION];

export function nameOfKind(kind: ComplaintKind): string {
  return KINDS[kind].label;
}

const STATES: Record<ComplaintState, string> = words(
  {
    FILED: '等待受理',
    DECLINED: '不予受理',
    WITHDRAWN: '已撤回',
    ACCEPTED: '已受理',
    DISPATCHED: '已交办',
    OBJECTED: '正在确定由谁办',
    INVESTIGATING: '正在调查',
    WAITING: '等您补充',
    FOUNDED: '查实，将责令整改',
    UNFOUNDED: '未查实，将答复您',
    RECTIFYING: '已责令限期整改',
    OVERDUE: '逾期没有整改',
    PUBLICISED: '已公开通报',
    TRANSFERRED: '已转纪检监察机关',
    RECTIFIED: '已整改，将答复您',
    ANSWERED: '已答复',
    CLOSED: '办结',
  },
  {
    FILED: 'Waiting to be accepted',
    DECLINED: 'Not accepted',
    WITHDRAWN: 'Withdrawn',
    ACCEPTED: 'Accepted',
    DISPATCHED: 'Given to an office',
    OBJECTED: 'Being settled who takes it',
    INVESTIGATING: 'Being looked into',
    WAITING: 'Waiting for you',
    FOUNDED: 'Founded: an order will follow',
    UNFOUNDED: 'Not founded: an answer will follow',
    RECTIFYING: 'To be set right by a day',
    OVERDUE: 'Not set right in time',
    PUBLICISED: 'Made public',
    TRANSFERRED: 'With the discipline body',
    RECTIFIED: 'Set right: an answer will follow',
    ANSWERED: 'Answered',
    CLOSED: 'Closed',
  },
);

const TONES: Record<ComplaintState, Tone> = {
  FILED: 'open',
  DECLINED: 'bad',
  WITHDRAWN: 'past',
  ACCEPTED: 'open',
  DISPATCHED: 'open',
  OBJECTED: 'open',
  INVESTIGATING: 'open',
  WAITING: 'waits',
  FOUNDED: 'good',
  UNFOUNDED: 'open',
  RECTIFYING: 'open',
  OVERDUE: 'bad',
  PUBLICISED: 'bad',
  TRANSFERRED: 'bad',
  RECTIFIED: 'good',
  ANSWERED: 'good',
  CLOSED: 'past',
};
const SIGNS: Record<Tone, string> = { open: '●', good: '✓', waits: '!', bad: '✕', past: '–' };

export function ComplaintTag({ state }: { state: ComplaintState }) {
  return <Tag state={state} name={STATES[state]} />;
}

/** The state by colour and sign, under the name that its reader knows it by. */
export function Tag({ state, name }: { state: ComplaintState; name: string }) {
  const tone = TONES[state];
  return (
    <span class={`tag ${tone}`}>
      <span aria-hidden="true">{SIGNS[tone]} </span>
      {name}
    </span>
  );
}

const VERBS: Record<ComplaintVerb, string> = words(
  {
    FILE: '提交',
    ACCEPT: '受理',
    DECLINE: '不予受理',
    WITHDRAW: '撤回',
    DISPATCH: '交办',
    OBJECT: '提出管辖异议',
    BEGIN: '开始调查',
    ASK: '请您补充',
    SUPPLEMENT: '补充',
    LAPSE: '没有补充，继续调查',
    STATE: '单位陈述',
    EXTEND: '延长办理时间',
    FIND: '查实',
    DISMISS: '未查实',
    REPLY: '答复建议',
    ORDER: '责令限期整改',
    REPORT: '单位报告整改',
    CONFIRM: '确认已整改',
    MISS: '逾期没有整改',
    PUBLICISE: '公开通报',
    TRANSFER: '转纪检监察机关',
    ANSWER: '答复',
    VISIT: '回访',
    CLOSE: '办结',
    REOPEN: '申请再查一次',
    SUPERVISE: '上级督办',
  },
  {
    FILE: 'Filed',
    ACCEPT: 'Accepted',
    DECLINE: 'Not accepted',
    WITHDRAW: 'Withdrawn',
    DISPATCH: 'Given to an office',
    OBJECT: 'That office says it is not its own',
    BEGIN: 'The inquiry began',
    ASK: 'You are asked for more',
    SUPPLEMENT: 'Added to',
    LAPSE: 'Nothing was added; the inquiry goes on',
    STATE: 'The office gave its side',
    EXTEND: 'It takes longer',
    FIND: 'Found to be so',
    DISMISS: 'Not found to be so',
    REPLY: 'The idea was answered',
    ORDER: 'Ordered to set it right',
    REPORT: 'The office reports what it has done',
    CONFIRM: 'Seen to be set right',
    MISS: 'Not set right in time',
    PUBLICISE: 'Made public',
    TRANSFER: 'Given to the discipline body',
    ANSWER: 'Answered',
    VISIT: 'Asked afterwards',
    CLOSE: 'Closed',
    REOPEN: 'To be looked at again',
    SUPERVISE: 'The office above looks on',
  },
);

export function nameOfVerb(verb: ComplaintVerb): string {
  return VERBS[verb];
}
