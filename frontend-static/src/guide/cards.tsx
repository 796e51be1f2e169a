/** An answer of the guide as cards: what to do, by which entry, and which of one's words led there. */

import type { GuideFindingPartsFragment, GuidePartsFragment, LanePolicyPartsFragment } from '../generated/guide';
import { language, words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { LANES, RULES, waysInWords } from './wording';

const w = words(
  {
    entry: '清单里的名称',
    where: '到哪里办',
    notTold: '清单没有写到哪里办。可以拨打 12345 问一问。',
    matter: '办的事',
    basis: '依据',
    why: '为什么这样说',
    because: (parts: string) => `您提到了${parts}。`,
    part: (said: string) => `“${said}”`,
    list: '看清单原文',
    unsure: '待核实：这一条的来源还没有全文核对，只作参考。',
    complain: '还是被要求开？点这里投诉',
    outside: '清单没有写，不等于不能开。村（居）委会会按实际情况办理。',
    rule: '当地规定',
    ways: '要先办的手续',
  },
  {
    entry: 'Name on the list',
    where: 'Where to go',
    notTold: 'The list does not say where to go. You may ask 12345.',
    matter: 'For',
    basis: 'Legal basis',
    why: 'Why',
    because: (parts: string) => `You mentioned ${parts}.`,
    part: (said: string) => `“${said}”`,
    list: 'See the entry',
    unsure: 'To be confirmed: the source was not read in full. Take it as a hint.',
    complain: 'Still asked for it? Complain',
    outside: 'That no list names it does not mean that it is not given. The committee decides by the facts.',
    rule: 'Rule of this place',
    ways: 'What comes first',
  },
);

export function GuideCards({ answer }: { answer: GuidePartsFragment }) {
  if (answer.findings.length === 0) return <OutsideCard policy={answer.policy} />;
  return (
    <>
      {answer.findings.map((finding) => (
        <FindingCard key={`${finding.itemCode}${finding.lane}`} finding={finding} />
      ))}
    </>
  );
}

export function FindingCard({ finding }: { finding: GuideFindingPartsFragment }) {
  const elsewhere = finding.lane === 'OTHER_AUTHORITY';
  return (
    <section class="card">
      <h2>{LANES[finding.lane]}</h2>
      <p>{language === 'en' ? finding.adviceEn : finding.advice}</p>
      <Facts>
        <Fact label={w.entry}>{finding.name}</Fact>
        <Fact label={w.where}>{finding.goInstead || (elsewhere ? w.notTold : '')}</Fact>
        <Fact label={w.matter}>{[finding.purpose, finding.demandingUnit].filter(Boolean).join(' · ')}</Fact>
        <Fact label={w.basis}>{[finding.legalBasis, finding.documentNo].filter(Boolean).join('；')}</Fact>
        <Fact label={w.why}>{w.because(mentioned(finding))}</Fact>
      </Facts>
      {finding.needsConfirmation && <p>{w.unsure}</p>}
      <p>
        <a class="link" href={finding.url}>
          {w.list}
        </a>
      </p>
      {finding.complainUrl && (
        <a class="button plain" href={finding.complainUrl}>
          {w.complain}
        </a>
      )}
    </section>
  );
}

/** One word may name both the office and the purpose. */
function mentioned({ matched }: GuideFindingPartsFragment): string {
  return [...new Set(matched.map((each) => w.part(each.words)))].join('、');
}

function OutsideCard({ policy }: { policy: LanePolicyPartsFragment | null }) {
  return (
    <section class="card">
      <h2>{LANES.THIRD_LANE}</h2>
      {policy ? <PolicyFacts policy={policy} /> : <p>{w.outside}</p>}
    </section>
  );
}

export function PolicyFacts({ policy }: { policy: LanePolicyPartsFragment }) {
  return (
    <>
      <Facts>
        <Fact label={w.rule}>{RULES[policy.rule]}</Fact>
        <Fact label={w.ways}>{waysInWords(policy.ways)}</Fact>
        <Fact label={w.basis}>{policy.legalBasis}</Fact>
      </Facts>
      {policy.needsConfirmation && <p>{w.unsure}</p>}
    </>
  );
}
