/** The keys my department asked for 接口密钥: how long it takes, where each stands, collecting it. */

import { useSignal } from '@preact/signals';
import { MyKeyRequests } from '../generated/keys';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { RequestCard } from './request-card';
import { WaitingTime } from './waiting-time';

const w = words(
  {
    title: '接口密钥',
    what: '单位自己的办事系统有了密钥，就能直接核验村（社区）开的证明，群众不用再交纸质的。没有系统的，用网页也能查。',
    ask: '申请密钥',
    mine: '我的申请',
    none: '您还没有申请过密钥。',
  },
  {
    title: 'Keys',
    what: 'With a key, your department’s own system checks the proofs of villages by itself, and nobody has to hand in paper. Without a system, use these pages.',
    ask: 'Ask for a key',
    mine: 'My requests',
    none: 'You have not asked for a key yet.',
  },
);

export default function Keys() {
  const listing = useListing(
    async (after, first) => (await execute(MyKeyRequests, { first, after })).myKeyRequests,
    ({ id }) => id,
  );
  const changes = useSignal(0);
  const changed = async () => {
    changes.value += 1;
    await listing.again();
  };
  return (
    <Page title={w.title}>
      <p>{w.what}</p>
      {/* Who withdraws does not wait any more. */}
      <WaitingTime key={changes.value} />
      <a class="button block" href="/department/keys/new">
        {w.ask}
      </a>
      <h2>{w.mine}</h2>
      {!listing.nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {listing.nodes?.length === 0 && <p>{w.none}</p>}
      <ul class="list">
        {listing.nodes?.map((request) => (
          <RequestCard key={request.id} request={request} onChanged={changed} />
        ))}
      </ul>
      <More listing={listing} />
    </Page>
  );
}
