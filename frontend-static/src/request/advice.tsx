/** What to know before going on: another office gives it, or one has it already. */

import { useEffect, useRef } from 'preact/hooks';
import type { GuideAndSimilarQuery, GuidePartsFragment } from '../generated/request';
import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { GuideCards } from '../guide/cards';
import { StateTag } from '../ui/states';

const w = words(
  {
    differs: '如果您的情况不一样，可以改一改上面的内容，也可以继续填写。',
    stops: '按规定，这样写提交时不会受理。如果您要证明的是别的事，请改一改上面的内容。',
    similar: '您已有一份类似的证明',
    similarWhy: '先看看是不是同一件事，免得重复申请：',
    requested: (at: string) => `申请时间：${at}`,
  },
  {
    differs: 'If your case is different, change the words above, or go on.',
    stops: 'By the rule, a request in these words is not accepted. If it is about something else, change the words above.',
    similar: 'You have a proof like this already',
    similarWhy: 'See whether it is the same matter before you ask again:',
    requested: (at: string) => `Asked for on ${at}`,
  },
);

export interface Advice {
  guide: GuidePartsFragment | undefined;
  similar: GuideAndSimilarQuery['similarProofs'];
}

export function hasAdvice({ guide, similar }: Advice): boolean {
  return guide !== undefined || similar.length > 0;
}

/** What is worth stopping for a moment: not that the committee gives it, or simply decides. */
export function worthTelling(guide: GuidePartsFragment): GuidePartsFragment | undefined {
  const decides = guide.lane === 'THIRD_LANE' && (guide.policy === null || guide.policy.rule === 'ALLOW');
  return guide.lane === 'OURS' || decides ? undefined : guide;
}

/** Takes the focus, since it comes after the button was pressed. */
export function AdvicePanel({ advice }: { advice: Advice }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [advice]);
  return (
    <div class="say warning" role="alert" tabIndex={-1} ref={box}>
      {advice.guide && <GuideCards answer={advice.guide} />}
      {advice.guide && <p>{advice.guide.binding ? w.stops : w.differs}</p>}
      {advice.similar.length > 0 && <Similar proofs={advice.similar} />}
    </div>
  );
}

function Similar({ proofs }: { proofs: Advice['similar'] }) {
  return (
    <>
      <h2>{w.similar}</h2>
      <p>{w.similarWhy}</p>
      <ul class="list">
        {proofs.map((proof) => (
          <li key={proof.id}>
            <a class="link" href={`/progress/${proof.id}`}>
              {proof.title}
            </a>{' '}
            <StateTag state={proof.state} />
            <p class="small">{w.requested(moment(proof.requestedAt))}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
