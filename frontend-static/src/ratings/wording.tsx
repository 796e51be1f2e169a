/** Levels, indexes, states and steps of ratings in words that people know. */

import { words } from '../foundation/language';
import type { AppealGround, RatingLevel, RatingTag, RepairState, RepairVerb } from '../generated/ratings';
import type { Choice } from '../ui/fields';
import type { Tone } from '../ui/states';

const LEVELS: readonly RatingLevel[] = [
  'VERY_SATISFIED',
  'SATISFIED',
  'FAIRLY_SATISFIED',
  'DISSATISFIED',
  'VERY_DISSATISFIED',
];

export const LEVEL_NAMES: Record<RatingLevel, string> = words(
  {
    VERY_SATISFIED: '非常满意',
    SATISFIED: '满意',
    FAIRLY_SATISFIED: '基本满意',
    DISSATISFIED: '不满意',
    VERY_DISSATISFIED: '非常不满意',
  },
  {
    VERY_SATISFIED: 'Very satisfied',
    SATISFIED: 'Satisfied',
    FAIRLY_SATISFIED: 'Fairly satisfied',
    DISSATISFIED: 'Dissatisfied',
    VERY_DISSATISFIED: 'Very dissatisfied',
  },
);

export const LEVEL_CHOICES: readonly Choice<RatingLevel>[] = LEVELS.map((value) => ({
  value,
  label: LEVEL_NAMES[value],
}));

export const TAG_NAMES: Record<RatingTag, string> = words(
  { EFFICIENCY: '办事效率', GUIDE: '办事指南精确度', CONVENIENCE: '办事便捷度', PLATFORM: '平台操作性' },
  {
    EFFICIENCY: 'How fast it went',
    GUIDE: 'How well it was explained',
    CONVENIENCE: 'How easy it was',
    PLATFORM: 'How the portal works',
  },
);

const TAGS: readonly RatingTag[] = ['EFFICIENCY', 'GUIDE', 'CONVENIENCE', 'PLATFORM'];

export const TAG_CHOICES: readonly Choice<RatingTag>[] = TAGS.map((value) => ({ value, label: TAG_NAMES[value] }));

const STATE_NAMES: Record<RepairState, string> = words(
  {
    OPENED: '待回访',
    CALLED_BACK: '已回访',
    RECTIFIED: '已整改，待答复',
    EXPLAINED: '已说明，待答复',
    ANSWERED: '已答复',
    APPEALED: '申诉中',
    EXCLUDED: '不计入统计',
  },
  {
    OPENED: 'To be asked about',
    CALLED_BACK: 'Asked about',
    RECTIFIED: 'Set right, to be answered',
    EXPLAINED: 'Explained, to be answered',
    ANSWERED: 'Answered',
    APPEALED: 'Appealed',
    EXCLUDED: 'Left out of the figures',
  },
);

const TONES: Record<RepairState, Tone> = {
  OPENED: 'waits',
  CALLED_BACK: 'open',
  RECTIFIED: 'open',
  EXPLAINED: 'open',
  ANSWERED: 'good',
  APPEALED: 'open',
  EXCLUDED: 'past',
};
const SIGNS: Record<Tone, string> = { open: '●', good: '✓', waits: '!', bad: '✕', past: '–' };

export function RepairTag({ state }: { state: RepairState }) {
  return (
    <span class={`tag ${TONES[state]}`}>
      <span aria-hidden="true">{SIGNS[TONES[state]]} </span>
      {STATE_NAMES[state]}
    </span>
  );
}

export const GROUND_NAMES: Record<AppealGround, string> = words(
  { MISTAKEN: '误评', MALICIOUS: '恶意差评' },
  { MISTAKEN: 'A mistake', MALICIOUS: 'Malice' },
);

/** What a step is called before its words. */
export const STEP_NAMES: Record<RepairVerb, string> = words(
  {
    OPEN: '收到差评',
    CALL_BACK: '单位询问',
    REPLY: '评价人回复',
    EXTEND: '延长期限',
    RECTIFY: '整改情况',
    EXPLAIN: '情况说明',
    ANSWER: '单位答复',
    APPEAL: '单位申诉',
    EXCLUDE: '监督部门决定：不计入统计',
    KEEP: '监督部门决定：照常计入',
  },
  {
    OPEN: 'Rated badly',
    CALL_BACK: 'The office asks',
    REPLY: 'The rater replies',
    EXTEND: 'It takes longer',
    RECTIFY: 'What was set right',
    EXPLAIN: 'Why nothing can be done',
    ANSWER: 'The office answers',
    APPEAL: 'The office appeals',
    EXCLUDE: 'Decided: left out of the figures',
    KEEP: 'Decided: it counts',
  },
);

export const MY_REPLY = words({ name: '我的回复' }, { name: 'My reply' }).name;
