/** Showing a paper 亮证: one QR code that leads whoever scans it to the portal's own answer. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { OwnAffairs } from '../account/own-affairs';
import { PaperCard, type PaperCardQuery } from '../generated/papers';
import { useAnswer, usePulse } from '../foundation/asking';
import { moment, today } from '../foundation/dates';
import { words } from '../foundation/language';
import { Page, Waiting } from '../ui/page';
import { WentWrong } from '../ui/say';
import { useScreenAwake } from './awake';
import { QrCode } from './qr';
import { nameOfStanding, signOfStanding, standingOf, type Standing } from './standing';
import { maskedName } from './wording';
import './card.css';

const w = words(
  {
    title: '亮证',
    what: '请工作人员用手机“扫一扫”。打开的页面会显示这份证明是不是真的、还有没有效，不用登录。',
    cannot: '扫不了码的，可以打开这个地址：',
    qr: (number: string) => `查验二维码，编号 ${number}`,
    ended: '这份证明不能再用了，所以不显示二维码。',
    refreshed: (when: string) => `刷新于 ${when}`,
    refresh: '刷新',
    holder: (name: string) => `姓名：${name}`,
    number: (number: string) => `编号：${number}`,
    issuer: (name: string) => `出具单位：${name}`,
    paper: '看这份证照',
    notYet: '这份证明还没有出具，不能亮证。',
  },
  {
    title: 'Show the proof',
    what: 'Ask the clerk to scan this with a phone. The page that opens says whether the proof is genuine and still valid, without signing in.',
    cannot: 'Whoever cannot scan may open this address:',
    qr: (number: string) => `QR code to check number ${number}`,
    ended: 'This proof must not be used any more, so there is no QR code.',
    refreshed: (when: string) => `Refreshed at ${when}`,
    refresh: 'Refresh',
    holder: (name: string) => `Name: ${name}`,
    number: (number: string) => `Number: ${number}`,
    issuer: (name: string) => `Issued by ${name}`,
    paper: 'See the paper',
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
          <Shown proof={proof} />
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

function Shown({ proof }: { proof: CardProof }) {
  const standing = standingOf(proof, today());
  if (!standing || !proof.numbers) return <p>{w.notYet}</p>;
  const address = `${location.origin}/v/${proof.numbers.verificationCode}`;
  return (
    <>
      <section class="card card-to-show" aria-label={proof.title}>
        <StandingLine standing={standing} />
        {standing === 'VALID' ? (
          <QrCode text={address} label={w.qr(proof.numbers.number)} />
        ) : (
          <p>{w.ended}</p>
        )}
        <h2>{proof.title}</h2>
        <p>{w.number(proof.numbers.number)}</p>
        <p>{w.holder(maskedName(proof.subjectName))}</p>
        <p>{w.issuer(proof.committee.name)}</p>
      </section>
      {standing === 'VALID' && <HowTo address={address} />}
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

function HowTo({ address }: { address: string }) {
  return (
    <>
      <p>{w.what}</p>
      <p>
        {w.cannot}
        <br />
        <a class="link card-address" href={address}>
          {address}
        </a>
      </p>
    </>
  );
}
