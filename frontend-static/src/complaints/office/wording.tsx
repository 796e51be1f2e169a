/** Complaints in the words of the offices: states, steps, evidence and the small choices. */

import { words } from '../../foundation/language';
import type { ComplaintState, ComplaintVerb } from '../../generated/complaints';
import type {
  ComplaintChannel,
  DeclineReason,
  Supervision,
  VisitWay,
} from '../../generated/complaints-office';
import type { Choice } from '../../ui/fields';
import { Tag, nameOfVerb } from '../wording';

const STATES: Record<ComplaintState, string> = words(
  {
    FILED: '待受理',
    DECLINED: '不予受理',
    WITHDRAWN: '已撤回',
    ACCEPTED: '待交办',
    DISPATCHED: '已交办，待调查',
    OBJECTED: '管辖异议，待裁定',
    INVESTIGATING: '调查中',
    WAITING: '等投诉人补充',
    FOUNDED: '属实，待责令整改',
    UNFOUNDED: '不属实，待答复',
    RECTIFYING: '限期整改中',
    OVERDUE: '逾期未整改',
    PUBLICISED: '已通报',
    TRANSFERRED: '已转纪检监察机关，待答复',
    RECTIFIED: '已整改，待答复',
    ANSWERED: '已答复，待回访',
    CLOSED: '已办结',
  },
  {
    FILED: 'To be accepted',
    DECLINED: 'Not accepted',
    WITHDRAWN: 'Withdrawn',
    ACCEPTED: 'To be given to a lead',
    DISPATCHED: 'To be looked into',
    OBJECTED: 'The lead objects',
    INVESTIGATING: 'Being looked into',
    WAITING: 'Waits for the complainant',
    FOUNDED: 'Founded: order due',
    UNFOUNDED: 'Unfounded: answer due',
    RECTIFYING: 'To be set right by a day',
    OVERDUE: 'Not set right in time',
    PUBLICISED: 'Made public',
    TRANSFERRED: 'With the discipline body: answer due',
    RECTIFIED: 'Set right: answer due',
    ANSWERED: 'Answered: visit due',
    CLOSED: 'Closed',
  },
);

export const STATES_IN_ORDER = Object.keys(STATES) as ComplaintState[];

const ASKED = words({ verb: '请投诉人补充' }, { verb: 'The complainant was asked for more' });

export function nameOfState(state: ComplaintState): string {
  return STATES[state];
}

export function OfficeTag({ state }: { state: ComplaintState }) {
  return <Tag state={state} name={STATES[state]} />;
}

/** A step as offices read it: one of them is told to the complainant in other words. */
export function nameOfStep(verb: ComplaintVerb): string {
  return verb === 'ASK' ? ASKED.verb : nameOfVerb(verb);
}

export const CHANNELS: Record<ComplaintChannel, string> = words(
  { ONLINE: '网上', COUNTER: '窗口', HOTLINE: '12345 热线' },
  { ONLINE: 'Online', COUNTER: 'At a counter', HOTLINE: 'Hotline 12345' },
);

const DECLINES: Record<DeclineReason, string> = words(
  {
    OTHER_ROUTE: '应走行政复议、诉讼、仲裁等途径',
    PETITION: '属于信访事项',
    REPEATED: '同一件事已经办理或者正在办理',
    SECRET: '涉及国家秘密',
    UNRELATED: '与证明事项无关',
  },
  {
    OTHER_ROUTE: 'It belongs to review, court or arbitration',
    PETITION: 'It is a petition',
    REPEATED: 'The same is or was dealt with',
    SECRET: 'It touches a state secret',
    UNRELATED: 'It is not about proofs',
  },
);

const LEVELS: Record<Supervision, string> = words(
  { ROUTINE: '一般督办', LISTED: '挂牌督办', TALK: '约谈' },
  { ROUTINE: 'Looks on', LISTED: 'Looks on, publicly listed', TALK: 'Summons for a talk' },
);

const WAYS: Record<VisitWay, string> = words(
  { PHONE: '电话', MESSAGE: '短信', ONLINE: '网上', IN_PERSON: '当面' },
  { PHONE: 'By telephone', MESSAGE: 'By text message', ONLINE: 'Online', IN_PERSON: 'In person' },
);

export function nameOfDecline(reason: DeclineReason): string {
  return DECLINES[reason];
}

export function nameOfLevel(level: Supervision): string {
  return LEVELS[level];
}

export function nameOfWay(way: VisitWay): string {
  return WAYS[way];
}

function choicesOf<Value extends string>(names: Record<Value, string>): readonly Choice<Value>[] {
  return (Object.keys(names) as Value[]).map((value) => ({ value, label: names[value] }));
}

export const DECLINE_CHOICES = choicesOf(DECLINES);
export const LEVEL_CHOICES = choicesOf(LEVELS);
export const WAY_CHOICES = choicesOf(WAYS);
