/** What became of one request: where it stands, what to do now, and everything that happened. */

import { OwnAffairs } from '../account/own-affairs';
import type { ProgressPartsFragment } from '../generated/progress';
import { today } from '../foundation/dates';
import { words } from '../foundation/language';
import { RatingBox } from '../ratings/rating-box';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { StateTag } from '../ui/states';
import { RequestFacts } from './facts';
import { nextOf, standingSentence } from './next';
import { entriesOf } from './steps';
import { Timeline } from './timeline';
import { useWatched, type Watched } from './watching';
import { WhatNow } from './what-now';
import { Withdraw } from './withdraw';
import './progress.css';

const w = words(
  {
    title: '办理进度',
    history: '办理经过',
    stale: '暂时连不上，下面是刚才看到的进度。恢复后会自动更新。',
  },
  {
    title: 'Progress',
    history: 'What happened',
    stale: 'No connection at the moment; this is how it stood a moment ago. It updates by itself.',
  },
);

/** It came to its end for me: issued, whatever became of the paper since, or refused. */
const RATEABLE: readonly string[] = ['ISSUED', 'REVOKED', 'SUPERSEDED', 'EXPIRED', 'REJECTED'];
const STILL_MINE: readonly string[] = ['REQUESTED', 'CHECKED', 'SENT_BACK'];

export default function ProgressPage({ params }: { params: { id?: string } }) {
  return (
    <OwnAffairs title={w.title}>
      <Request id={params.id ?? ''} />
    </OwnAffairs>
  );
}

function Request({ id }: { id: string }) {
  const watched = useWatched(id);
  const proof = watched.proof.value;
  return (
    <Page title={proof?.title ?? w.title} back="/progress">
      {proof ? (
        <Shown proof={proof} watched={watched} />
      ) : (
        <Waiting failure={watched.failure.value} again={watched.again} />
      )}
    </Page>
  );
}

function Shown({ proof, watched }: { proof: ProgressPartsFragment; watched: Watched }) {
  return (
    <>
      <div aria-live="polite">
        {watched.news.value && <p class="say success">{watched.news.value}</p>}
      </div>
      {watched.failure.value && (
        <Say kind="warning">
          <p>{w.stale}</p>
        </Say>
      )}
      <p>
        <StateTag state={proof.state} /> {standingSentence(proof, today())}
      </p>
      <WhatNow proof={proof} />
      <h2>{w.history}</h2>
      <Timeline entries={entriesOf(proof)} next={nextOf(proof, today())} />
      <RequestFacts proof={proof} />
      {STILL_MINE.includes(proof.state) && <Withdraw id={proof.id} onWithdrawn={watched.receive} />}
      {RATEABLE.includes(proof.state) && <RatingBox subject={{ kind: 'PROOF', id: proof.id }} />}
    </>
  );
}
