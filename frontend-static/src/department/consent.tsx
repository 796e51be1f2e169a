/** One request, and the papers that the resident chose to give, with copies for the case. */

import { useSignal } from '@preact/signals';
import { DepartmentConsentWithPapers, DepartmentCopy, type DepartmentConsentWithPapersQuery } from '../generated/department';
import { useAnswer, useTask } from '../foundation/asking';
import { day, moment } from '../foundation/dates';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import type { Params } from '../foundation/router';
import { Button } from '../ui/button';
import { Fact, Facts } from '../ui/facts';
import { Page, Waiting } from '../ui/page';
import { WentWrong } from '../ui/say';
import { ConsentTag, whatItMeans } from './consent-state';
import { OutcomeTag } from './outcome-tag';
import { StaffOnly } from './staff-only';
import '../desk/desk.css';

const w = words(
  {
    title: '授权请求',
    caseNumber: '办件编号',
    purpose: '用途',
    wanted: '需要的证明',
    asked: '请求时间',
    papers: '当事人同意提供的证明',
    recorded: '您的每次查看都会存证，当事人可以看到。',
    subject: '证明对象',
    idNumber: '身份证号码',
    number: '编号',
    issuer: '出具单位',
    issuedOn: '出具日期',
    validUntil: '有效期至',
    statement: '证明内容',
    make: '取加注件',
    open: '打开加注件（PDF）',
    until: (when: string) => `链接在 ${when} 前可以打开一次，过后请重新取。`,
  },
  {
    title: 'Request for consent',
    caseNumber: 'Case number',
    purpose: 'Purpose',
    wanted: 'Papers asked for',
    asked: 'Asked at',
    papers: 'Papers that the resident agreed to give',
    recorded: 'Every look of yours is kept as evidence, and she can see it.',
    subject: 'About',
    idNumber: 'Identity number',
    number: 'Number',
    issuer: 'Issuer',
    issuedOn: 'Issued on',
    validUntil: 'Valid until',
    statement: 'What it says',
    make: 'Get an annotated copy',
    open: 'Open the annotated copy (PDF)',
    until: (when: string) => `The link opens once, before ${when}; after that please get another.`,
  },
);

type Papers = DepartmentConsentWithPapersQuery['departmentPapers'];
type Paper = Extract<Papers, { __typename: 'ConsentedPapers' }>['edges'][number]['node'];

export default function ConsentPage({ params }: { params: Params }) {
  return (
    <StaffOnly title={w.title}>
      <Page title={w.title} back="/department/consents">
        <Opened id={params['id'] ?? ''} />
      </Page>
    </StaffOnly>
  );
}

function Opened({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(DepartmentConsentWithPapers, { id, first: 100 });
  if (!data.value) return <Waiting failure={failure.value} again={again} />;
  const { departmentConsent: consent, departmentPapers: papers } = data.value;
  if (consent.__typename === 'Problem') return <WentWrong problem={consent} />;
  return (
    <>
      <p>
        <ConsentTag state={consent.state} />
      </p>
      <p>{whatItMeans(consent)}</p>
      <Facts>
        <Fact label={w.caseNumber}>{consent.caseNumber}</Fact>
        <Fact label={w.purpose}>{consent.purpose}</Fact>
        <Fact label={w.wanted}>{consent.wanted.join('、')}</Fact>
        <Fact label={w.asked}>{moment(consent.askedAt)}</Fact>
      </Facts>
      {consent.state === 'AGREED' && <Chosen consentId={id} papers={papers} />}
    </>
  );
}

function Chosen({ consentId, papers }: { consentId: string; papers: Papers }) {
  if (papers.__typename === 'Problem') return <WentWrong problem={papers} />;
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{w.papers}</h2>
      <p class="hint">{w.recorded}</p>
      <ul class="list">
        {papers.edges.map(({ node }) => (
          <PaperCard key={node.proofId} consentId={consentId} paper={node} />
        ))}
      </ul>
    </section>
  );
}

function PaperCard({ consentId, paper }: { consentId: string; paper: Paper }) {
  return (
    <li class="card">
      <h3>{paper.title}</h3>
      <p>
        <OutcomeTag outcome={paper.outcome} />
      </p>
      <Facts>
        <Fact label={w.number}>{paper.number}</Fact>
        <Fact label={w.subject}>{paper.subjectName}</Fact>
        <Fact label={w.idNumber}>{paper.subjectIdNumber}</Fact>
        <Fact label={w.issuer}>{paper.issuer.name}</Fact>
        <Fact label={w.issuedOn}>{day(paper.issuedOn)}</Fact>
        <Fact label={w.validUntil}>{paper.validUntil && day(paper.validUntil)}</Fact>
        <Fact label={w.statement}>{paper.statement}</Fact>
      </Facts>
      {paper.outcome === 'VALID' && <Copy consentId={consentId} proofId={paper.proofId} />}
    </li>
  );
}

function Copy({ consentId, proofId }: { consentId: string; proofId: string }) {
  const given = useSignal<{ url: string; expiresAt: string } | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const task = useTask();
  const make = () =>
    task.run(async () => {
      const { departmentCopy: answer } = await execute(DepartmentCopy, { consentId, proofId });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      given.value = answer.__typename === 'AnnotatedCopy' ? answer : undefined;
    });
  return (
    <>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Button kind="plain" busy={task.busy} onPress={make}>
        {w.make}
      </Button>
      <div role="status">
        {given.value && (
          <>
            <p>
              <a class="button" href={given.value.url} download>
                {w.open}
              </a>
            </p>
            <p class="hint">{w.until(moment(given.value.expiresAt))}</p>
          </>
        )}
      </div>
    </>
  );
}
