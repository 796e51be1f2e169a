/** What the handler does first, and what an office above does: accept, decline, supervise. */

import { execute } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import {
  AcceptComplaint,
  DeclineComplaint,
  SuperviseComplaint,
  type DeclineReason,
  type Supervision,
} from '../../generated/complaints-office';
import type { OfficeVerb } from './verb';
import { DECLINE_CHOICES, LEVEL_CHOICES } from './wording';

const w = words(
  {
    accept: '受理',
    acceptMeaning: '受理后会告诉投诉人最晚哪天有结论。',
    toComplainant: '对投诉人说的话',
    onlyComplainant: '只有投诉人看得到。',
    decline: '不予受理',
    why: '为什么不受理',
    route: '该找谁',
    routeHint: '写明单位、地点或电话，不让人白跑。不超过 500 字。',
    supervise: '督办',
    level: '怎么督办',
    expected: '要求',
    expectedHint: '受理和主办的单位会看到。',
  },
  {
    accept: 'Accept it',
    acceptMeaning: 'The complainant is told by which day there will be a finding.',
    toComplainant: 'What you say to the complainant',
    onlyComplainant: 'Only the complainant reads this.',
    decline: 'Do not accept it',
    why: 'Why it is not accepted',
    route: 'Whom to ask instead',
    routeHint: 'Name the office and its place or telephone, so that nobody goes in vain. At most 500 characters.',
    supervise: 'Look on more closely',
    level: 'How closely',
    expected: 'What is expected',
    expectedHint: 'The handler and the lead read this.',
  },
);

export const ACCEPT: OfficeVerb = {
  name: w.accept,
  meaning: w.acceptMeaning,
  fields: [{ kind: 'words', name: 'words', label: w.toComplainant, hint: w.onlyComplainant, optional: true }],
  send: async (on, said) =>
    (await execute(AcceptComplaint, { ...on, words: said('words').trim() || null })).acceptComplaint,
};

export const DECLINE: OfficeVerb = {
  name: w.decline,
  danger: true,
  fields: [
    { kind: 'choice', name: 'reason', label: w.why, choices: DECLINE_CHOICES },
    { kind: 'words', name: 'words', label: w.toComplainant, hint: w.onlyComplainant },
    { kind: 'words', name: 'route', label: w.route, hint: w.routeHint, limit: 500 },
  ],
  send: async (on, said) => {
    const input = { ...on, reason: said('reason') as DeclineReason, words: said('words'), route: said('route') };
    return (await execute(DeclineComplaint, { input })).declineComplaint;
  },
};

export const SUPERVISE: OfficeVerb = {
  name: w.supervise,
  fields: [
    { kind: 'choice', name: 'level', label: w.level, choices: LEVEL_CHOICES },
    { kind: 'words', name: 'words', label: w.expected, hint: w.expectedHint },
  ],
  send: async (on, said) => {
    const asked = { ...on, level: said('level') as Supervision, words: said('words') };
    return (await execute(SuperviseComplaint, asked)).superviseComplaint;
  },
};
