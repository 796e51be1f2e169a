/** Plain words for changes of the catalogue: where they stand, what was done, what items say. */

import type { CancelReason, ChangeKind, ChangeState, ChangeVerb, ListLane, Measure, Role, ProofClass, SourceAttribute } from '../generated/changes';
import { words } from '../foundation/language';
import type { Choice } from '../ui/fields';
import type { Tone } from '../ui/states';

const STATES: Record<ChangeState, string> = words(
  {
    DRAFT: '草稿',
    FILED: '合法性审查中',
    LEGALLY_REVIEWED: '政策性审核中',
    CONSULTING: '公开征求意见',
    PUBLISHED: '已公布，待生效',
    IN_FORCE: '已生效',
    RETURNED: '退回修改',
    WITHDRAWN: '已撤回',
  },
  {
    DRAFT: 'Draft',
    FILED: 'Under legal review',
    LEGALLY_REVIEWED: 'Under policy review',
    CONSULTING: 'Open to the public',
    PUBLISHED: 'Published, not yet in force',
    IN_FORCE: 'In force',
    RETURNED: 'Returned to be mended',
    WITHDRAWN: 'Withdrawn',
  },
);
const TONES: Record<ChangeState, Tone> = {
  DRAFT: 'waits',
  FILED: 'open',
  LEGALLY_REVIEWED: 'open',
  CONSULTING: 'open',
  PUBLISHED: 'good',
  IN_FORCE: 'good',
  RETURNED: 'waits',
  WITHDRAWN: 'past',
};
const SIGNS: Record<Tone, string> = { open: '●', good: '✓', waits: '!', bad: '✕', past: '–' };

export const VERBS: Record<ChangeVerb, string> = words(
  {
    EDIT: '修改',
    FILE: '提交',
    REVIEW_LEGALLY: '通过合法性审查',
    REVIEW_POLICY: '通过政策性审核，公开征求意见',
    RETURN: '退回修改',
    PUBLISH: '公布',
    ENFORCE: '生效',
    WITHDRAW: '撤回',
  },
  {
    EDIT: 'Edited',
    FILE: 'Filed',
    REVIEW_LEGALLY: 'Passed the legal review',
    REVIEW_POLICY: 'Passed the policy review; the public was asked',
    RETURN: 'Returned to be mended',
    PUBLISH: 'Published',
    ENFORCE: 'Came into force',
    WITHDRAW: 'Withdrawn',
  },
);

export const ROLES: Partial<Record<Role, string>> = words(
  {
    DEPARTMENT_STAFF: '部门工作人员',
    LEGAL_REVIEWER: '合法性审查员',
    POLICY_REVIEWER: '政策审核员',
    SUPERVISOR: '监督人员',
  },
  {
    DEPARTMENT_STAFF: 'department staff',
    LEGAL_REVIEWER: 'legal reviewer',
    POLICY_REVIEWER: 'policy reviewer',
    SUPERVISOR: 'supervisor',
  },
);

export const KINDS: Record<ChangeKind, string> = words(
  { ADD: '新增', CHANGE: '修改', END: '撤销' },
  { ADD: 'New', CHANGE: 'Changed', END: 'Ended' },
);

export const LANES: Record<ListLane, string> = words(
  { DEPARTMENT: '部门办事要的证明', NEGATIVE: '村（居）委会不开的证明', POSITIVE: '村（居）委会可开的证明' },
  {
    DEPARTMENT: 'A proof that a department asks for',
    NEGATIVE: 'A proof that committees do not issue',
    POSITIVE: 'A proof that committees issue',
  },
);

export const MEASURES: Record<Measure, string> = words(
  {
    CANCEL: '直接取消',
    DATA_SHARE: '数据共享',
    COMMITMENT: '告知承诺',
    DEFERRAL: '容缺后补',
    DEPT_VERIFY: '部门核验',
    SUBSTITUTE: '其他材料替代',
    AGENT: '帮办代办',
    FLEXIBLE: '灵活处置',
    NOT_YET: '暂时无法实现',
    HIGHER_LEVEL: '上级办理仍需提供',
    KEPT: '保留',
  },
  {
    CANCEL: 'Cancelled',
    DATA_SHARE: 'Shared data',
    COMMITMENT: 'Written commitment',
    DEFERRAL: 'May be handed in later',
    DEPT_VERIFY: 'Checked between departments',
    SUBSTITUTE: 'Another paper will do',
    AGENT: 'Fetched for the resident',
    FLEXIBLE: 'Decided case by case',
    NOT_YET: 'Not possible yet',
    HIGHER_LEVEL: 'Still needed at a higher level',
    KEPT: 'Kept',
  },
);

export const CLASSES: Record<ProofClass, string> = words(
  { CERTIFICATE: '政府部门核发的证照材料', FACT: '证明客观事实的材料', SERVICE_RESULT: '公共服务行业出具的结果材料' },
  { CERTIFICATE: 'Certificate of an authority', FACT: 'Proof of a fact', SERVICE_RESULT: 'Result of a public service' },
);

export const SOURCES: Record<SourceAttribute, string> = words(
  { APPLICANT: '申请人提供', GOVERNMENT: '政府部门核发', OTHER: '其他' },
  { APPLICANT: 'The applicant has it', GOVERNMENT: 'An authority issues it', OTHER: 'Another source' },
);

export const REASONS: Record<CancelReason, string> = words(
  {
    NO_LAW: '没有法律法规明确规定',
    EXISTING_CERTIFICATE: '能够通过现有证照证明',
    COMMITMENT: '能够采取书面承诺方式解决',
    OTHER_MATERIAL: '能被其他材料涵盖或代替',
    DATA_SHARING: '能够通过数据共享、部门协助解决',
    ISSUER_CANNOT_VERIFY: '开具单位无法调查核实',
    OUTSIDE_KEPT_LIST: '不在保留清单内',
  },
  {
    NO_LAW: 'No law demands it',
    EXISTING_CERTIFICATE: 'An existing certificate shows it',
    COMMITMENT: 'A written commitment will do',
    OTHER_MATERIAL: 'Another material covers it',
    DATA_SHARING: 'Departments share it among themselves',
    ISSUER_CANNOT_VERIFY: 'Its issuer cannot verify it',
    OUTSIDE_KEPT_LIST: 'It is outside the kept list',
  },
);

const w = words({ over: '征求意见已结束，等待公布' }, { over: 'Comments are over; to be published' });

/** The choices of a table of names, in its order. */
export function choicesOf<Value extends string>(names: Record<Value, string>): Choice<Value>[] {
  return (Object.entries(names) as [Value, string][]).map(([value, label]) => ({ value, label }));
}

export function ChangeTag({ state, openToComments }: { state: ChangeState; openToComments: boolean }) {
  const isOver = state === 'CONSULTING' && !openToComments;
  return (
    <span class={`tag ${TONES[state]}`}>
      <span aria-hidden="true">{SIGNS[TONES[state]]} </span>
      {isOver ? w.over : STATES[state]}
    </span>
  );
}
