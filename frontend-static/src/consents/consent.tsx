/** One request of a department: all that the law wants told before (个人信息保护法 art. 23), then my word. */

import { useSignal } from '@preact/signals';
import { OwnAffairs } from '../account/own-affairs';
import { namesOfParts } from '../disclosures/wording';
import { MyConsentRequest, PapersForConsent, type ConsentPartsFragment } from '../generated/consents';
import { useAnswer } from '../foundation/asking';
import { day, moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { Page, Waiting } from '../ui/page';
import { ConsentTag, whatItMeans } from './consent-state';
import { Decision } from './decision';
import { Withdrawal } from './withdrawal';

const w = words(
  {
    title: '授权请求',
    titleOf: (office: string) => `${office}想看您的证照`,
    who: '谁要看',
    contact: '对方的联系方式',
    purpose: '用来做什么',
    note: '为什么需要',
    caseNumber: '对方的办件编号',
    wanted: '想看哪些',
    any: '由您来选',
    comma: '、',
    manner: '怎么看',
    kinds: '会得到哪些信息',
    how: (system: string) => `由对方的“${system}”读取您选的证照，拿不到原件。每次查看都会记入“谁看过”。`,
    until: '看到什么时候',
    forDays: (days: number) => `您同意后 ${days} 天内`,
    lastDay: (last: string) => `到 ${last}为止`,
    askedAt: '请求时间',
    decidedAt: '您决定的时间',
    overAt: '结束时间',
    chosen: '您选的证照',
    paper: '证照',
    looks: '看谁看过',
  },
  {
    title: 'Request for consent',
    titleOf: (office: string) => `${office} asks to see your papers`,
    who: 'Who asks',
    contact: 'How to reach them',
    purpose: 'What it is for',
    note: 'Why they need it',
    caseNumber: 'Their case number',
    wanted: 'What they want to see',
    any: 'They leave it to you',
    comma: ', ',
    manner: 'In which way',
    kinds: 'What they learn',
    how: (system: string) =>
      `Their system “${system}” reads the papers that you choose. They never get the original. Each look is recorded under “Who looked”.`,
    until: 'For how long',
    forDays: (days: number) => `For ${days === 1 ? '1 day' : `${days} days`} after you agree`,
    lastDay: (last: string) => `Until ${last}`,
    askedAt: 'Asked at',
    decidedAt: 'You decided at',
    overAt: 'Ended at',
    chosen: 'The papers that you chose',
    paper: 'Paper',
    looks: 'See who looked',
  },
);

export default function ConsentPage({ params }: { params: { id?: string } }) {
  return (
    <OwnAffairs title={w.title}>
      <Asked id={params.id ?? ''} />
    </OwnAffairs>
  );
}

function Asked({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(MyConsentRequest, { id });
  const decided = useSignal<ConsentPartsFragment | undefined>(undefined);
  const consent = decided.value ?? data.value?.myConsentRequest;
  const show = (changed: ConsentPartsFragment) => {
    decided.value = changed;
    // The pressed button goes away; what has happened is told at the top.
    document.querySelector('h1')?.focus();
  };
  return (
    <Page title={consent ? w.titleOf(consent.organisation) : w.title} back="/consents">
      {!consent && <Waiting failure={failure.value} again={again} />}
      {consent && <Shown consent={consent} onChanged={show} />}
    </Page>
  );
}

export interface ConsentProps {
  consent: ConsentPartsFragment;
  onChanged: (consent: ConsentPartsFragment) => void;
}

function Shown({ consent, onChanged }: ConsentProps) {
  return (
    <>
      <p>
        <ConsentTag state={consent.state} /> {whatItMeans(consent)}
      </p>
      <WhatIsAsked consent={consent} />
      {consent.proofIds.length > 0 && <Chosen ids={consent.proofIds} />}
      {consent.state === 'ASKED' && <Decision consent={consent} onChanged={onChanged} />}
      {consent.state === 'AGREED' && <Withdrawal consent={consent} onChanged={onChanged} />}
    </>
  );
}

function WhatIsAsked({ consent }: { consent: ConsentPartsFragment }) {
  const { wanted, validUntil, decidedAt, overAt } = consent;
  return (
    <Facts>
      <Fact label={w.who}>{consent.organisation}</Fact>
      <Fact label={w.contact}>{consent.contact}</Fact>
      <Fact label={w.purpose}>{consent.purpose}</Fact>
      <Fact label={w.note}>{consent.legalNote}</Fact>
      <Fact label={w.caseNumber}>{consent.caseNumber}</Fact>
      <Fact label={w.wanted}>{wanted.length > 0 ? wanted.join(w.comma) : w.any}</Fact>
      <Fact label={w.kinds}>{namesOfParts(consent.kinds)}</Fact>
      <Fact label={w.manner}>{w.how(consent.system)}</Fact>
      <Fact label={w.until}>{validUntil ? w.lastDay(day(validUntil)) : w.forDays(consent.days)}</Fact>
      <Fact label={w.askedAt}>{moment(consent.askedAt)}</Fact>
      <Fact label={w.decidedAt}>{decidedAt && moment(decidedAt)}</Fact>
      <Fact label={w.overAt}>{overAt && moment(overAt)}</Fact>
    </Facts>
  );
}

function Chosen({ ids }: { ids: readonly string[] }) {
  const { data } = useAnswer(PapersForConsent, {});
  const titles = new Map(data.value?.myArchive.edges.map(({ node }) => [node.proofId, node.title]));
  return (
    <>
      <h2>{w.chosen}</h2>
      <ul class="list">
        {ids.map((id) => (
          <li key={id}>
            <a class="link" href={`/papers/${id}`}>
              {titles.get(id) ?? w.paper}
            </a>
          </li>
        ))}
      </ul>
      <a class="link" href="/looks">
        {w.looks}
      </a>
    </>
  );
}
