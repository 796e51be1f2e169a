/** 退回补正, 不予出具, 撤销: each with a coded reason, and words that the resident understands. */

import {
  RejectProof,
  RevokeProof,
  SendBackProof,
  type RejectReason,
  type RevokeReason,
  type SendBackReason,
} from '../generated/desk';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { REJECT_REASONS, REVOKE_REASONS, SEND_BACK_REASONS, choicesOf } from './codes';
import { ReasonForm } from './reason-form';
import { problemOf, type Settle } from './verb';

const w = words(
  {
    sendBack: '退回补正',
    sendBackWhy: '为什么退回',
    remedy: '请居民怎样补正',
    remedyHint: '一件一件写清楚，例如：请补拍户口本第 3 页。',
    sendBackWords: '对居民说的话',
    sendBackWordsHint: '说清楚哪里不行。居民会看到。',
    reject: '不予出具',
    rejectWhy: '为什么不出具',
    route: '请居民去哪里办',
    routeHint: '写明单位、地点或电话，不要让居民白跑。',
    rejectWords: '理由',
    rejectWordsHint: '居民会看到，请写得让人明白。',
    rejectSure: '不予出具后这件事项就办结了，居民要办只能重新申请。',
    revoke: '撤销这份证明',
    revokeWhy: '为什么撤销',
    revokeWords: '说明',
    revokeWordsHint: '居民会看到。',
    revokeSure: '撤销后这份证明立即失效，不能恢复。查验时会显示已撤销和原因。',
  },
  {
    sendBack: 'Send back',
    sendBackWhy: 'Why it goes back',
    remedy: 'What the resident should do',
    remedyHint: 'One thing at a time, for example: please photograph page 3 of the household book.',
    sendBackWords: 'In your own words',
    sendBackWordsHint: 'Say what is missing. The resident will read this.',
    reject: 'Refuse',
    rejectWhy: 'Why it is refused',
    route: 'Where the resident should go',
    routeHint: 'Name the office and its place or telephone, so that nobody goes in vain.',
    rejectWords: 'The grounds',
    rejectWordsHint: 'The resident will read this; please make it plain.',
    rejectSure: 'A refusal closes the case. The resident would have to ask anew.',
    revoke: 'Revoke this proof',
    revokeWhy: 'Why it is revoked',
    revokeWords: 'In your own words',
    revokeWordsHint: 'The resident will read this.',
    revokeSure: 'The proof ends at once, and for good. Whoever checks it reads that it was revoked, and why.',
  },
);

interface Props {
  id: string;
  settle: Settle;
}

export function SendBackForm({ id, settle }: Props) {
  return (
    <ReasonForm<SendBackReason>
      why={w.sendBackWhy}
      reasons={choicesOf(SEND_BACK_REASONS)}
      route={{ name: 'remedy', label: w.remedy, hint: w.remedyHint }}
      words={{ label: w.sendBackWords, hint: w.sendBackWordsHint }}
      action={w.sendBack}
      act={async ({ reason, route, words: own }) => {
        const input = { id, reason, remedy: route, words: own };
        return settle(problemOf((await execute(SendBackProof, { input })).sendBackProof));
      }}
    />
  );
}

export function RejectForm({ id, settle }: Props) {
  return (
    <ReasonForm<RejectReason>
      why={w.rejectWhy}
      reasons={choicesOf(REJECT_REASONS)}
      route={{ name: 'route', label: w.route, hint: w.routeHint }}
      words={{ label: w.rejectWords, hint: w.rejectWordsHint }}
      action={w.reject}
      sure={w.rejectSure}
      act={async ({ reason, route, words: own }) => {
        const input = { id, reason, route, words: own };
        return settle(problemOf((await execute(RejectProof, { input })).rejectProof));
      }}
    />
  );
}

export function RevokeForm({ id, settle }: Props) {
  return (
    <ReasonForm<RevokeReason>
      why={w.revokeWhy}
      reasons={choicesOf(REVOKE_REASONS)}
      words={{ label: w.revokeWords, hint: w.revokeWordsHint }}
      action={w.revoke}
      sure={w.revokeSure}
      act={async ({ reason, words: own }) => {
        const input = { id, reason, words: own };
        return settle(problemOf((await execute(RevokeProof, { input })).revokeProof));
      }}
    />
  );
}
