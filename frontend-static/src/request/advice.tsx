/** What to know before going on: another office gives it, or one has it already. */

import { useEffect, useRef } from 'preact/hooks';
import type { GuideAndSimilarQuery, GuideQuery } from '../generated/request';
import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { StateTag } from '../ui/states';

const w = words(
  {
    notOurs: (name: string) => `“${name}”不用找村（居）委会开`,
    notOursWhy: '国家和省里的清单规定，村（居）委会不出具这种证明。您可以这样办：',
    where: '到哪里办',
    basis: '依据',
    unsure: '这一条还在核实。去之前可以先拨打 12345 问一问。',
    differs: '如果您的情况不一样，可以改一改上面的内容，也可以继续填写。',
    similar: '您已有一份类似的证明',
    similarWhy: '先看看是不是同一件事，免得重复申请：',
    requested: (at: string) => `申请时间：${at}`,
  },
  {
    notOurs: (name: string) => `The committee does not give “${name}”`,
    notOursWhy: 'By the published lists no village or residents’ committee gives this proof. Here is what to do instead:',
    where: 'Where to go',
    basis: 'Legal basis',
    unsure: 'This entry is still being confirmed. You may ask 12345 before you go.',
    differs: 'If your case is different, change the words above, or go on.',
    similar: 'You have a proof like this already',
    similarWhy: 'See whether it is the same matter before you ask again:',
    requested: (at: string) => `Asked for on ${at}`,
  },
);

export interface Guidance {
  name: string;
  goInstead: string;
  legalBasis: string;
  documentNo: string;
  needsConfirmation: boolean;
}

export interface Advice {
  guidance: Guidance | undefined;
  similar: GuideAndSimilarQuery['similarProofs'];
}

export function hasAdvice({ guidance, similar }: Advice): boolean {
  return guidance !== undefined || similar.length > 0;
}

export function guidanceOf(guide: GuideQuery['guide']): Guidance | undefined {
  if (guide.lane !== 'NOT_OURS') return undefined;
  const { entryName, goInstead, legalBasis, documentNo, needsConfirmation } = guide;
  return {
    name: entryName ?? '',
    goInstead: goInstead ?? '',
    legalBasis: legalBasis ?? '',
    documentNo: documentNo ?? '',
    needsConfirmation,
  };
}

/** Takes the focus, since it comes after the button was pressed. */
export function AdvicePanel({ advice }: { advice: Advice }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [advice]);
  return (
    <div class="say warning" role="alert" tabIndex={-1} ref={box}>
      {advice.guidance && <GuidanceText guidance={advice.guidance} />}
      {advice.guidance && <p>{w.differs}</p>}
      {advice.similar.length > 0 && <Similar proofs={advice.similar} />}
    </div>
  );
}

export function GuidanceText({ guidance }: { guidance: Guidance }) {
  return (
    <>
      <h2>{w.notOurs(guidance.name)}</h2>
      <p>{w.notOursWhy}</p>
      <Facts>
        <Fact label={w.where}>{guidance.goInstead}</Fact>
        <Fact label={w.basis}>{[guidance.legalBasis, guidance.documentNo].filter(Boolean).join('；')}</Fact>
      </Facts>
      {guidance.needsConfirmation && <p>{w.unsure}</p>}
    </>
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
