/** Who scanned my code and asks to see everything: I agree, or I do not. */

import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { AnswerShowRequest, ShowRequests, type ShowRequestPartsFragment } from '../generated/papers';
import { usePulse, useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { PressTwice } from '../request/press-twice';
import { Button } from '../ui/button';
import { Say, WentWrong } from '../ui/say';

const w = words(
  {
    title: '有人想看完整内容',
    who: (office: string) => `${office}（对方自称）`,
    wants: (purpose: string) => `想看完整内容，用于：${purpose}。`,
    check: '请先看清眼前是不是这个人、这个单位。',
    agree: '同意',
    sure: '同意后 5 分钟内，对方能看到完整姓名和证明正文，并能下载写明用途的副本。确定就再按一次“同意”。',
    refuse: '不同意',
    agreed: (office: string) => `您已同意。${office}现在起 5 分钟内可以看完整内容，这次查看已记入“谁看过”。`,
    refused: (office: string) => `您没有同意。${office}看不到更多内容。`,
  },
  {
    title: 'Somebody asks to see everything',
    who: (office: string) => `${office} (so they say)`,
    wants: (purpose: string) => `asks to see everything, for: ${purpose}.`,
    check: 'Please make sure first that this is who stands before you.',
    agree: 'Agree',
    sure: 'For 5 minutes they will see the whole name and the text, and can download a copy marked with its purpose. If you are sure, press “Agree” again.',
    refuse: 'Do not agree',
    agreed: (office: string) =>
      `You agreed. ${office} can see everything for 5 minutes from now; this look is recorded under “Who looked”.`,
    refused: (office: string) => `You did not agree. ${office} sees nothing more.`,
  },
);

const SECONDS_BETWEEN_QUESTIONS = 3;

type Request = ShowRequestPartsFragment;

export function Askers({ proofId }: { proofId: string }) {
  const requests = useSignal<Request[]>([]);
  /** What I answered here: an older answer of the portal's may still be on its way. */
  const answered = useSignal<Readonly<Record<string, Request>>>({});
  const asking = useTask();
  // One question at a time: on a slow line the next one would overtake each answer. A failure is
  // told by the code, which needs the same line.
  const ask = () =>
    void asking.run(async () => {
      requests.value = (await execute(ShowRequests, { proofId })).showRequests;
    });
  useLayoutEffect(ask, []);
  usePulse(SECONDS_BETWEEN_QUESTIONS, ask);
  return (
    <div aria-live="assertive">
      {requests.value.map((request) => (
        <Asker
          key={request.id}
          request={answered.value[request.id] ?? request}
          onAnswered={(after) => {
            answered.value = { ...answered.value, [after.id]: after };
          }}
        />
      ))}
    </div>
  );
}

interface AskerProps {
  request: Request;
  onAnswered: (request: Request) => void;
}

function Asker({ request, onAnswered }: AskerProps) {
  const { office, state } = request;
  if (state === 'ASKED') return <Question request={request} onAnswered={onAnswered} />;
  return (
    <Say kind={state === 'AGREED' ? 'success' : 'note'}>
      <p>{state === 'AGREED' ? w.agreed(office) : w.refused(office)}</p>
    </Say>
  );
}

function Question({ request, onAnswered }: AskerProps) {
  const task = useTask();
  const problem = useSignal<Problem | undefined>(undefined);
  const answer = (agree: boolean) =>
    task.run(async () => {
      const { answerShowRequest: after } = await execute(AnswerShowRequest, { id: request.id, agree });
      if (after.__typename === 'Problem') problem.value = after;
      else onAnswered(after);
    });
  return (
    <section class="say warning" aria-label={w.title}>
      <h2>{w.title}</h2>
      <p>
        <strong>{w.who(request.office)}</strong> {w.wants(request.purpose)}
      </p>
      <p>{w.check}</p>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      {/* Twice: the question may come up just under a finger that was on its way elsewhere. */}
      <PressTwice warning={w.sure} onSure={() => void answer(true)}>
        {w.agree}
      </PressTwice>
      <Button block busy={task.busy} onPress={() => void answer(false)}>
        {w.refuse}
      </Button>
    </section>
  );
}
