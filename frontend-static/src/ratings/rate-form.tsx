/** Five levels, and words and indexes if one likes. Not answering is all that “not now” takes. */

import { useSignal } from '@preact/signals';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { Rate, type MyRatingPartsFragment, type RatingLevel, type RatingSubject, type RatingTag } from '../generated/ratings';
import { Button, Form } from '../ui/button';
import { Choices, LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';
import { ManyChoices } from '../ui/many-choices';
import { WentWrong } from '../ui/say';
import { LEVEL_CHOICES, TAG_CHOICES } from './wording';

const w = words(
  {
    voluntary: '愿意的话，请评一评。不评也没有关系，不影响您以后办事。办理单位看不到评价人是谁。',
    level: '您满意吗？',
    tags: '主要是关于（可以不选）',
    words: '想说的话',
    wordsHint: '办理单位会看到您写的话，请不要写姓名、电话。',
    send: '提交评价',
    once: '一件事评价一次，提交后不能修改。',
    choose: '请先选一个满意程度。',
  },
  {
    voluntary: 'If you like, say how it went. You need not, and it changes nothing for you. The office cannot see who rated.',
    level: 'Are you satisfied?',
    tags: 'Mainly about (leave empty if you like)',
    words: 'What you would like to say',
    wordsHint: 'The office will read it: leave out your name and telephone.',
    send: 'Send my rating',
    once: 'A case is rated once, and a rating cannot be changed.',
    choose: 'Please choose one of the five first.',
  },
);

const LIMIT = 500;

interface Typed {
  readonly level: RatingLevel | undefined;
  readonly tags: readonly RatingTag[];
  readonly words: string;
}

/** What is rated; a complaint that was filed without an account comes with its receipt code. */
export interface Subject {
  readonly kind: RatingSubject;
  readonly id: string;
  readonly receiptCode?: string | null;
}

interface RateFormProps {
  subject: Subject;
  onRated: (rating: MyRatingPartsFragment) => void;
}

export function RateForm({ subject, onRated }: RateFormProps) {
  const task = useTask();
  const typed = useSignal<Typed>({ level: undefined, tags: [], words: '' });
  const mistakes = useSignal<Mistakes>({});
  const problem = useSignal<Problem | undefined>(undefined);
  const put = (part: Partial<Typed>) => {
    typed.value = { ...typed.value, ...part };
  };
  const send = (level: RatingLevel) =>
    task.run(async () => {
      const { tags, words: own } = typed.value;
      const rated = { subjectKind: subject.kind, subjectId: subject.id, receiptCode: subject.receiptCode ?? null };
      const input = { ...rated, level, tags: [...tags], words: own.trim() || null };
      const { rate: answer } = await execute(Rate, { input });
      if (answer.__typename === 'MyRating') return onRated(answer);
      mistakes.value = answer.field === 'words' ? { ratingWords: sentenceOf(answer) } : {};
      problem.value = answer.field === 'words' ? undefined : answer;
    });
  const submit = () => {
    const { level } = typed.value;
    mistakes.value = level ? {} : { level: w.choose };
    if (level) void send(level);
  };
  return (
    <>
      <p>{w.voluntary}</p>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Form onSubmit={submit}>
        <MistakesSummary mistakes={mistakes.value} />
        <Choices
          name="level"
          label={w.level}
          mistake={mistakes.value['level']}
          value={typed.value.level}
          choices={LEVEL_CHOICES}
          onValue={(level) => put({ level })}
        />
        {typed.value.level && <More typed={typed.value} put={put} mistake={mistakes.value['ratingWords']} />}
        <Button kind="plain" block busy={task.busy}>
          {w.send}
        </Button>
        <p class="hint">{w.once}</p>
      </Form>
    </>
  );
}

interface MoreProps {
  typed: Typed;
  put: (part: Partial<Typed>) => void;
  mistake: string | undefined;
}

/** Comes once a level is chosen: the box is small until somebody wants to use it. */
function More({ typed, put, mistake }: MoreProps) {
  return (
    <>
      <ManyChoices
        name="tags"
        label={w.tags}
        values={typed.tags}
        choices={TAG_CHOICES}
        onValues={(values) => put({ tags: TAG_CHOICES.map(({ value }) => value).filter((tag) => values.includes(tag)) })}
      />
      <LongTextField
        name="ratingWords"
        label={w.words}
        hint={w.wordsHint}
        mistake={mistake}
        optional
        value={typed.words}
        onValue={(value) => put({ words: value })}
        limit={LIMIT}
        rows={3}
      />
    </>
  );
}
