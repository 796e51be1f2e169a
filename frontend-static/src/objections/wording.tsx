/** What can be wrong on a paper, and where an objection stands, in words that people know. */

import { words } from '../foundation/language';
import type { DisputedField, ObjectionState } from '../generated/objections';
import type { Choice } from '../ui/fields';
import type { Tone } from '../ui/states';

export const FIELD_NAMES: Record<DisputedField, string> = words(
  {
    NAME: '姓名',
    ID_NUMBER: '身份证号',
    FACTS: '证明的事实',
    DATES: '日期或者有效期',
    PURPOSE: '用途',
    RECIPIENT: '交给谁用',
    OTHER: '其他内容',
  },
  {
    NAME: 'The name',
    ID_NUMBER: 'The identity number',
    FACTS: 'What is certified',
    DATES: 'A date, or how long it is valid',
    PURPOSE: 'What it is for',
    RECIPIENT: 'Who will receive it',
    OTHER: 'Something else',
  },
);

const ORDER: readonly DisputedField[] = ['NAME', 'ID_NUMBER', 'FACTS', 'DATES', 'PURPOSE', 'RECIPIENT', 'OTHER'];

export const FIELD_CHOICES: readonly Choice<DisputedField>[] = ORDER.map((value) => ({
  value,
  label: FIELD_NAMES[value],
}));

const STATE_NAMES: Record<ObjectionState, string> = words(
  {
    FILED: '等待答复',
    ACCEPTED: '同意更正，办理中',
    DECLINED: '不予更正',
    CORRECTED: '已更正',
    WITHDRAWN: '已撤回',
  },
  {
    FILED: 'Waiting for an answer',
    ACCEPTED: 'Agreed, being corrected',
    DECLINED: 'Not corrected',
    CORRECTED: 'Corrected',
    WITHDRAWN: 'Withdrawn',
  },
);

const TONES: Record<ObjectionState, Tone> = {
  FILED: 'open',
  ACCEPTED: 'open',
  DECLINED: 'bad',
  CORRECTED: 'good',
  WITHDRAWN: 'past',
};
const SIGNS: Record<Tone, string> = { open: '●', good: '✓', waits: '!', bad: '✕', past: '–' };

export function nameOfState(state: ObjectionState): string {
  return STATE_NAMES[state];
}

export function ObjectionTag({ state }: { state: ObjectionState }) {
  return (
    <span class={`tag ${TONES[state]}`}>
      <span aria-hidden="true">{SIGNS[TONES[state]]} </span>
      {STATE_NAMES[state]}
    </span>
  );
}
