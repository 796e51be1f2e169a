/** What the lead does until it knows: object, begin, ask, extend, find, dismiss, reply. */

import { execute } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import {
  AskComplainant,
  BeginComplaint,
  DismissComplaint,
  ExtendComplaint,
  FindComplaintFounded,
  ObjectToComplaint,
  ReplyToSuggestion,
} from '../../generated/complaints-office';
import type { OfficeVerb } from './verb';

const w = words(
  {
    object: '提出管辖异议',
    objectMeaning: '只能提一次。由受理部门裁定，裁定后不能再退回。',
    objectWhy: '为什么不归本单位办',
    begin: '开始调查，告知被投诉单位',
    summary: '案情摘要',
    shield: '被投诉单位会看到。用自己的话概括，不写投诉人是谁：写了姓名、电话、证件号码或原话，系统不收。',
    ask: '请投诉人补充',
    askMeaning: '投诉人补充之前，办理期限暂停。',
    askWhat: '要补充什么',
    onlyComplainant: '只有投诉人看得到。',
    extend: '延期',
    extendMeaning: '只能延一次，会告诉投诉人原因。',
    days: '延长几个工作日',
    daysHint: '1 到 10 个工作日。',
    extendWhy: '为什么延期',
    accusedName: '单位名称改写为',
    proofName: '证明名称改写为',
    matter: '事项改写为',
    instead: '投诉人填写的内容会透露其身份时才改写；不改就空着。',
    find: '认定属实',
    found: '查明了什么',
    basis: '违反了哪条规定',
    basisHint: '写明文件名称和条款。不超过 200 字。',
    both: '投诉人和被投诉单位都会看到，不写投诉人是谁。',
    dismiss: '认定不属实',
    reasons: '理由',
    reply: '直接答复建议',
    replyWords: '答复',
  },
  {
    object: 'It is not ours',
    objectMeaning: 'This can be said once. The handler decides, and after that it cannot be given back.',
    objectWhy: 'Why it is not ours',
    begin: 'Begin, and tell the office',
    summary: 'What the office is said to have done',
    shield: 'That office reads this. Sum it up in your own words without saying who complained: names, numbers and the complainant’s own words are refused.',
    ask: 'Ask the complainant for more',
    askMeaning: 'The term rests until the answer has come.',
    askWhat: 'What is needed',
    onlyComplainant: 'Only the complainant reads this.',
    extend: 'Take longer',
    extendMeaning: 'This can be done once; the complainant is told why.',
    days: 'How many working days longer',
    daysHint: '1 to 10 working days.',
    extendWhy: 'Why it takes longer',
    accusedName: 'Another name for the office',
    proofName: 'Another name for the proof',
    matter: 'Other words for the matter',
    instead: 'Only where what the complainant typed would tell who she is; otherwise leave it empty.',
    find: 'It is founded',
    found: 'What was found',
    basis: 'Against which rule',
    basisHint: 'Name the document and the article. At most 200 characters.',
    both: 'Both sides read this. Do not say who complained.',
    dismiss: 'It is unfounded',
    reasons: 'Why',
    reply: 'Answer the suggestion',
    replyWords: 'The answer',
  },
);

export const OBJECT: OfficeVerb = {
  name: w.object,
  meaning: w.objectMeaning,
  fields: [{ kind: 'words', name: 'reason', label: w.objectWhy }],
  send: async (on, said) => (await execute(ObjectToComplaint, { ...on, reason: said('reason') })).objectToComplaint,
};

/** What takes the place of what the complainant typed. */
const REWORDING = { limit: 200, optional: true } as const;

export const BEGIN: OfficeVerb = {
  name: w.begin,
  fields: [
    { kind: 'words', name: 'summary', label: w.summary, hint: w.shield },
    { kind: 'words', name: 'accusedName', label: w.accusedName, hint: w.instead, ...REWORDING },
    { kind: 'words', name: 'proofName', label: w.proofName, hint: w.instead, ...REWORDING },
    { kind: 'words', name: 'matter', label: w.matter, hint: w.instead, ...REWORDING },
  ],
  send: async (on, said) => {
    const reworded = (name: string) => said(name).trim() || null;
    const asked = {
      ...on,
      summary: said('summary'),
      accusedName: reworded('accusedName'),
      proofName: reworded('proofName'),
      matter: reworded('matter'),
    };
    return (await execute(BeginComplaint, asked)).beginComplaint;
  },
};

export const ASK: OfficeVerb = {
  name: w.ask,
  meaning: w.askMeaning,
  fields: [{ kind: 'words', name: 'words', label: w.askWhat, hint: w.onlyComplainant }],
  send: async (on, said) => (await execute(AskComplainant, { ...on, words: said('words') })).askComplainant,
};

export const EXTEND: OfficeVerb = {
  name: w.extend,
  meaning: w.extendMeaning,
  fields: [
    { kind: 'days', name: 'days', label: w.days, hint: w.daysHint, least: 1, most: 10 },
    { kind: 'words', name: 'reason', label: w.extendWhy, hint: w.onlyComplainant },
  ],
  send: async (on, said) => {
    const asked = { ...on, days: Number(said('days')), reason: said('reason') };
    return (await execute(ExtendComplaint, asked)).extendComplaint;
  },
};

export const FIND: OfficeVerb = {
  name: w.find,
  fields: [
    { kind: 'words', name: 'words', label: w.found, hint: w.both, limit: 700 },
    { kind: 'words', name: 'basis', label: w.basis, hint: w.basisHint, limit: 200 },
  ],
  send: async (on, said) => {
    const asked = { ...on, words: said('words'), basis: said('basis') };
    return (await execute(FindComplaintFounded, asked)).findComplaintFounded;
  },
};

export const DISMISS: OfficeVerb = {
  name: w.dismiss,
  fields: [{ kind: 'words', name: 'reasons', label: w.reasons, hint: w.both }],
  send: async (on, said) => (await execute(DismissComplaint, { ...on, reasons: said('reasons') })).dismissComplaint,
};

export const REPLY: OfficeVerb = {
  name: w.reply,
  fields: [{ kind: 'words', name: 'words', label: w.replyWords, hint: w.onlyComplainant }],
  send: async (on, said) => (await execute(ReplyToSuggestion, { ...on, words: said('words') })).replyToSuggestion,
};
