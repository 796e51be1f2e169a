/** One paper: as a picture and as text, to download, to show and to share, and who looked at it. */

import { OwnAffairs } from '../account/own-affairs';
import { LatestLooks } from '../disclosures/latest-looks';
import { Paper, type PaperQuery } from '../generated/papers';
import { useAnswer } from '../foundation/asking';
import { day, today } from '../foundation/dates';
import { words } from '../foundation/language';
import { ObjectionsOfPaper } from '../objections/of-paper';
import { RatingBox } from '../ratings/rating-box';
import { Fact, Facts } from '../ui/facts';
import { Page, Waiting } from '../ui/page';
import { Download } from './download';
import { Ended } from './ended';
import { Pages } from './pages';
import { standingOf, StandingTag } from './standing';
import { spaced } from './wording';
import './papers.css';

const w = words(
  {
    title: '证照',
    notYet: '这份证明还没有出具。',
    progress: '看办理进度',
    show: '亮证',
    share: '分享给别人或单位',
    facts: '证明上的内容',
    name: '标题',
    number: '编号',
    issuer: '出具单位',
    phone: '单位电话',
    issuedOn: '出具日期',
    validUntil: '有效期至',
    always: '没有写明期限',
    subject: '证明谁的事',
    uscc: '统一社会信用代码',
    purpose: '用途',
    recipient: '交给谁用',
    code: '验证码',
  },
  {
    title: 'Paper',
    notYet: 'This proof has not been issued yet.',
    progress: 'See its progress',
    show: 'Show it to somebody',
    share: 'Share it with somebody',
    facts: 'What the paper says',
    name: 'Title',
    number: 'Number',
    issuer: 'Issued by',
    phone: 'Their telephone',
    issuedOn: 'Issued on',
    validUntil: 'Valid until',
    always: 'No last day is stated',
    subject: 'Whom it is about',
    uscc: 'Unified social credit code',
    purpose: 'What it is for',
    recipient: 'Who will receive it',
    code: 'Verification code',
  },
);

export type PaperProof = PaperQuery['myProof'];

export default function PaperPage({ params }: { params: { id?: string } }) {
  return (
    <OwnAffairs title={w.title}>
      <Asked id={params.id ?? ''} />
    </OwnAffairs>
  );
}

function Asked({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(Paper, { id });
  const proof = data.value?.myProof;
  return (
    <Page title={proof?.title ?? w.title} back="/papers">
      {proof ? <Shown proof={proof} /> : <Waiting failure={failure.value} again={again} />}
    </Page>
  );
}

function Shown({ proof }: { proof: PaperProof }) {
  const standing = standingOf(proof, today());
  if (!standing || !proof.fileUrl) return <NotYet id={proof.id} />;
  return (
    <>
      <p>
        <StandingTag standing={standing} />
      </p>
      {standing === 'VALID' ? (
        <>
          <a class="button block" href={`/papers/${proof.id}/card`}>
            {w.show}
          </a>
          <a class="button plain block" href={`/shares/new?proof=${proof.id}`}>
            {w.share}
          </a>
        </>
      ) : (
        <Ended proof={proof} standing={standing} />
      )}
      <Download url={proof.fileUrl} size={proof.fileSize} />
      <Pages proof={proof} />
      <h2>{w.facts}</h2>
      <PaperFacts proof={proof} />
      <ObjectionsOfPaper id={proof.id} mayObject={standing === 'VALID' || standing === 'DOUBTED' || standing === 'EXPIRED'} />
      <LatestLooks proofId={proof.id} />
      <RatingBox subject={{ kind: 'PROOF', id: proof.id }} />
    </>
  );
}

function NotYet({ id }: { id: string }) {
  return (
    <>
      <p>{w.notYet}</p>
      <a class="button" href={`/progress/${id}`}>
        {w.progress}
      </a>
    </>
  );
}

function PaperFacts({ proof }: { proof: PaperProof }) {
  const { numbers, committee } = proof;
  return (
    <Facts>
      <Fact label={w.name}>{proof.title}</Fact>
      <Fact label={w.number}>{numbers?.number}</Fact>
      <Fact label={w.issuer}>{committee.name}</Fact>
      <Fact label={w.phone}>
        <a class="link" href={`tel:${committee.contactPhone}`}>
          {committee.contactPhone}
        </a>
      </Fact>
      <Fact label={w.issuedOn}>{numbers && day(numbers.issuedOn)}</Fact>
      <Fact label={w.validUntil}>{proof.validUntil ? day(proof.validUntil) : w.always}</Fact>
      <Fact label={w.subject}>{proof.subjectName}</Fact>
      <Fact label={w.uscc}>{proof.subjectUscc}</Fact>
      <Fact label={w.purpose}>{proof.purpose}</Fact>
      <Fact label={w.recipient}>{proof.recipient}</Fact>
      <Fact label={w.code}>
        <span class="paper-code">{numbers && spaced(numbers.verificationCode)}</span>
      </Fact>
    </Facts>
  );
}
