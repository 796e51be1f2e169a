/** My requests, open and past, newest first: where each stands and what comes next. */

import { OwnAffairs } from '../account/own-affairs';
import { MyProofs, type MyProofsQuery } from '../generated/progress';
import { moment, today } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { StateTag } from '../ui/states';
import { standingSentence } from './next';
import './progress.css';

const w = words(
  {
    title: '办理进度',
    none: '您还没有申请过证明。',
    request: '申请证明',
    asked: (when: string) => `提交时间：${when}`,
  },
  {
    title: 'Progress',
    none: 'You have not asked for a proof yet.',
    request: 'Ask for a proof',
    asked: (when: string) => `Sent on ${when}`,
  },
);

type MyProof = MyProofsQuery['myProofs']['edges'][number]['node'];

export default function ProgressList() {
  return (
    <OwnAffairs title={w.title}>
      <List />
    </OwnAffairs>
  );
}

function List() {
  const listing = useListing(
    async (after) => (await execute(MyProofs, { after })).myProofs,
    ({ id }) => id,
  );
  return (
    <Page title={w.title}>
      {!listing.nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {listing.nodes?.length === 0 && (
        <>
          <p>{w.none}</p>
          <a class="button" href="/request">
            {w.request}
          </a>
        </>
      )}
      {listing.nodes && (
        <ul class="list">
          {listing.nodes.map((proof) => (
            <Case key={proof.id} proof={proof} />
          ))}
        </ul>
      )}
      <More listing={listing} />
    </Page>
  );
}

function Case({ proof }: { proof: MyProof }) {
  return (
    <li class="card">
      <a class="case-link" href={`/progress/${proof.id}`}>
        {proof.title}
      </a>
      <p class="case-line">
        <StateTag state={proof.state} />
      </p>
      <p class="case-line">{standingSentence(proof, today())}</p>
      <p class="case-line muted small">{w.asked(moment(proof.requestedAt))}</p>
    </li>
  );
}
