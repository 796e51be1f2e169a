/** Coded reasons, evidence, relations and steps in words. */

import type {
  Evidence,
  RecusalReason,
  RejectReason,
  Relation,
  RevokeReason,
  SealReason,
  SealState,
  SendBackReason,
} from '../generated/desk';
import { words } from '../foundation/language';
import { LANE_STEPS, LANES } from '../guide/wording';
import type { Choice } from '../ui/fields';

export const EVIDENCE: Record<Evidence, string> = words(
  {
    HOME_VISIT: '入户走访',
    VILLAGE_LEDGER: '查村（社区）台账',
    NEIGHBOURS: '询问邻居、村（居）民小组长',
    DOCUMENTS_SEEN: '查看材料原件',
    OWN_KNOWLEDGE: '本人知情',
  },
  {
    HOME_VISIT: 'A visit to the home',
    VILLAGE_LEDGER: 'The committee’s own records',
    NEIGHBOURS: 'Neighbours or the group leader were asked',
    DOCUMENTS_SEEN: 'Original documents were seen',
    OWN_KNOWLEDGE: 'Own knowledge',
  },
);

export const SEND_BACK_REASONS: Record<SendBackReason, string> = words(
  {
    FACTS_UNCLEAR: '情况没有写清楚',
    PURPOSE_UNCLEAR: '用途没有写清楚',
    MATERIAL_MISSING: '缺少材料',
    IDENTITY_MISMATCH: '姓名或身份证号对不上',
    OTHER: '其他',
  },
  {
    FACTS_UNCLEAR: 'The facts are not clear',
    PURPOSE_UNCLEAR: 'The purpose is not clear',
    MATERIAL_MISSING: 'Material is missing',
    IDENTITY_MISMATCH: 'Name or identity number do not match',
    OTHER: 'Something else',
  },
);

export const REJECT_REASONS: Record<RejectReason, string> = words(
  {
    NOT_OURS: '不属于村（社区）出具的证明',
    CANNOT_VERIFY: '村（社区）无法核实',
    NOT_TRUE: '与实际情况不符',
    NOT_NEEDED: '按规定不需要这份证明',
    OTHER: '其他',
  },
  {
    NOT_OURS: 'Not for a committee to give',
    CANNOT_VERIFY: 'The committee cannot verify it',
    NOT_TRUE: 'It is not true',
    NOT_NEEDED: 'No such proof is needed',
    OTHER: 'Something else',
  },
);

export const REVOKE_REASONS: Record<RevokeReason, string> = words(
  {
    FACTS_WRONG: '证明内容与事实不符',
    ISSUED_BY_MISTAKE: '出具有误',
    SEAL_COMPROMISED: '印章或密钥出现安全问题',
    HOLDER_ASKED: '持有人要求撤销',
    OTHER: '其他',
  },
  {
    FACTS_WRONG: 'What it says is wrong',
    ISSUED_BY_MISTAKE: 'It was issued by mistake',
    SEAL_COMPROMISED: 'The seal or its key is no longer safe',
    HOLDER_ASKED: 'The holder asked for it',
    OTHER: 'Something else',
  },
);

export const SEAL_REASONS: Record<SealReason, string> = words(
  {
    ELECTION: '换届，印章暂时上交',
    KEEPER_CHANGED: '保管人变动',
    KEY_AT_RISK: '密钥可能丢失或泄露',
    NAME_CHANGED: '单位名称变更',
    TERM_ENDED: '任期届满',
    REPLACED: '已由新印章接替',
    OTHER: '其他',
  },
  {
    ELECTION: 'Election: the seal is handed in',
    KEEPER_CHANGED: 'Another keeper',
    KEY_AT_RISK: 'The key may be lost or known to others',
    NAME_CHANGED: 'The organisation changed its name',
    TERM_ENDED: 'The term of office ended',
    REPLACED: 'Another seal took over',
    OTHER: 'Something else',
  },
);

export const SEAL_STATES: Record<SealState, string> = words(
  {
    ENROLLED: '已备案，未启用',
    ACTIVE: '使用中',
    SUSPENDED: '已停用',
    RETIRED: '已注销',
    COMPROMISED: '密钥失密，永久停用',
  },
  {
    ENROLLED: 'On record, not in use',
    ACTIVE: 'In use',
    SUSPENDED: 'Suspended',
    RETIRED: 'Retired',
    COMPROMISED: 'Key compromised, out of use for good',
  },
);

export const RELATIONS: Record<Relation, string> = words(
  {
    SELF: '本人申请',
    SPOUSE: '为配偶代办',
    PARENT: '为父母代办',
    CHILD: '为子女代办',
    RELATIVE: '为其他亲属代办',
    WARD: '为被监护人代办',
    ENTRUSTED: '受委托代办',
    REPRESENTED: '为所代表的单位申请',
  },
  {
    SELF: 'For oneself',
    SPOUSE: 'For husband or wife',
    PARENT: 'For a parent',
    CHILD: 'For a child',
    RELATIVE: 'For another relative',
    WARD: 'For a ward',
    ENTRUSTED: 'Entrusted by somebody else',
    REPRESENTED: 'For an organisation',
  },
);

export const RECUSAL_REASONS: Record<RecusalReason, string> = words(
  {
    RELATIVE: '当事人是我的亲属（夫妻、直系血亲、三代以内旁系血亲、近姻亲）',
    INTEREST: '我有其他利害关系，可能影响公正办理',
  },
  {
    RELATIVE: 'A person of the case is a relative of mine, by blood or by marriage',
    INTEREST: 'I have another interest, which may keep me from being fair',
  },
);

/** As colleagues read it in the course of the case. */
const RECUSED_AS: Record<RecusalReason, string> = words(
  { RELATIVE: '亲属关系', INTEREST: '其他利害关系' },
  { RELATIVE: 'A relative', INTEREST: 'Another interest' },
);

const STEPS: Record<string, string> = words(
  {
    request: '提交申请',
    resubmit: '补正后重新提交',
    check: '核实',
    lane: '改清单归类',
    lane_step: '记录清单以外的手续',
    send_back: '退回补正',
    reject: '不予出具',
    withdraw: '居民撤回',
    approve: '批准',
    render: '生成文件',
    fail_render: '生成文件遇到问题',
    seal: '加盖电子印章',
    fail_seal: '盖章遇到问题',
    ask_keeper: '等印章保管人确认用印',
    issue: '办结，证明已发给居民',
    doubt: '标为存疑',
    vouch: '重新核实，说明属实',
    clear: '解除存疑',
    revoke: '撤销',
    supersede: '被更正后的证明取代',
    expire: '有效期已过',
    correct: '开始更正',
    retry: '要求重试',
    recuse: '回避',
    recheck: '核实人回避，重新核实',
  },
  {
    request: 'Requested',
    resubmit: 'Sent in again',
    check: 'Checked',
    lane: 'Lane put right',
    lane_step: 'Step outside the lists recorded',
    send_back: 'Sent back',
    reject: 'Refused',
    withdraw: 'Withdrawn by the resident',
    approve: 'Approved',
    render: 'Document made',
    fail_render: 'The document could not be made',
    seal: 'Sealed',
    fail_seal: 'It could not be sealed',
    ask_keeper: 'Waiting for the keeper of the seal',
    issue: 'Issued to the resident',
    doubt: 'Marked as in doubt',
    vouch: 'Looked into again and vouched for',
    clear: 'Cleared of doubt',
    revoke: 'Revoked',
    supersede: 'Replaced by a corrected proof',
    expire: 'Expired',
    correct: 'Correction begun',
    retry: 'Another try asked for',
    recuse: 'Stepped out of the case',
    recheck: 'To be checked anew: who checked stepped out',
  },
);

const REASONS: Record<string, string> = {
  ...EVIDENCE,
  ...SEND_BACK_REASONS,
  ...REJECT_REASONS,
  ...REVOKE_REASONS,
  ...LANES,
  ...LANE_STEPS,
  ...RECUSED_AS,
};

export function stepName(verb: string): string {
  return STEPS[verb] ?? verb;
}

/** The timeline has codes as they are stored, e.g. `facts_unclear`. */
export function reasonName(code: string): string {
  return REASONS[code.toUpperCase()] ?? code;
}

export function choicesOf<Code extends string>(names: Record<Code, string>): Choice<Code>[] {
  return (Object.keys(names) as Code[]).map((value) => ({ value, label: names[value] }));
}
