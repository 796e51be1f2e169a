/** Everything there is to read of one request: where it stands, its entries, comments and steps. */

import { ChangeComments, ChangeEntries, type ChangeEntryPartsFragment, type ChangePartsFragment } from '../generated/changes';
import { day, moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Waiting } from '../ui/page';
import { EntryFacts } from './entry-facts';
import { ChangeTag, KINDS, REASONS, ROLES, VERBS } from './wording';

const w = words(
  {
    office: '申请单位',
    number: '编号',
    reason: '理由',
    ends: '征求意见至',
    from: '生效日期',
    summary: '意见采纳情况',
    public: '看公开页面',
    entries: '调整事项',
    noEntries: '还没有填写事项。',
    before: '调整前',
    after: '调整后',
    cancel: '取消理由',
    comments: (count: number) => `公众意见（${count} 条）`,
    noComments: '还没有人提意见。',
    steps: '办理过程',
    noSteps: '还没有提交。',
  },
  {
    office: 'Asked by',
    number: 'Number',
    reason: 'Why',
    ends: 'Open to comments until',
    from: 'In force from',
    summary: 'What was done with the comments',
    public: 'See the public page',
    entries: 'What is to change',
    noEntries: 'There is no item yet.',
    before: 'Before',
    after: 'After',
    cancel: 'Why it is cancelled',
    comments: (count: number) => `What the public said (${count})`,
    noComments: 'Nobody has commented yet.',
    steps: 'What happened',
    noSteps: 'It is not filed yet.',
  },
);

export function AboutChange({ request }: { request: ChangePartsFragment }) {
  const { state, openToComments, organisation, number, reason, consultationEndsOn, effectiveFrom, summary } = request;
  return (
    <>
      <p>
        <ChangeTag state={state} openToComments={openToComments} />
      </p>
      <Facts>
        <Fact label={w.office}>{organisation.name}</Fact>
        <Fact label={w.number}>{number}</Fact>
        <Fact label={w.reason}>
          <span class="keep-lines">{reason}</span>
        </Fact>
        <Fact label={w.ends}>{consultationEndsOn && day(consultationEndsOn)}</Fact>
        <Fact label={w.from}>{effectiveFrom && day(effectiveFrom)}</Fact>
        <Fact label={w.summary}>{summary}</Fact>
      </Facts>
      {number && (
        <p>
          <a href={`/catalogue/changes/${number}`}>{w.public}</a>
        </p>
      )}
      <h2>{w.entries}</h2>
      <Entries id={request.id} />
      {request.commentCount > 0 || state === 'CONSULTING' ? (
        <>
          <h2>{w.comments(request.commentCount)}</h2>
          <Comments id={request.id} />
        </>
      ) : null}
      <h2>{w.steps}</h2>
      <Steps steps={request.steps} />
    </>
  );
}

function Entries({ id }: { id: string }) {
  const listing = useListing<ChangeEntryPartsFragment>(
    async (after, first) => (await execute(ChangeEntries, { id, first, after })).changeEntries,
    ({ itemCode }) => itemCode,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{w.noEntries}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map((entry) => (
          <Entry key={entry.itemCode} entry={entry} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function Entry({ entry }: { entry: ChangeEntryPartsFragment }) {
  const { kind, name, purpose, demandingUnit, cancelReason, before } = entry;
  return (
    <li class="card">
      <h3>{name}</h3>
      <p>
        <strong>{KINDS[kind]}</strong>
        {[purpose, demandingUnit].filter(Boolean).map((told) => ` · ${told}`)}
      </p>
      {cancelReason && <p>{`${w.cancel}：${REASONS[cancelReason]}`}</p>}
      {before && kind === 'CHANGE' && (
        <>
          <h4>{w.before}</h4>
          <EntryFacts told={before} />
          <h4>{w.after}</h4>
        </>
      )}
      {kind !== 'END' && <EntryFacts told={entry} />}
    </li>
  );
}

interface Said {
  key: string;
  words: string;
  writtenOn: string;
}

function Comments({ id }: { id: string }) {
  const listing = useListing<Said>(async (after, first) => {
    const page = (await execute(ChangeComments, { id, first, after })).changeComments;
    // Two comments may say the same: their places tell them apart, and nothing else may.
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ node: { key: cursor, ...node } })) };
  }, ({ key }) => key);
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{w.noComments}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map(({ key, words: said, writtenOn }) => (
          <li class="card" key={key}>
            <p class="keep-lines">{said}</p>
            <p class="muted small">{day(writtenOn)}</p>
          </li>
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function Steps({ steps }: { steps: ChangePartsFragment['steps'] }) {
  if (steps.length === 0) return <p>{w.noSteps}</p>;
  return (
    <ol class="list">
      {steps.map((step) => (
        <li class="card" key={`${step.at} ${step.verb}`}>
          <h3>{VERBS[step.verb]}</h3>
          <p class="keep-lines">{step.words}</p>
          <p class="muted small">
            {[moment(step.at), step.office, step.role && ROLES[step.role]].filter(Boolean).join(' · ')}
          </p>
        </li>
      ))}
    </ol>
  );
}
