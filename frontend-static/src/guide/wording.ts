/** The guide's answers in plain words: what each lane means, and what a region asks for outside the lists. */

import type { GuideLane, LaneRule, LaneStep } from '../generated/guide';
import { words } from '../foundation/language';

export const LANES: Record<GuideLane, string> = words(
  {
    ABOLISHED: '不用开：这种证明已经取消',
    REPLACED: '不用开：有别的办法代替',
    OTHER_AUTHORITY: '不找村（居）委会：请到别的部门',
    OURS: '由村（居）委会开：可以申请',
    THIRD_LANE: '清单里没有找到这种证明',
  },
  {
    ABOLISHED: 'Not needed: this proof was abolished',
    REPLACED: 'Not needed: something else takes its place',
    OTHER_AUTHORITY: 'Not from the committee: another office gives it',
    OURS: 'From your committee: you can ask for it',
    THIRD_LANE: 'No list names this proof',
  },
);

export const RULES: Record<LaneRule, string> = words(
  { ALLOW: '据实出具', ALLOW_WITH_REVIEW: '先办手续再出具', REFUSE: '不予出具' },
  { ALLOW: 'Issued if true', ALLOW_WITH_REVIEW: 'Issued after certain steps', REFUSE: 'Not issued' },
);

export const LANE_STEPS: Record<LaneStep, string> = words(
  {
    CONSULTATION: '居民协商同意',
    DIRECTOR_SIGNATURE: '主任签字',
    LEGAL_ADVISER: '驻村（社区）法律顾问意见',
    OUTSIDE_DEMAND: '市外部门明确要求',
  },
  {
    CONSULTATION: 'Residents were consulted and agree',
    DIRECTOR_SIGNATURE: 'The director signed',
    LEGAL_ADVISER: 'Opinion of the legal adviser',
    OUTSIDE_DEMAND: 'An office outside the city expressly demands it',
  },
);

const w = words({ and: '、', or: '；或者 ' }, { and: ', ', or: '; or ' });

/** 居民协商同意、主任签字；或者 市外部门明确要求 */
export function waysInWords(ways: readonly (readonly LaneStep[])[]): string {
  return ways.map((way) => way.map((step) => LANE_STEPS[step]).join(w.and)).join(w.or);
}
