/** What I say of a change of the catalogue 公众意见: one comment, which I may mend until the last day. */

import { useSignal } from '@preact/signals';
import { OwnAffairs } from '../account/own-affairs';
import { VerbTrouble, mistakesOf, problemOf, useVerb, type Act } from '../desk/verb';
import { CommentOnChange, MyChangeComment, type MyChangeCommentQuery } from '../generated/changes';
import { useAnswer } from '../foundation/asking';
import { day } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { lengthMistake } from '../request/steps';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';

const w = words(
  {
    title: '对目录调整提意见',
    read: '先看要调整什么',
    until: (date: string) => `征求意见到 ${date}。在这之前可以随时改。`,
    closed: '现在不在征求意见期间。',
    said: (mine: string) => `您的意见：${mine}`,
    words: '您的意见',
    hint: '最多 500 字。办理的人看得到内容，看不到是谁写的；不要写自己或别人的姓名、电话、证件号码。',
    empty: '请填写意见。',
    send: '提交意见',
    change: '改成这样',
    kept: '已收到您的意见。',
  },
  {
    title: 'Comment on a change',
    read: 'First read what is to change',
    until: (date: string) => `Open to comments until ${date}. You may change yours until then.`,
    closed: 'This is not open for comments now.',
    said: (mine: string) => `Your comment: ${mine}`,
    words: 'Your comment',
    hint: 'At most 500 characters. Those who decide read it and are not told who wrote it; please write no names, telephone or identity numbers.',
    empty: 'Please write something.',
    send: 'Send it',
    change: 'Say this instead',
    kept: 'Your comment has been received.',
  },
);

const LIMIT = 500;

type Opinion = MyChangeCommentQuery['myChangeComment'];

export default function CommentPage({ params }: { params: { number?: string } }) {
  return (
    <OwnAffairs title={w.title}>
      <Commenting number={params.number ?? ''} />
    </OwnAffairs>
  );
}

function Commenting({ number }: { number: string }) {
  const { data, failure, again } = useAnswer(MyChangeComment, { number });
  const opinion = data.value?.myChangeComment;
  return (
    <Page title={w.title}>
      {opinion ? <OnRequest opinion={opinion} /> : <Waiting failure={failure.value} again={again} />}
    </Page>
  );
}

function OnRequest({ opinion }: { opinion: Opinion }) {
  const { number, title, reason, endsOn, open, words: mine } = opinion;
  return (
    <>
      <h2>{title}</h2>
      <p class="keep-lines">{reason}</p>
      <p>
        <a href={`/catalogue/changes/${number}`}>{w.read}</a>
      </p>
      {open && endsOn && <p>{w.until(day(endsOn))}</p>}
      {open ? <CommentForm opinion={opinion} /> : <p>{w.closed}</p>}
      {!open && mine && <p class="keep-lines">{w.said(mine)}</p>}
    </>
  );
}

function CommentForm({ opinion }: { opinion: Opinion }) {
  const verb = useVerb();
  const typed = useSignal(opinion.words ?? '');
  const kept = useSignal(opinion.words);
  const isKept = useSignal(false);
  const mistakes = useSignal<Mistakes>({});
  const send: Act = async () => {
    const asked = { number: opinion.number, words: typed.value };
    const { commentOnChange: answer } = await execute(CommentOnChange, asked);
    isKept.value = answer.__typename === 'MyChangeComment';
    if (answer.__typename === 'MyChangeComment') kept.value = answer.words;
    mistakes.value = mistakesOf(problemOf(answer), ['words']);
    return problemOf(answer);
  };
  const submit = () => {
    mistakes.value = { words: lengthMistake(typed.value, LIMIT, w.empty) };
    if (!mistakes.value['words']) void verb.run(send);
  };
  return (
    <>
      {isKept.value && (
        <Say kind="success">
          <p>{w.kept}</p>
        </Say>
      )}
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={['words']} />
      <Form onSubmit={submit}>
        <LongTextField
          name="words"
          label={w.words}
          hint={w.hint}
          mistake={mistakes.value['words']}
          value={typed.value}
          onValue={(value) => {
            typed.value = value;
            isKept.value = false;
          }}
          limit={LIMIT}
        />
        <Button block busy={verb.task.busy}>
          {kept.value ? w.change : w.send}
        </Button>
      </Form>
    </>
  );
}
