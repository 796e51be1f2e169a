/** One department's request for a key, and the operator's answer. */

import type { KeyRequestsToAnswerQuery } from '../generated/operators';
import { DeclineKeyRequest } from '../generated/operators';
import { problemOf } from '../desk/verb';
import { day, moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { TermsFacts } from '../keys/terms-facts';
import { KeyRequestTag } from '../keys/wording';
import { Fact, Facts } from '../ui/facts';
import { GrantForm } from './grant-form';
import { WordsForm } from './words-form';

const w = words(
  {
    organisation: '单位',
    applicant: '申请人',
    contact: '联系方式',
    phone: '单位电话',
    purpose: '用途',
    filed: '申请时间',
    due: '最晚答复',
    overdue: (date: string) => `${date}，已经超期`,
    answered: '答复时间',
    answer: '答复内容',
    collect: '领取期限',
    key: '已领取的密钥',
    client: '查看接入系统',
    details: '申请的内容和答复',
    grant: '同意',
    decline: '不同意',
    why: '为什么不同意？',
    whyHint: '写明原因和还可以怎么办，申请人会看到。',
  },
  {
    organisation: 'Department',
    applicant: 'Applicant',
    contact: 'Contact',
    phone: 'Telephone of the department',
    purpose: 'Purpose',
    filed: 'Filed at',
    due: 'To be answered by',
    overdue: (date: string) => `${date}, overdue`,
    answered: 'Answered at',
    answer: 'Answer',
    collect: 'To be collected before',
    key: 'Collected key',
    client: 'See the system',
    details: 'The request and its answer',
    grant: 'Grant',
    decline: 'Decline',
    why: 'Why not?',
    whyHint: 'The reason, and what else can be done; the applicant reads it.',
  },
);

export type AnswerableRequest = KeyRequestsToAnswerQuery['keyRequests']['edges'][number]['node'];

interface CardProps {
  request: AnswerableRequest;
  onChanged?: () => Promise<void>;
}

export function KeyRequestCard({ request, onChanged }: CardProps) {
  return (
    <li class="card">
      <h3>{request.system}</h3>
      <p>
        <KeyRequestTag state={request.state} />
      </p>
      {onChanged ? <RequestFacts request={request} /> : <Folded request={request} />}
      {request.client && (
        <a class="link" href={`/operator/clients/${request.client.id}`}>
          {w.client}
        </a>
      )}
      {onChanged && <Answer request={request} onChanged={onChanged} />}
    </li>
  );
}

/** Where nothing is to be answered, a line says whose request it was and when. */
function Folded({ request }: { request: AnswerableRequest }) {
  return (
    <>
      <p>
        {request.organisation.name}
        <br />
        <span class="muted small">{moment(request.filedAt)}</span>
      </p>
      <details class="folded">
        <summary>{w.details}</summary>
        <RequestFacts request={request} />
      </details>
    </>
  );
}

function RequestFacts({ request }: { request: AnswerableRequest }) {
  return (
    <>
      <FiledFacts request={request} />
      <TermsFacts terms={request.granted ?? request.wished} />
    </>
  );
}

function FiledFacts({ request }: { request: AnswerableRequest }) {
  const due = day(request.dueOn);
  return (
    <Facts>
      <Fact label={w.organisation}>{request.organisation.name}</Fact>
      <Fact label={w.applicant}>{request.applicant}</Fact>
      <Fact label={w.contact}>{request.contact}</Fact>
      <Fact label={w.phone}>{request.organisation.contactPhone}</Fact>
      <Fact label={w.purpose}>{request.purpose}</Fact>
      <Fact label={w.filed}>{moment(request.filedAt)}</Fact>
      {request.state === 'FILED' && <Fact label={w.due}>{request.overdue ? w.overdue(due) : due}</Fact>}
      <Fact label={w.answered}>{request.answeredAt && moment(request.answeredAt)}</Fact>
      <Fact label={w.answer}>{request.answer}</Fact>
      {!request.token && <Fact label={w.collect}>{request.collectUntil && moment(request.collectUntil)}</Fact>}
      <Fact label={w.key}>{request.token && `${request.token.prefix}…`}</Fact>
    </Facts>
  );
}

function Answer({ request, onChanged }: Required<CardProps>) {
  const { id } = request;
  const decline = async (said: string) => {
    const problem = problemOf((await execute(DeclineKeyRequest, { id, words: said })).declineKeyRequest);
    if (!problem) await onChanged();
    return problem;
  };
  return (
    <>
      <details class="folded">
        <summary>{w.grant}</summary>
        <GrantForm request={request} onGranted={onChanged} />
      </details>
      <details class="folded">
        <summary>{w.decline}</summary>
        <WordsForm name={`decline-${id}`} label={w.why} hint={w.whyHint} action={w.decline} kind="danger" act={decline} />
      </details>
    </>
  );
}
