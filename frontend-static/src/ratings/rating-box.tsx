/** On a finished case of mine: how it went 评价, if I like; and what came of what I said. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useAnswer } from '../foundation/asking';
import { day } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { MyRating, RatingByReceipt, ReplyToCallBack, type MyRatingPartsFragment } from '../generated/ratings';
import { WordsForm } from '../operators/words-form';
import { Fact, Facts } from '../ui/facts';
import { RateForm, type Subject } from './rate-form';
import { RepairSteps } from './repair-steps';
import { LEVEL_NAMES, RepairTag, TAG_NAMES } from './wording';

const w = words(
  {
    ask: '这次办得怎么样？',
    mine: '我的评价',
    thanks: '谢谢您的评价。',
    thanksBad: (on: string) => `谢谢您如实告诉我们。办理单位要在 ${on} 前答复您，答复会发到您的消息里。`,
    thanksBadByCode: (on: string) =>
      `谢谢您如实告诉我们。办理单位要在 ${on} 前答复您。请留着回执码，用它回到这里看询问和答复。`,
    figures: '看看大家的评价统计',
    level: '满意程度',
    words: '您说的话',
    tags: '主要是关于',
    on: '评价日期',
    after: '后来怎么样了',
    due: (on: string) => `最晚 ${on} 答复`,
    late: (on: string) => `应当在 ${on} 前答复，已经超期。可以拨打 12345 反映。`,
    reply: '您的回复（不想说可以不回）',
    replyHint: '对方看不到您是谁，请不要写姓名和电话。',
    send: '回复',
    replied: '已回复，谢谢。',
  },
  {
    ask: 'How did it go?',
    mine: 'My rating',
    thanks: 'Thank you for your rating.',
    thanksBad: (on: string) => `Thank you for telling us. The office is to answer you by ${on}; the answer comes to your messages.`,
    thanksBadByCode: (on: string) =>
      `Thank you for telling us. The office is to answer you by ${on}. Keep your receipt code: it leads back here, to its questions and its answer.`,
    figures: 'See how everybody rated',
    level: 'How it went',
    words: 'What you said',
    tags: 'Mainly about',
    on: 'Rated on',
    after: 'What came of it',
    due: (on: string) => `to be answered by ${on}`,
    late: (on: string) => `It was to be answered by ${on} and is overdue. You may call 12345.`,
    reply: 'Your reply (only if you like)',
    replyHint: 'They cannot see who you are: leave out your name and telephone.',
    send: 'Reply',
    replied: 'Your reply was sent. Thank you.',
  },
);

type Mine = MyRatingPartsFragment;

export function RatingBox({ subject }: { subject: Subject }) {
  return subject.receiptCode ? <ByReceipt subject={subject} code={subject.receiptCode} /> : <SignedIn subject={subject} />;
}

function SignedIn({ subject }: { subject: Subject }) {
  const { data, again } = useAnswer(MyRating, { subjectKind: subject.kind, subjectId: subject.id });
  // Nobody needs to rate: while it is unknown whether she has, there is nothing to show.
  if (!data.value) return null;
  return <Box subject={subject} known={data.value.myRating} again={again} />;
}

/** The code proves that she may; it is sent, and never stands in an address. */
function ByReceipt({ subject, code }: { subject: Subject; code: string }) {
  const { data, again } = useAnswer(RatingByReceipt, { code });
  const answer = data.value?.ratingByReceipt;
  if (answer === undefined || answer?.__typename === 'Problem') return null;
  return <Box subject={subject} known={answer} again={again} />;
}

interface BoxProps {
  subject: Subject;
  known: Mine | null;
  again: () => Promise<void>;
}

function Box({ subject, known, again }: BoxProps) {
  const said = useSignal('');
  const given = useSignal<Mine | undefined>(undefined);
  const mine = given.value ?? known;
  const thanksBad = subject.receiptCode ? w.thanksBadByCode : w.thanksBad;
  const onRated = (rating: Mine) => {
    given.value = rating;
    said.value = rating.repair ? thanksBad(day(rating.repair.dueOn)) : w.thanks;
  };
  const onReplied = async () => {
    given.value = undefined;
    await again();
    said.value = w.replied;
  };
  return (
    <section class="card" aria-labelledby="rating">
      <h2 id="rating">{mine ? w.mine : w.ask}</h2>
      <Told said={said} />
      {mine ? (
        <Given mine={mine} receiptCode={subject.receiptCode ?? null} onReplied={onReplied} />
      ) : (
        <RateForm subject={subject} onRated={onRated} />
      )}
      <p>
        <a class="link" href="/ratings/figures">
          {w.figures}
        </a>
      </p>
    </section>
  );
}

/** Takes the focus: the form that had it is gone. */
function Told({ said }: { said: Signal<string> }) {
  const box = useRef<HTMLDivElement>(null);
  const sentence = said.value;
  useEffect(() => {
    if (sentence) box.current?.focus();
  }, [sentence]);
  if (!sentence) return null;
  return (
    <div class="say success" role="status" tabIndex={-1} ref={box}>
      <p>{sentence}</p>
    </div>
  );
}

interface GivenProps {
  mine: Mine;
  receiptCode: string | null;
  onReplied: () => Promise<void>;
}

function Given({ mine, receiptCode, onReplied }: GivenProps) {
  const { repair } = mine;
  return (
    <>
      <Facts>
        <Fact label={w.level}>{LEVEL_NAMES[mine.level]}</Fact>
        <Fact label={w.words}>{mine.words}</Fact>
        <Fact label={w.tags}>{mine.tags.map((tag) => TAG_NAMES[tag]).join(' · ')}</Fact>
        <Fact label={w.on}>{day(mine.ratedOn)}</Fact>
      </Facts>
      {repair && (
        <>
          <h3>{w.after}</h3>
          <Standing repair={repair} />
          <RepairSteps steps={repair.steps} mine />
          {repair.mayReply && <Reply ratingId={mine.id} receiptCode={receiptCode} onReplied={onReplied} />}
        </>
      )}
    </>
  );
}

function Standing({ repair }: { repair: NonNullable<Mine['repair']> }) {
  const ended = repair.state === 'ANSWERED' || repair.state === 'EXCLUDED';
  if (repair.overdue) return <p class="say warning">{w.late(day(repair.dueOn))}</p>;
  return (
    <p>
      <RepairTag state={repair.state} /> {!ended && w.due(day(repair.dueOn))}
    </p>
  );
}

interface ReplyProps extends Omit<GivenProps, 'mine'> {
  ratingId: string;
}

function Reply({ ratingId, receiptCode, onReplied }: ReplyProps) {
  const act = async (text: string) => {
    const { replyToCallBack: answer } = await execute(ReplyToCallBack, { ratingId, words: text, receiptCode });
    if (answer.__typename === 'Problem') return answer;
    await onReplied();
    return undefined;
  };
  return <WordsForm name="reply" label={w.reply} hint={w.replyHint} action={w.send} act={act} />;
}
