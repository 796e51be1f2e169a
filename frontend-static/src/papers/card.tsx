/** Showing a paper 亮证: a code of one minute for whoever stands before me, and who asks for more. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { OwnAffairs } from '../account/own-affairs';
import { PaperCard, type PaperCardQuery } from '../generated/papers';
import { useAnswer, usePulse } from '../foundation/asking';
import { moment, today } from '../foundation/dates';
import { words } from '../foundation/language';
import { Page, Waiting } from '../ui/page';
import { WentWrong } from '../ui/say';
import { Askers } from './askers';
import { useScreenAwake } from './awake';
import { CodeToScan, HowTo, useShowCode } from './code-to-show';
import { nameOfStanding, signOfStanding, standingOf, type Standing } from './standing';
import { maskedName } from './wording';
import './card.css';

const w = words(
  {
    title: '亮证',
    ended: '这份证明不能再用了，所以不显示二维码。',
    doubted: '这份证明暂时存疑，出具单位正在核实，所以现在不显示二维码。',
    refreshed: (when: string) => `刷新于 ${when}`,
    refresh: '刷新',
    holder: (name: string) => `姓名：${name}`,
    number: (number: string) => `编号：${number}`,
    issuer: (name: string) => `出具单位：${name}`,
    notYet: '这份证明还没有出具，不能亮证。',
  },
  {
    title: 'Show the proof',
    ended: 'This proof must not be used any more, so there is no QR code.',
    doubted: 'This proof is in doubt and its issuer looks into it, so there is no QR code for now.',
    refreshed: (when: string) => `Refreshed at ${when}`,
    refresh: 'Refresh',
    holder: (name: string) => `Name: ${name}`,
    number: (number: string) => `Number: ${number}`,
    issuer: (name: string) => `Issued by ${name}`,
    notYet: 'This proof has not been issued yet, so it cannot be shown.',
  },
);

const SECONDS_BETWEEN_REFRESHES = 60;

type CardProof = PaperCardQuery['myProof'];

export default function CardPage({ params }: { params: { id?: string } }) {
  return (
    <OwnAffairs title={w.title}>
      <Asked id={params.id ?? ''} />
    </OwnAffairs>
  );
}

function Asked({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(PaperCard, { id });
  const refreshed = useSignal('');
  const byHand = useSignal(false);
  useScreenAwake();
  const refresh = (pressed: boolean) => {
    byHand.value = pressed;
    void again();
  };
  usePulse(SECONDS_BETWEEN_REFRESHES, () => refresh(false));
  useEffect(() => {
    if (data.value) refreshed.value = moment(new Date().toISOString());
  }, [data.value]);
  const proof = data.value?.myProof;
  return (
    <Page title={w.title} back={`/papers/${id}`}>
      {!proof && <Waiting failure={failure.value} again={again} />}
      {proof && (
        <>
          <Shown id={id} proof={proof} />
          <WentWrong failure={failure.value} />
          {/* Read out after the button, and not every minute. */}
          <p class="muted small" aria-live={byHand.value ? 'polite' : 'off'}>
            {w.refreshed(refreshed.value)}
          </p>
          <button type="button" class="button plain" onClick={() => refresh(true)}>
            {w.refresh}
          </button>
        </>
      )}
    </Page>
  );
}

function Shown({ id, proof }: { id: string; proof: CardProof }) {
  const standing = standingOf(proof, today());
  if (!standing || !proof.numbers) return <p>{w.notYet}</p>;
  const { numbers } = proof;
  if (standing === 'VALID') return <Valid id={id} proof={proof} numbers={numbers} />;
  return (
    <section class="card card-to-show" aria-label={proof.title}>
      <StandingLine standing={standing} />
      <p>{standing === 'DOUBTED' ? w.doubted : w.ended}</p>
      <Words proof={proof} number={numbers.number} />
    </section>
  );
}

interface ValidProps {
  id: string;
  proof: CardProof;
  numbers: NonNullable<CardProof['numbers']>;
}

/** The code comes first: it must be on the screen without scrolling. */
function Valid({ id, proof, numbers }: ValidProps) {
  const code = useShowCode(id);
  return (
    <>
      <Askers proofId={id} />
      <section class="card card-to-show" aria-label={proof.title}>
        <StandingLine standing="VALID" />
        <CodeToScan code={code} {...numbers} />
        <Words proof={proof} number={numbers.number} />
      </section>
      <HowTo code={code} {...numbers} />
    </>
  );
}

function Words({ proof, number }: { proof: CardProof; number: string }) {
  return (
    <>
      <h2>{proof.title}</h2>
      <p>{w.number(number)}</p>
      <p>{w.holder(proof.subjectUscc ? proof.subjectName : maskedName(proof.subjectName))}</p>
      <p>{w.issuer(proof.committee.name)}</p>
    </>
  );
}

function StandingLine({ standing }: { standing: Standing }) {
  return (
    <p class={`card-standing ${standing === 'VALID' ? 'valid' : 'ended'}`}>
      <span aria-hidden="true">{signOfStanding(standing)} </span>
      {nameOfStanding(standing)}
    </p>
  );
}
