/** The coded reasons of a committee in plain words; the notices say the same. */

import { words } from '../foundation/language';

const SEND_BACK: Readonly<Record<string, string>> = words(
  {
    facts_unclear: '事实没有写清楚',
    purpose_unclear: '用途没有写清楚',
    material_missing: '缺少材料',
    identity_mismatch: '身份信息对不上',
    other: '其他原因',
  },
  {
    facts_unclear: 'the facts are not clear',
    purpose_unclear: 'the purpose is not clear',
    material_missing: 'something is missing',
    identity_mismatch: 'the identity does not match',
    other: 'another reason',
  },
);

const REJECT: Readonly<Record<string, string>> = words(
  {
    not_ours: '不属于村（社区）出具的事项',
    cannot_verify: '村（社区）没有办法核实',
    not_true: '与事实不符',
    not_needed: '不需要这份证明',
    other: '其他原因',
  },
  {
    not_ours: 'it is not the committee’s to certify',
    cannot_verify: 'the committee cannot verify it',
    not_true: 'it is not true',
    not_needed: 'the proof is not needed',
    other: 'another reason',
  },
);

const REVOKE: Readonly<Record<string, string>> = words(
  {
    facts_wrong: '证明内容与事实不符',
    issued_by_mistake: '出具有误',
    seal_compromised: '印章安全问题',
    holder_asked: '申请人要求撤销',
    other: '其他原因',
  },
  {
    facts_wrong: 'what it says is not true',
    issued_by_mistake: 'it was issued by mistake',
    seal_compromised: 'the safety of the seal',
    holder_asked: 'the applicant asked for it',
    other: 'another reason',
  },
);

const LANE: Readonly<Record<string, string>> = words(
  { ours: '由村（社区）出具的证明', third_lane: '清单以外的证明' },
  { ours: 'a proof that the committee gives', third_lane: 'a proof that no list names' },
);

const LANE_STEP: Readonly<Record<string, string>> = words(
  {
    consultation: '居民协商同意',
    director_signature: '主任签字',
    legal_adviser: '听取法律顾问意见',
    outside_demand: '核对外地单位的要求',
  },
  {
    consultation: 'residents were consulted and agree',
    director_signature: 'the director signed',
    legal_adviser: 'the legal adviser was heard',
    outside_demand: 'an office elsewhere expressly demands it',
  },
);

const BY_VERB: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  send_back: SEND_BACK,
  reject: REJECT,
  revoke: REVOKE,
  lane: LANE,
  lane_step: LANE_STEP,
};

/** Why a step was taken, for the steps that owe the resident a reason. */
export function reasonOf(step: { verb: string; reason: string | null }): string | undefined {
  return BY_VERB[step.verb]?.[step.reason ?? ''];
}
