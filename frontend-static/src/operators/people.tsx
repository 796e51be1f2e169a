/** 账号协助: operators sign somebody out, and reset a lost second factor, two of them. */

import { AnswerSecondFactorReset, SecondFactorResets, type ResetPartsFragment, type SecondFactorResetState } from '../generated/operators';
import { problemOf, type Settle } from '../desk/verb';
import { myRoles } from '../desk/posts';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import type { Tone } from '../ui/states';
import { HelpForm } from './help-form';
import { SureVerb } from './sure-verb';
import { WordsForm } from './words-form';

const w = words(
  {
    title: '账号协助',
    what: '手机丢了、账号可能被别人登录的，可以让本人在所有设备上退出登录，一位管理员就能办。身份验证器和恢复码都丢了的，要解除动态口令：一位管理员提出，另一位同意。每一步都会发短信告诉本人，并留下记录。',
    notYours: '这一页由平台运维岗位使用。',
    resets: '解除动态口令',
    none: '还没有人提出过。',
    person: '本人',
    named: (name: string, number: string) => `${name}，${number}`,
    words: '怎样核实的本人',
    asked: '提出',
    until: '答复期限',
    answered: '答复',
    reason: '不同意的原因',
    by: (name: string, at: string) => `${name}，${at}`,
    other: '要由另一位管理员答复。',
    agree: '同意解除',
    agreeSure: '解除后，本人的动态口令和恢复码马上作废，所有设备退出登录，要重新绑定。确定就再按一次“同意解除”。',
    decline: '不同意',
    why: '为什么不同意',
  },
  {
    title: 'Help with accounts',
    what: 'When a phone is lost, or somebody else may be signed in, one operator can sign a person out on all devices. When authenticator and recovery codes are both lost, the second factor is reset: one operator asks, another agrees. The person is told by message at each step, and all of it is on record.',
    notYours: 'This page is for those who run the portal.',
    resets: 'Second factors to reset',
    none: 'Nobody has asked for one yet.',
    person: 'Whose',
    named: (name: string, number: string) => `${name}, ${number}`,
    words: 'How she proved who she is',
    asked: 'Asked for',
    until: 'To be answered by',
    answered: 'Answered',
    reason: 'Why not',
    by: (name: string, at: string) => `${name}, ${at}`,
    other: 'Another operator has to answer.',
    agree: 'Agree to reset',
    agreeSure: 'Her one-time passwords and recovery codes are worthless at once, she is signed out everywhere, and has to set up new ones. If you are sure, press “Agree to reset” again.',
    decline: 'Decline',
    why: 'Why you decline',
  },
);

type Reset = ResetPartsFragment;

const STATES: Record<SecondFactorResetState, string> = words(
  { ASKED: '等待答复', AGREED: '已解除', DECLINED: '未同意', EXPIRED: '已过期' },
  { ASKED: 'Waits for an answer', AGREED: 'Reset', DECLINED: 'Declined', EXPIRED: 'Expired' },
);
const TONES: Record<SecondFactorResetState, Tone> = { ASKED: 'waits', AGREED: 'good', DECLINED: 'past', EXPIRED: 'past' };
const SIGNS: Record<SecondFactorResetState, string> = { ASKED: '!', AGREED: '✓', DECLINED: '–', EXPIRED: '–' };

export default function PeoplePage() {
  return <Page title={w.title}>{myRoles().includes('OPERATOR') ? <People /> : <p>{w.notYours}</p>}</Page>;
}

function People() {
  const listing = useListing<Reset>(
    async (after, first) => (await execute(SecondFactorResets, { first, after })).secondFactorResets,
    ({ id }) => id,
  );
  return (
    <>
      <p>{w.what}</p>
      <HelpForm onAsked={listing.again} />
      <h2>{w.resets}</h2>
      {!listing.nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {listing.nodes?.length === 0 && <p>{w.none}</p>}
      <ul class="list">
        {listing.nodes?.map((reset) => (
          <ResetCard key={reset.id} reset={reset} onChanged={listing.again} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

interface ResetProps {
  reset: Reset;
  onChanged: () => Promise<void>;
}

function ResetCard({ reset, onChanged }: ResetProps) {
  const open = reset.state === 'ASKED';
  return (
    <li class="card">
      <p>
        <span class={`tag ${TONES[reset.state]}`}>
          <span aria-hidden="true">{SIGNS[reset.state]} </span>
          {STATES[reset.state]}
        </span>
      </p>
      <Facts>
        <Fact label={w.person}>{w.named(reset.personName, reset.personIdNumber)}</Fact>
        <Fact label={w.words}>{reset.words}</Fact>
        <Fact label={w.asked}>{w.by(reset.askedByName, moment(reset.askedAt))}</Fact>
        <Fact label={w.until}>{open ? moment(reset.expiresAt) : ''}</Fact>
        <Fact label={w.answered}>{reset.answeredByName && reset.endedAt && w.by(reset.answeredByName, moment(reset.endedAt))}</Fact>
        <Fact label={w.reason}>{reset.answerWords}</Fact>
      </Facts>
      {open && reset.isMine && <p>{w.other}</p>}
      {open && !reset.isMine && <Answers reset={reset} onChanged={onChanged} />}
    </li>
  );
}

function Answers({ reset: { id }, onChanged }: ResetProps) {
  const settle: Settle = async (problem) => {
    if (!problem) await onChanged();
    return problem;
  };
  const answer = async (agree: boolean, said: string | null) =>
    settle(problemOf((await execute(AnswerSecondFactorReset, { input: { id, agree, words: said } })).answerSecondFactorReset));
  return (
    <>
      <SureVerb warning={w.agreeSure} act={() => answer(true, null)}>
        {w.agree}
      </SureVerb>
      <WordsForm name={`why-${id}`} label={w.why} action={w.decline} act={(said) => answer(false, said)} />
    </>
  );
}
