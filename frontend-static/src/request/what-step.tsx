/** What is to be certified, in a few words; and whether the committee gives that at all. */

import { Guide } from '../generated/request';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { TextField } from '../ui/fields';
import { worthTelling, type Advice } from './advice';
import type { Draft } from './draft';
import { drafts } from './drafts';
import { TitleExamples, withExample, type Example } from './examples';
import { currentDraft, QuestionPage } from './question';

const w = words(
  { title: '要证明什么？', label: '证明的名称', hint: '几个字就行，最多 60 字。例如“居住证明”。' },
  { title: 'What is to be certified?', label: 'Name of the proof', hint: 'A few words, at most 60 characters, e.g. 居住证明.' },
);

export function WhatStep({ examples }: { examples: readonly Example[] }) {
  return (
    <QuestionPage step="what" title={w.title} advise={advise}>
      {(mistakes) => (
        <>
          <TextField
            name="title"
            label={w.label}
            hint={w.hint}
            mistake={mistakes['title']}
            value={currentDraft().title}
            onValue={(title) => drafts.change({ title })}
            autoComplete="off"
          />
          <TitleExamples
            examples={examples}
            onTake={(example) => drafts.change(withExample(currentDraft(), example, examples))}
          />
        </>
      )}
    </QuestionPage>
  );
}

async function advise({ committee, title }: Draft): Promise<Advice> {
  const { guide } = await execute(Guide, { regionCode: committee?.code ?? '', title });
  return { guide: worthTelling(guide), similar: [] };
}
