/** Departments' requests for keys 密钥申请: those that wait first, then what was answered. */

import { useSignal } from '@preact/signals';
import { KeyRequestsToAnswer } from '../generated/operators';
import type { KeyRequestState } from '../generated/operators';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { WaitingTime } from '../keys/waiting-time';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { KeyRequestCard, type AnswerableRequest } from './key-request-card';

const w = words(
  {
    title: '密钥申请',
    waiting: '等待答复',
    all: '全部申请',
    noneWaiting: '没有等待答复的申请。',
    none: '还没有申请。',
  },
  {
    title: 'Key requests',
    waiting: 'Waiting for an answer',
    all: 'All requests',
    noneWaiting: 'No request waits for an answer.',
    none: 'There is no request yet.',
  },
);

export default function KeyRequests() {
  const waiting = useRequests('FILED');
  const all = useRequests(null);
  const answered = useSignal(0);
  const changed = async () => {
    answered.value += 1;
    await Promise.all([waiting.again(), all.again()]);
  };
  return (
    <Page title={w.title}>
      {/* Another answer, other figures. */}
      <WaitingTime key={answered.value} />
      <h2>{w.waiting}</h2>
      <Group listing={waiting} none={w.noneWaiting} onChanged={changed} />
      <h2>{w.all}</h2>
      <Group listing={all} none={w.none} />
    </Page>
  );
}

function useRequests(state: KeyRequestState | null) {
  return useListing<AnswerableRequest>(
    async (after, first) => (await execute(KeyRequestsToAnswer, { state, first, after })).keyRequests,
    ({ id }) => id,
  );
}

interface GroupProps {
  listing: ReturnType<typeof useRequests>;
  none: string;
  /** With it the requests can be answered here. */
  onChanged?: () => Promise<void>;
}

function Group({ listing, none, onChanged }: GroupProps) {
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{none}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map((request) => (
          <KeyRequestCard key={request.id} request={request} {...(onChanged ? { onChanged } : {})} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}
