/** What this viewer may do about a bad rating: a button each, and words under the one pressed. */

import { useSignal } from '@preact/signals';
import { problemOf } from '../desk/verb';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import {
  AnswerRater,
  AppealRating,
  CallBackRater,
  DecideRatingAppeal,
  ExtendRepair,
  SettleRepair,
  type RepairPartsFragment,
} from '../generated/ratings';
import { WordsForm } from '../operators/words-form';

const w = words(
  {
    MISTAKEN: verb('申诉：误评', '为什么说是误评', '例如：评价说的是另一个单位的事。监督部门会看到。', '提交申诉'),
    MALICIOUS: verb('申诉：恶意差评', '为什么说是恶意差评', '请写事实，例如：同一天收到多条内容相同的差评。监督部门会看到。', '提交申诉'),
    CALL_BACK: verb('回访', '想问评价人什么', '例如：“是哪一步让您不方便？”通过门户转达，对方可以不回。', '发送'),
    EXTEND: verb('延长期限', '为什么要延长，打算怎么办', '只能延长一次，评价人会看到。', '延长'),
    RECTIFY: verb('已整改', '改了什么', '例如：“周六上午也有人值班了。”', '记录整改'),
    EXPLAIN: verb('不能改，作说明', '为什么不能改', '例如：法律规定要本人到场，写明哪一条。', '记录说明'),
    ANSWER: verb('答复评价人', '对评价人说的话', '说清楚改了什么，或者为什么不能改。评价人会看到。', '发送答复'),
    EXCLUDE: verb('申诉成立', '理由', '这件评价不再计入统计，评价人会看到理由。', '决定：不计入统计'),
    KEEP: verb('申诉不成立', '理由', '这件评价照常计入，单位继续整改。', '决定：照常计入'),
  },
  {
    MISTAKEN: verb('Appeal: a mistake', 'Why it is a mistake', 'Such as “It is about another office.” The supervisor reads it.', 'Send the appeal'),
    MALICIOUS: verb('Appeal: malice', 'Why it is malice', 'Facts, such as several ratings with the same words on one day. The supervisor reads it.', 'Send the appeal'),
    CALL_BACK: verb('Ask the rater', 'What you would like to ask', 'Such as “Which step was difficult?” The portal passes it on; she need not reply.', 'Send'),
    EXTEND: verb('Take longer', 'Why, and what you will do', 'Once only; the rater reads it.', 'Extend'),
    RECTIFY: verb('It is set right', 'What was changed', 'Such as “The office is now open on Saturday mornings.”', 'Put on record'),
    EXPLAIN: verb('It cannot be changed', 'Why not', 'Such as the article of a law that demands to come in person.', 'Put on record'),
    ANSWER: verb('Answer the rater', 'Your words to the rater', 'Say what was changed, or why nothing can be. She reads it.', 'Send the answer'),
    EXCLUDE: verb('The appeal is right', 'Why', 'The rating does not count any more; the rater reads why.', 'Decide: leave it out'),
    KEEP: verb('The appeal is wrong', 'Why', 'The rating counts, and the office goes on.', 'Decide: it counts'),
  },
);

interface Said {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly action: string;
}

function verb(name: string, label: string, hint: string, action: string): Said {
  return { name, label, hint, action };
}

/** An appeal has a form for each of its grounds. */
type Deed = keyof typeof w;

interface VerbsProps {
  repair: RepairPartsFragment;
  onChanged: () => Promise<void>;
}

export function RepairVerbs({ repair, onChanged }: VerbsProps) {
  const opened = useSignal<Deed | undefined>(undefined);
  const deeds = repair.verbs.flatMap(deedsOf);
  const act = async (said: string) => {
    const problem = opened.value && (await send(opened.value, repair, said));
    if (problem && problem.code !== 'WRONG_STATE' && problem.code !== 'VERSION_OUTDATED') return problem;
    await onChanged();
    // The form is gone with the state it was for.
    document.querySelector<HTMLElement>('h1')?.focus();
    return problem;
  };
  if (deeds.length === 0) return null;
  return (
    <>
      <p>
        {deeds.map((deed) => (
          <button
            key={deed}
            type="button"
            class="button plain"
            aria-expanded={deed === opened.value}
            onClick={() => (opened.value = deed === opened.value ? undefined : deed)}
          >
            {w[deed].name}
          </button>
        ))}
      </p>
      {opened.value && (
        <WordsForm
          key={opened.value}
          name={`${opened.value}-${repair.id}`}
          label={w[opened.value].label}
          hint={w[opened.value].hint}
          action={w[opened.value].action}
          kind="primary"
          act={act}
        />
      )}
    </>
  );
}

function deedsOf(each: RepairPartsFragment['verbs'][number]): Deed[] {
  if (each === 'APPEAL') return ['MISTAKEN', 'MALICIOUS'];
  return each === 'OPEN' || each === 'REPLY' ? [] : [each];
}

async function send(deed: Deed, repair: RepairPartsFragment, said: string): Promise<Problem | undefined> {
  const asked = { id: repair.id, version: repair.version, words: said };
  switch (deed) {
    case 'CALL_BACK':
      return problemOf((await execute(CallBackRater, asked)).callBackRater);
    case 'EXTEND':
      return problemOf((await execute(ExtendRepair, asked)).extendRepair);
    case 'RECTIFY':
      return problemOf((await execute(SettleRepair, { ...asked, outcome: 'RECTIFIED' })).settleRepair);
    case 'EXPLAIN':
      return problemOf((await execute(SettleRepair, { ...asked, outcome: 'EXPLAINED' })).settleRepair);
    case 'ANSWER':
      return problemOf((await execute(AnswerRater, asked)).answerRater);
    case 'MISTAKEN':
    case 'MALICIOUS':
      return problemOf((await execute(AppealRating, { ...asked, ground: deed })).appealRating);
    case 'EXCLUDE':
    case 'KEEP':
      return problemOf(
        (await execute(DecideRatingAppeal, { ...asked, excludes: deed === 'EXCLUDE' })).decideRatingAppeal,
      );
  }
}
