/** The questions of a new share. */

import { words } from '../foundation/language';
import { Choices, LongTextField, SelectField, TextField, type Choice, type Mistakes } from '../ui/fields';
import { ManyChoices } from '../ui/many-choices';
import { DAYS, LIMITS, VIEWS, type Terms } from './terms';
import { CHALLENGES, nameOfChallenge, nameOfView, VIEW_LEVELS, whatIsSeen } from './wording';

const w = words(
  {
    papers: '分享哪几份',
    papersHint: `最多 ${LIMITS.papers} 份。`,
    recipient: '给谁看',
    recipientHint: '写单位或人的名字，例如“九江银行岷山支行”。副本上会写明。',
    purpose: '用来做什么',
    purposeHint: '例如“办理贷款”。副本上会写明，只能用在这件事上。',
    view: '让对方看多少',
    challenge: '对方打开时要答对',
    challengeHint: '链接万一发错了，捡到的人答不对就打不开。',
    days: '链接几天有效',
    day: (days: number) => `${days} 天`,
    views: '最多打开几次',
    times: (times: number) => `${times} 次`,
  },
  {
    papers: 'Which papers',
    papersHint: `At most ${LIMITS.papers}.`,
    recipient: 'For whom',
    recipientHint: 'The name of the office or person, e.g. 九江银行岷山支行. It is printed on the copy.',
    purpose: 'What it is for',
    purposeHint: 'For example 办理贷款. It is printed on the copy, which may be used for nothing else.',
    view: 'How much they see',
    challenge: 'What they must answer first',
    challengeHint: 'If the link goes to the wrong person, it does not open without the answer.',
    days: 'How long the link holds',
    day: (days: number) => (days === 1 ? '1 day' : `${days} days`),
    views: 'How often it may be opened',
    times: (times: number) => (times === 1 ? 'Once' : `${times} times`),
  },
);

const VIEW_CHOICES = VIEW_LEVELS.map((view) => ({ value: view, label: nameOfView(view), hint: whatIsSeen(view) }));
const CHALLENGE_CHOICES = CHALLENGES.map((challenge) => ({ value: challenge, label: nameOfChallenge(challenge) }));
const DAY_CHOICES = DAYS.map((days) => ({ value: String(days), label: w.day(days) }));
const TIMES_CHOICES = VIEWS.map((times) => ({ value: String(times), label: w.times(times) }));

interface TermsFieldsProps {
  papers: readonly Choice<string>[];
  terms: Terms;
  mistakes: Mistakes;
  onChange: (part: Partial<Terms>) => void;
}

export function TermsFields(props: TermsFieldsProps) {
  return (
    <>
      <WhatAndForWhom {...props} />
      <HowMuch {...props} />
    </>
  );
}

function WhatAndForWhom({ papers, terms, mistakes, onChange }: TermsFieldsProps) {
  return (
    <>
      <ManyChoices
        name="proofIds"
        label={w.papers}
        hint={w.papersHint}
        mistake={mistakes['proofIds']}
        values={terms.proofIds}
        choices={papers}
        onValues={(proofIds) => onChange({ proofIds })}
      />
      <TextField
        name="recipient"
        label={w.recipient}
        hint={w.recipientHint}
        mistake={mistakes['recipient']}
        value={terms.recipient}
        onValue={(recipient) => onChange({ recipient })}
        autoComplete="off"
      />
      <LongTextField
        name="purpose"
        label={w.purpose}
        hint={w.purposeHint}
        mistake={mistakes['purpose']}
        value={terms.purpose}
        onValue={(purpose) => onChange({ purpose })}
        limit={LIMITS.purpose}
        rows={2}
      />
    </>
  );
}

function HowMuch({ terms, onChange }: TermsFieldsProps) {
  return (
    <>
      <Choices
        name="view"
        label={w.view}
        value={terms.view}
        choices={VIEW_CHOICES}
        onValue={(view) => onChange({ view })}
      />
      <Choices
        name="challenge"
        label={w.challenge}
        hint={w.challengeHint}
        value={terms.challenge}
        choices={CHALLENGE_CHOICES}
        onValue={(challenge) => onChange({ challenge })}
      />
      <SelectField
        name="days"
        label={w.days}
        value={String(terms.days)}
        choices={DAY_CHOICES}
        onValue={(days) => onChange({ days: Number(days) })}
      />
      <SelectField
        name="maxViews"
        label={w.views}
        value={String(terms.maxViews)}
        choices={TIMES_CHOICES}
        onValue={(times) => onChange({ maxViews: Number(times) })}
      />
    </>
  );
}
