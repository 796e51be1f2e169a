/** My e-certificates 电子证照: what the city's certificate library tells of me at this moment. */

import { OwnAffairs } from '../account/own-affairs';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { MyCertificates, type MyCertificatesQuery } from '../generated/archive';
import { Page, Waiting } from '../ui/page';
import { Say, WentWrong } from '../ui/say';
import { CertificateCard } from './certificate-card';
import './archive.css';

const w = words(
  {
    title: '电子证照',
    where: '下面是全市电子证照库里登记在您名下的证照，刚刚查到的，本平台不保存。',
    again: '再查一次',
    notConnected: '本地还没有接通电子证照库，所以这里看不到证照。',
    stillHere: '您在这里开的证明不受影响，在“我的证明”里看。',
    papers: '看我的证明',
    none: '证照库里没有登记在您名下的证照。',
    noneWhy: '您手里有证、这里却没有的，可能是发证单位还没有录入，可以请他们补录。',
    unreadable: (count: number) => `还有 ${count} 本证照登记得不完整，显示不了，请联系发证单位更正。`,
  },
  {
    title: 'E-certificates',
    where: 'These are the certificates in your name in the city’s library, asked for just now. The portal keeps none of them.',
    again: 'Ask again',
    notConnected: 'The certificate library is not connected here yet, so there is nothing to show.',
    stillHere: 'The proofs that you asked for here are not affected; see “My proofs”.',
    papers: 'See my proofs',
    none: 'The library has no certificate in your name.',
    noneWhy: 'If you hold one that is missing here, its issuer may not have entered it yet. You can ask them to.',
    unreadable: (count: number) => `${count} more are entered incompletely and cannot be shown. Please ask their issuers to correct them.`,
  },
);

type Library = Extract<MyCertificatesQuery['myCertificates'], { __typename: 'CertificateList' }>;
export type Certificate = Library['certificates'][number];

export default function Certificates() {
  return (
    <OwnAffairs title={w.title}>
      <Asked />
    </OwnAffairs>
  );
}

function Asked() {
  const { data, failure, again } = useAnswer(MyCertificates, {});
  const answer = data.value?.myCertificates;
  return (
    <Page title={w.title} back="/archive">
      {!answer && <Waiting failure={failure.value} again={again} />}
      {answer?.__typename === 'Problem' && (
        <>
          <WentWrong problem={answer} />
          <button type="button" class="button plain" onClick={() => void again()}>
            {w.again}
          </button>
        </>
      )}
      {answer?.__typename === 'CertificateList' && <Shown library={answer} />}
    </Page>
  );
}

function Shown({ library }: { library: Library }) {
  const { connected, certificates, unreadable } = library;
  if (!connected) return <NotConnected />;
  return (
    <>
      <p class="muted small">{w.where}</p>
      {certificates.length === 0 && (
        <>
          <p>{w.none}</p>
          <p>{w.noneWhy}</p>
        </>
      )}
      <ul class="list">
        {certificates.map((each) => (
          <CertificateCard key={each.identifier + each.number} each={each} />
        ))}
      </ul>
      {unreadable > 0 && (
        <Say kind="warning">
          <p>{w.unreadable(unreadable)}</p>
        </Say>
      )}
    </>
  );
}

function NotConnected() {
  return (
    <>
      <Say>
        <p>{w.notConnected}</p>
        <p>{w.stillHere}</p>
      </Say>
      <a class="button plain" href="/papers">
        {w.papers}
      </a>
    </>
  );
}
