/** How others put it: examples to tap, so that nobody faces an empty field. */

import type { WordingExamplesQuery } from '../generated/request';
import { words } from '../foundation/language';
import type { Draft, Part } from './draft';

export type Example = WordingExamplesQuery['wordingExamples'][number];

const w = words(
  {
    titles: '常见的证明，点一下就填好：',
    purposes: '别人这样写，点一下就填好：',
    facts: '看看别人怎么写',
    take: '照这个写，再改成自己的',
    change: '用了例子以后，请把姓名、时间、地点改成您自己的。',
    arrow: (purpose: string, recipient: string) => `${purpose} → ${recipient}`,
  },
  {
    titles: 'Common proofs; tap one to fill it in:',
    purposes: 'How others put it; tap one to fill it in:',
    facts: 'See how others put it',
    take: 'Start from this and put in my own facts',
    change: 'After taking an example, put in your own names, times and places.',
    arrow: (purpose: string, recipient: string) => `${purpose} → ${recipient}`,
  },
);

interface ExamplesProps {
  examples: readonly Example[];
  onTake: (example: Example) => void;
}

export function TitleExamples({ examples, onTake }: ExamplesProps) {
  if (examples.length === 0) return null;
  return (
    <>
      <p class="hint">{w.titles}</p>
      <div class="examples">
        {examples.map((example) => (
          <button key={example.title} type="button" class="example" onClick={() => onTake(example)}>
            {example.title}
          </button>
        ))}
      </div>
    </>
  );
}

export function PurposeExamples({ examples, onTake }: ExamplesProps) {
  if (examples.length === 0) return null;
  return (
    <>
      <p class="hint">{w.purposes}</p>
      <div class="examples">
        {examples.map((example) => (
          <button key={example.title} type="button" class="example" onClick={() => onTake(example)}>
            {w.arrow(example.purpose, example.recipient)}
          </button>
        ))}
      </div>
    </>
  );
}

/** Facts are shown to read; they are taken over only where nothing is written yet. */
export function FactsExamples({ examples, onTake, mayTake }: ExamplesProps & { mayTake: boolean }) {
  if (examples.length === 0) return null;
  return (
    <details class="card more">
      <summary>{w.facts}</summary>
      <p class="hint">{w.change}</p>
      {examples.map((example) => (
        <blockquote key={example.title} class="example-text">
          <strong>{example.title}</strong>
          <p>{example.text}</p>
          {mayTake && (
            <button type="button" class="button plain" onClick={() => onTake(example)}>
              {w.take}
            </button>
          )}
        </blockquote>
      ))}
    </details>
  );
}

/** The examples nearest to what is asked first, at most `count`. */
export function nearest(examples: readonly Example[], title: string, count: number): Example[] {
  const wanted = title.trim();
  const same = examples.filter((example) => example.title === wanted);
  return [...same, ...examples.filter((example) => example.title !== wanted)].slice(0, count);
}

/** An example's title, with its purpose and office where the person has written none of her own. */
export function withExample(draft: Draft, example: Example, examples: readonly Example[]): Part {
  const isOwn = (field: 'purpose' | 'recipient') =>
    draft[field].trim() !== '' && !examples.some((each) => each[field] === draft[field]);
  return {
    title: example.title,
    purpose: isOwn('purpose') ? draft.purpose : example.purpose,
    recipient: isOwn('recipient') ? draft.recipient : example.recipient,
  };
}
