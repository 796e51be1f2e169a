/** On a complaint's page for supervisors: which change of a list it led to, and what came of that. */

import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { ProposalOfComplaint } from '../generated/proposals';
import { Proposal } from './proposal';

const w = words({ title: '由此提出的清单调整建议' }, { title: 'The change of a list that it proposes' });

export function ProposalOf({ complaintId }: { complaintId: string }) {
  const { data, again } = useAnswer(ProposalOfComplaint, { complaintId });
  const proposal = data.value?.proposalOfComplaint;
  if (!proposal) return null;
  return (
    <section class="card" aria-labelledby="proposal">
      <h2 id="proposal">{w.title}</h2>
      <Proposal key={proposal.version} proposal={proposal} onChanged={again} />
    </section>
  );
}
