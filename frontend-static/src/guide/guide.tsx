/** 免证指引: say in your own words what you were asked for, and learn whether you need it at all. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { AskGuide, type GuidePartsFragment } from '../generated/guide';
import { useTask } from '../foundation/asking';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { lengthMistake } from '../request/steps';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';
import { Page } from '../ui/page';
import { WentWrong } from '../ui/say';
import { GuideCards } from './cards';
import { NATION, PlaceField } from './place-field';

const w = words(
  {
    title: '要不要开证明，先问一问',
    words: '谁要您证明什么？',
    hint: '照平时说话写就行。例如：孩子上学，学校要我证明我是他妈。',
    empty: '请写一写谁要您证明什么。',
    ask: '问一问',
    answers: '答复',
    request: '去申请证明',
    goOn: '情况不一样，继续申请',
  },
  {
    title: 'Ask first whether you need a proof',
    words: 'Who wants you to prove what?',
    hint: 'In your own words, in Chinese. For example: 孩子上学，学校要我证明我是他妈。',
    empty: 'Please say who wants which proof.',
    ask: 'Ask',
    answers: 'The answer',
    request: 'Ask the committee for it',
    goOn: 'My case is different: go on',
  },
);

const LIMIT = 500;

export default function Guide() {
  const typed = useSignal('');
  const place = useSignal(NATION);
  const answer = useSignal<GuidePartsFragment | undefined>(undefined);
  const mistakes = useSignal<Mistakes>({});
  const { busy, failure, run } = useTask();
  const ask = () => {
    const mistake = lengthMistake(typed.value, LIMIT, w.empty);
    mistakes.value = mistake ? { words: mistake } : {};
    if (mistake) return;
    void run(async () => {
      answer.value = (await execute(AskGuide, { regionCode: place.value, words: typed.value })).guide;
    });
  };
  return (
    <Page title={w.title} back="/">
      <MistakesSummary mistakes={mistakes.value} />
      <WentWrong failure={failure.value} />
      <Form onSubmit={ask}>
        <LongTextField
          name="words"
          label={w.words}
          hint={w.hint}
          mistake={mistakes.value['words']}
          value={typed.value}
          onValue={(value) => {
            typed.value = value;
          }}
          limit={LIMIT}
          rows={3}
        />
        <PlaceField place={place} />
        <Button block busy={busy}>
          {w.ask}
        </Button>
      </Form>
      {answer.value && <Answer answer={answer.value} />}
    </Page>
  );
}

/** Takes the focus, since it comes after the button was pressed. */
function Answer({ answer }: { answer: GuidePartsFragment }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [answer]);
  const committees = answer.lane === 'OURS' || answer.lane === 'THIRD_LANE';
  return (
    <div class="guide-answer" role="region" aria-label={w.answers} tabIndex={-1} ref={box}>
      <GuideCards answer={answer} />
      {!answer.binding && (
        <a class={committees ? 'button block' : 'button plain'} href="/request">
          {committees ? w.request : w.goOn}
        </a>
      )}
    </div>
  );
}
