/** One paper about my organisation: whether it holds, as a picture, as text, and to download. */

import { OrganisationPaper, type OrganisationPaperQuery } from '../generated/organisation';
import { useAnswer } from '../foundation/asking';
import { day } from '../foundation/dates';
import { words } from '../foundation/language';
import { me } from '../foundation/session';
import { Download } from '../papers/download';
import { Pages } from '../papers/pages';
import { StandingTag } from '../papers/standing';
import { spaced } from '../papers/wording';
import { Fact, Facts } from '../ui/facts';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { AgentsOnly } from './agents-only';
import '../papers/papers.css';

const w = words(
  {
    title: '单位证照',
    ended: '这份证明现在不能再用。有疑问请拨打出具单位的电话。',
    recorded: '您看了这份证明，会记下来，申请人能看到是本单位看的。',
    facts: '证明上的内容',
    subject: '证明哪个单位',
    number: '编号',
    issuer: '出具单位',
    phone: '单位电话',
    issuedOn: '出具日期',
    validUntil: '有效期至',
    always: '没有写明期限',
    purpose: '用途',
    recipient: '交给谁用',
    code: '验证码',
  },
  {
    title: 'Paper of the organisation',
    ended: 'This proof must not be used any more. For questions call whoever issued it.',
    recorded: 'That you looked is recorded; the applicant can see that your organisation did.',
    facts: 'What the paper says',
    subject: 'Which organisation it is about',
    number: 'Number',
    issuer: 'Issued by',
    phone: 'Their telephone',
    issuedOn: 'Issued on',
    validUntil: 'Valid until',
    always: 'No last day is stated',
    purpose: 'What it is for',
    recipient: 'Who will receive it',
    code: 'Verification code',
  },
);

type Paper = OrganisationPaperQuery['organisationPaper'];

export default function OrganisationPaperPage({ params }: { params: { id?: string } }) {
  return (
    <AgentsOnly title={w.title}>
      <Asked id={params.id ?? ''} />
    </AgentsOnly>
  );
}

function Asked({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(OrganisationPaper, { id });
  const paper = data.value?.organisationPaper;
  return (
    <Page title={paper?.title ?? w.title} back="/organisation">
      {paper ? <Shown paper={paper} /> : <Waiting failure={failure.value} again={again} />}
    </Page>
  );
}

function Shown({ paper }: { paper: Paper }) {
  return (
    <>
      <p>
        <StandingTag standing={paper.state} />
      </p>
      {paper.state !== 'VALID' && (
        <Say kind="warning">
          <p>{w.ended}</p>
        </Say>
      )}
      <Download url={paper.fileUrl} size={paper.fileSize} />
      <p class="hint">{w.recorded}</p>
      <Pages proof={paper} />
      <h2>{w.facts}</h2>
      <PaperFacts paper={paper} />
    </>
  );
}

function PaperFacts({ paper }: { paper: Paper }) {
  const { numbers, committee } = paper;
  return (
    <Facts>
      <Fact label={w.subject}>{me.value?.actingFor?.name}</Fact>
      <Fact label={w.number}>{numbers.number}</Fact>
      <Fact label={w.issuer}>{committee.name}</Fact>
      <Fact label={w.phone}>
        <a class="link" href={`tel:${committee.contactPhone}`}>
          {committee.contactPhone}
        </a>
      </Fact>
      <Fact label={w.issuedOn}>{day(numbers.issuedOn)}</Fact>
      <Fact label={w.validUntil}>{paper.validUntil ? day(paper.validUntil) : w.always}</Fact>
      <Fact label={w.purpose}>{paper.purpose}</Fact>
      <Fact label={w.recipient}>{paper.recipient}</Fact>
      <Fact label={w.code}>
        <span class="paper-code">{spaced(numbers.verificationCode)}</span>
      </Fact>
    </Facts>
  );
}
