/** The facts in her own words, with what a committee needs to know as a short checklist. */

import { GuideAndSimilar } from '../generated/request';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { LongTextField } from '../ui/fields';
import { worthTelling, type Advice } from './advice';
import { LIMITS, subjectNameOf, type Draft } from './draft';
import { drafts } from './drafts';
import { FactsExamples, nearest, type Example } from './examples';
import { currentDraft, QuestionPage } from './question';

const EXAMPLES_SHOWN = 3;

const w = words(
  {
    title: '说说具体情况',
    label: '具体情况',
    hint: '平时怎么说就怎么写，村里会帮您整理成文。最多 2000 字。',
    points: '写清楚这几点，办得更快：',
    list: [
      { name: '谁', example: '例如“王桂香”' },
      { name: '什么事', example: '例如“一直住在第三村民小组”' },
      { name: '从什么时候开始', example: '例如“从 2012 年 3 月起”' },
      { name: '现在怎么样', example: '例如“现在还住在那里”' },
    ],
    known: (purpose: string, recipient: string) => `用来做什么、交给谁，您已经写了：${purpose}，${recipient}。不用再写。`,
  },
  {
    title: 'Tell the facts',
    label: 'The facts',
    hint: 'Write as you would say it; the committee puts it into form. At most 2000 characters.',
    points: 'With these points it goes faster:',
    list: [
      { name: 'Who', example: 'e.g. 王桂香' },
      { name: 'What', example: 'e.g. has always lived in villagers’ group 3' },
      { name: 'Since when', example: 'e.g. since March 2012' },
      { name: 'How it is now', example: 'e.g. still lives there' },
    ],
    known: (purpose: string, recipient: string) => `Purpose and office you have given already: ${purpose}, ${recipient}.`,
  },
);

export function WordsStep({ examples }: { examples: readonly Example[] }) {
  const draft = currentDraft();
  return (
    <QuestionPage step="words" title={w.title} advise={advise}>
      {(mistakes) => (
        <>
          <Points draft={draft} />
          <LongTextField
            name="text"
            label={w.label}
            hint={w.hint}
            mistake={mistakes['text']}
            value={draft.text}
            onValue={(text) => drafts.change({ text })}
            limit={LIMITS.text}
            rows={8}
          />
          <FactsExamples
            examples={nearest(examples, draft.title, EXAMPLES_SHOWN)}
            mayTake={draft.text.trim() === ''}
            onTake={({ text }) => drafts.change({ text, borrowed: text })}
          />
        </>
      )}
    </QuestionPage>
  );
}

function Points({ draft }: { draft: Draft }) {
  return (
    <>
      <p>{w.points}</p>
      <ul>
        {w.list.map(({ name, example }) => (
          <li key={name}>
            <strong>{name}</strong> <span class="muted">{example}</span>
          </li>
        ))}
      </ul>
      <p class="muted">{w.known(draft.purpose, draft.recipient)}</p>
    </>
  );
}

async function advise(draft: Draft): Promise<Advice> {
  const { committee, title, purpose, recipient, text } = draft;
  const subjectName = subjectNameOf(draft);
  const { guide, similarProofs } = await execute(GuideAndSimilar, {
    regionCode: committee?.code ?? '',
    title,
    purpose,
    text,
    office: recipient,
    similar: { title, purpose, recipient, subjectName },
  });
  return { guide: worthTelling(guide), similar: similarProofs };
}
