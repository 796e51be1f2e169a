/** What complaints that were found to be true propose to change, as a part of the list of changes. */

import { useSignal } from '@preact/signals';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { CatalogueProposals, type ProposalPartsFragment } from '../generated/proposals';
import { More } from '../ui/more';
import { Say } from '../ui/say';
import { Proposal } from './proposal';

const w = words(
  {
    title: '投诉引出的调整建议',
    what: '投诉查实后，门户按清单推出怎样调整能防止再发生。采纳、修改还是不采纳，由本单位决定。',
    heading: (office: string, proof: string) => `${office} · ${proof}`,
    done: '已办好。采纳的建议已经成为草稿，在下面“本单位的申请”里修改、提交。',
  },
  {
    title: 'Changes that complaints propose',
    what: 'When a complaint is found to be true, the portal works out which change would prevent the next one. Your office decides.',
    heading: (office: string, proof: string) => `${office} · ${proof}`,
    done: 'Done. What you take up is a draft among your requests, to be mended and filed.',
  },
);

export function Proposals({ onChanged }: { onChanged?: () => void }) {
  const done = useSignal(false);
  const listing = useListing<ProposalPartsFragment>(
    async (after, first) => (await execute(CatalogueProposals, { state: null, first, after })).catalogueProposals,
    ({ id }) => id,
  );
  // Most offices never have one: there is nothing to wait for.
  if (!listing.nodes || listing.nodes.length === 0) return null;
  const changed = async () => {
    await listing.again();
    done.value = true;
    onChanged?.();
    document.querySelector<HTMLElement>('#proposals')?.focus();
  };
  return (
    <section aria-labelledby="proposals">
      <h2 id="proposals" tabIndex={-1}>
        {w.title}
      </h2>
      <p>{w.what}</p>
      {done.value && (
        <Say kind="success">
          <p>{w.done}</p>
        </Say>
      )}
      <ul class="list">
        {listing.nodes.map((proposal) => (
          <li class="card" key={`${proposal.id} ${proposal.version}`}>
            <h3>{w.heading(proposal.complaints[0]?.accusedName ?? '', proposal.complaints[0]?.proofName ?? '')}</h3>
            <Proposal proposal={proposal} onChanged={changed} />
          </li>
        ))}
      </ul>
      <More listing={listing} />
    </section>
  );
}
