/** What follows a finding: order, confirm, make public, transfer, answer, visit. */

import { execute } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import {
  AnswerComplaint,
  ConfirmRectification,
  OrderRectification,
  PubliciseComplaint,
  RecordReturnVisit,
  TransferComplaint,
  type VisitWay,
} from '../../generated/complaints-office';
import type { Said } from './verb-form';
import type { OfficeVerb } from './verb';
import { WAY_CHOICES } from './wording';

const w = words(
  {
    order: '责令限期整改',
    days: '几个工作日内整改',
    daysHint: '1 到 15 个工作日。',
    orderMeaning: '先拟好《责令限期整改通知书》，由本单位签发人审批。发出那天才算责令，期限从那天起算。',
    orderWhat: '要整改什么',
    demands: '一行写一项，最多 10 项。投诉人和被投诉单位都会看到，不写投诉人是谁。',
    both: '投诉人和被投诉单位都会看到，不写投诉人是谁。',
    confirm: '确认已整改',
    confirmHow: '怎么核实的',
    publicise: '公开通报',
    publiciseMeaning: '所有人都能看到。发出后不能撤回。',
    publiciseWords: '通报内容',
    everybody: '写明哪个单位、没有整改什么。不写投诉人是谁。',
    transfer: '转纪检监察机关',
    transferMeaning: '先拟好《投诉举报事项转办通知书》，由本单位签发人审批。发出后不能撤回。',
    addressee: '转给哪个机关',
    transferBasis: '依据哪条规定',
    transferBasisHint: '写明文件名称和条款。不超过 200 字。',
    transferWords: '为什么转办',
    answer: '答复投诉人',
    answerMeaning: '先拟好《投诉举报答复书》，由本单位签发人审批。发出那天投诉人才看得到。',
    answerWords: '处理结果',
    onlyComplainant: '只有投诉人看得到。',
    visit: '登记回访',
    way: '怎么回访的',
    reached: '联系上了吗？',
    solved: '投诉人说解决了吗？',
    satisfied: '投诉人满意吗？',
    visitWords: '回访情况',
    visitHint: '不超过 500 字。',
    yes: '是',
    no: '否',
  },
  {
    order: 'Order to set it right',
    days: 'Within how many working days',
    daysHint: '1 to 15 working days.',
    orderMeaning: 'This drafts the letter, which an approver of your office signs. It is ordered, and the days count, from the day it is sent.',
    orderWhat: 'What is to be set right',
    demands: 'One demand in a line, at most 10. Both sides read this. Do not say who complained.',
    both: 'Both sides read this. Do not say who complained.',
    confirm: 'It is set right',
    confirmHow: 'How you have seen it',
    publicise: 'Make it public',
    publiciseMeaning: 'Everybody reads this, and it cannot be taken back.',
    publiciseWords: 'What is made public',
    everybody: 'Which office did not set what right. Do not say who complained.',
    transfer: 'Give it to the discipline body',
    transferMeaning: 'This drafts the letter, which an approver of your office signs. Once it is sent it cannot be taken back.',
    addressee: 'To which body',
    transferBasis: 'By which rule',
    transferBasisHint: 'Name the document and the article. At most 200 characters.',
    transferWords: 'Why',
    answer: 'Answer the complainant',
    answerMeaning: 'This drafts the letter, which an approver of your office signs. The complainant reads it from the day it is sent.',
    answerWords: 'What came of it',
    onlyComplainant: 'Only the complainant reads this.',
    visit: 'Record a return visit',
    way: 'How the complainant was asked',
    reached: 'Was the complainant reached?',
    solved: 'Is it solved, as the complainant says?',
    satisfied: 'Is the complainant satisfied?',
    visitWords: 'What was said',
    visitHint: 'At most 500 characters.',
    yes: 'Yes',
    no: 'No',
  },
);

const YES_OR_NO = [
  { value: 'yes', label: w.yes },
  { value: 'no', label: w.no },
];

export const ORDER: OfficeVerb = {
  name: w.order,
  meaning: w.orderMeaning,
  fields: [
    { kind: 'days', name: 'days', label: w.days, hint: w.daysHint, least: 1, most: 15 },
    { kind: 'words', name: 'words', label: w.orderWhat, hint: w.demands },
  ],
  send: async (on, said) => {
    const asked = { ...on, days: Number(said('days')), words: said('words') };
    return (await execute(OrderRectification, asked)).orderRectification;
  },
};

export const CONFIRM: OfficeVerb = {
  name: w.confirm,
  fields: [{ kind: 'words', name: 'words', label: w.confirmHow, hint: w.both }],
  send: async (on, said) =>
    (await execute(ConfirmRectification, { ...on, words: said('words') })).confirmRectification,
};

export const PUBLICISE: OfficeVerb = {
  name: w.publicise,
  meaning: w.publiciseMeaning,
  danger: true,
  fields: [{ kind: 'words', name: 'words', label: w.publiciseWords, hint: w.everybody }],
  send: async (on, said) => (await execute(PubliciseComplaint, { ...on, words: said('words') })).publiciseComplaint,
};

export const TRANSFER: OfficeVerb = {
  name: w.transfer,
  meaning: w.transferMeaning,
  danger: true,
  fields: [
    { kind: 'words', name: 'addressee', label: w.addressee, limit: 200 },
    { kind: 'words', name: 'basis', label: w.transferBasis, hint: w.transferBasisHint, limit: 200 },
    { kind: 'words', name: 'words', label: w.transferWords, hint: w.both },
  ],
  send: async (on, said) => {
    const asked = { ...on, addressee: said('addressee'), basis: said('basis'), words: said('words') };
    return (await execute(TransferComplaint, asked)).transferComplaint;
  },
};

export const ANSWER: OfficeVerb = {
  name: w.answer,
  meaning: w.answerMeaning,
  fields: [{ kind: 'words', name: 'words', label: w.answerWords, hint: w.onlyComplainant }],
  send: async (on, said) => (await execute(AnswerComplaint, { ...on, words: said('words') })).answerComplaint,
};

const wasReached = (said: Said) => said('reached') === 'yes';

export const VISIT: OfficeVerb = {
  name: w.visit,
  fields: [
    { kind: 'choice', name: 'way', label: w.way, choices: WAY_CHOICES },
    { kind: 'choice', name: 'reached', label: w.reached, choices: YES_OR_NO },
    { kind: 'choice', name: 'solved', label: w.solved, choices: YES_OR_NO, shown: wasReached },
    { kind: 'choice', name: 'satisfied', label: w.satisfied, choices: YES_OR_NO, shown: wasReached },
    { kind: 'words', name: 'words', label: w.visitWords, hint: w.visitHint, limit: 500 },
  ],
  send: async (on, said) => {
    const reached = wasReached(said);
    const input = {
      ...on,
      way: said('way') as VisitWay,
      reached,
      solved: reached ? said('solved') === 'yes' : null,
      satisfied: reached ? said('satisfied') === 'yes' : null,
      words: said('words'),
    };
    return (await execute(RecordReturnVisit, { input })).recordReturnVisit;
  },
};
