/** My commitments 我的承诺: what I declared when I asked for a proof, word for word, and when. */

import { OwnAffairs } from '../account/own-affairs';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { MyCommitments, type MyCommitmentsQuery } from '../generated/archive';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import './archive.css';

const w = words(
  {
    title: '我的承诺',
    none: '您还没有作过承诺。',
    what: '提交申请时，您承诺过所说的属实。下面是当时的原话。',
    when: (when: string) => `承诺时间：${when}`,
    version: (version: string) => `承诺书版本：${version}`,
    request: '看这件申请',
  },
  {
    title: 'My commitments',
    none: 'You have not made any commitment.',
    what: 'With each request you declared that what you say is true. These are the words of that time.',
    when: (when: string) => `Made at ${when}`,
    version: (version: string) => `Version of the text: ${version}`,
    request: 'See this request',
  },
);

type Commitment = MyCommitmentsQuery['myCommitments']['edges'][number]['node'];

export default function Commitments() {
  return (
    <OwnAffairs title={w.title}>
      <List />
    </OwnAffairs>
  );
}

function List() {
  const listing = useListing(
    async (after) => (await execute(MyCommitments, { after })).myCommitments,
    ({ id }) => id,
  );
  const { nodes } = listing;
  return (
    <Page title={w.title} back="/archive">
      {!nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {nodes && <p>{nodes.length === 0 ? w.none : w.what}</p>}
      <ul class="list">
        {nodes?.map((commitment) => (
          <One key={commitment.id} commitment={commitment} />
        ))}
      </ul>
      <More listing={listing} />
    </Page>
  );
}

function One({ commitment }: { commitment: Commitment }) {
  const { proofTitle, proofId, madeAt, version, text, textEn } = commitment;
  return (
    <li class="card">
      <h2>{proofTitle}</h2>
      <blockquote class="own-declaration keep-lines">{sentenceOf({ message: text, messageEn: textEn })}</blockquote>
      <p class="muted small">
        {w.when(moment(madeAt))}
        <br />
        {w.version(version)}
      </p>
      <a class="link" href={`/progress/${proofId}`}>
        {w.request}
        <span class="unseen"> {proofTitle}</span>
      </a>
    </li>
  );
}
