/** The systems of departments 接入系统: whose, whether answered, and which keys end soon. */

import { ExchangeClients, type ExchangeClientsQuery } from '../generated/operators';
import { isOver } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { ClientTag } from './client-state';

const w = words(
  {
    title: '接入系统',
    none: '还没有接入系统。同意一件密钥申请，就会登记它的系统。',
    keys: (count: number) => `有效密钥 ${count} 个`,
    soon: (count: number) => `，其中 ${count} 个在 30 天内到期`,
  },
  {
    title: 'Systems',
    none: 'There is no system yet. Granting a request for a key registers its system.',
    keys: (count: number) => `${count} good ${count === 1 ? 'key' : 'keys'}`,
    soon: (count: number) => `, ${count} of them ending within 30 days`,
  },
);

type Node = ExchangeClientsQuery['exchangeClients']['edges'][number]['node'];

export default function Clients() {
  const listing = useListing(
    async (after, first) => (await execute(ExchangeClients, { first, after })).exchangeClients,
    ({ id }) => id,
  );
  return (
    <Page title={w.title}>
      {!listing.nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {listing.nodes?.length === 0 && <p>{w.none}</p>}
      <ul class="list">
        {listing.nodes?.map((client) => (
          <Line key={client.id} client={client} />
        ))}
      </ul>
      <More listing={listing} />
    </Page>
  );
}

function Line({ client }: { client: Node }) {
  const good = client.tokens.filter(({ revokedAt, expiresAt }) => !revokedAt && !isOver(expiresAt));
  const soon = client.tokensEndingSoon.length;
  return (
    <li class="card">
      <a class="link" href={`/operator/clients/${client.id}`}>
        {client.name}
      </a>
      <p>{client.organisation.name}</p>
      <p>
        <ClientTag state={client.state} /> {w.keys(good.length)}
        {soon > 0 && w.soon(soon)}
      </p>
    </li>
  );
}
