"""The department takes a proposal up, which drafts a request in changes, or declines it."""

from uuid import UUID

from backend.catalogue import queries as catalogue
from backend.catalogue.models import ProofItemVersion
from backend.changes.actions import advancing, drafting
from backend.changes.registered import as_it_is, without_ground
from backend.changes.registers import register_of
from backend.complaints.models import Complaint
from backend.foundation import audit, clock, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official
from backend.identity.models import Organisation
from backend.proposals import access, loaders, remedies
from backend.proposals.lifecycle import (
    LIFECYCLE,
    ProposalDeclined,
    ProposalTakenUp,
    ProposalVerb,
)
from backend.proposals.models import CatalogueProposal
from backend.proposals.remedies import Demand, Remedy

REASON_LENGTH = 500


async def take_up(viewer: Official, proposal_id: UUID, version: int) -> CatalogueProposal:
    """Drafts a request of the viewer's office, which people mend and file like any other.

    Raises ENTRIES_EMPTY when the list says all of it already, what access.proposal_for_verb raises,
    and what drafting.draft raises.
    """
    verb = ProposalVerb.TAKE_UP
    async with transaction():
        proposal = await access.proposal_for_verb(viewer, proposal_id, verb, version)
        [complaints] = await loaders.complaints_by_proposal([proposal.id])
        demand = await _demand(proposal, complaints[0])
        own = await _own(viewer, demand)
        remedy = Remedy(
            ground=proposal.ground, measure=proposal.measure, cancel_reason=proposal.cancel_reason
        )
        entry = remedies.entry_of(remedy, demand, own)
        if own is not None and without_ground(entry) == as_it_is(own):
            raise Problem(ProblemCode.ENTRIES_EMPTY, field="id")
        request = await drafting.draft(
            viewer,
            title=_title(complaints[0].number),
            reason=_reason(complaints),
            entries=[entry],
        )
        proposal.change_id = request.id
        await _decide(viewer, proposal, verb, ProposalTakenUp)
    return proposal


async def decline(
    viewer: Official, proposal_id: UUID, version: int, *, reason: str
) -> CatalogueProposal:
    """Says why the list stays as it is. Raises what access.proposal_for_verb raises."""
    verb = ProposalVerb.DECLINE
    words = clean_text(reason, field="reason", max_length=REASON_LENGTH, multiline=True)
    async with transaction():
        proposal = await access.proposal_for_verb(viewer, proposal_id, verb, version)
        proposal.decline_reason = words
        await _decide(viewer, proposal, verb, ProposalDeclined)
    return proposal


async def _decide(
    viewer: Official,
    proposal: CatalogueProposal,
    verb: ProposalVerb,
    event: type[ProposalTakenUp] | type[ProposalDeclined],
) -> None:
    proposal.state = LIFECYCLE.after(proposal.state, verb)
    proposal.version += 1
    proposal.decided_at = clock.now()
    await proposal.save()
    await audit.record(viewer, f"proposal.{verb}", proposal.id)
    await outbox.record(event(proposal_id=proposal.id))


async def _demand(proposal: CatalogueProposal, complaint: Complaint) -> Demand:
    """What was demanded, with the entry as it is today."""
    item = None if proposal.item_code is None else await catalogue.proof_item(proposal.item_code)
    return Demand(
        proof_name=complaint.proof_name,
        matter=complaint.matter,
        office=complaint.accused_name,
        item=item,
    )


async def _own(viewer: Official, demand: Demand) -> ProofItemVersion | None:
    """What the viewer's own list says of the proof today; None when nothing, or no more."""
    register = await register_of(await Organisation.get(id=viewer.organisation_id))
    item = demand.item
    if item is None:
        code = register.code_of(demand.proof_name, demand.matter, demand.office)
    elif item.item.published_list_id == register.code:
        code = item.item.code
    else:
        code = register.code_of(item.name, item.purpose, demand.office)
    found = (await catalogue.newest_versions([code])).get(code)
    ended = found is not None and found.effective_to and found.effective_to < clock.today()
    return None if ended else found


def _title(number: str) -> str:
    return f"按投诉 {number} 的调查结论调整证明事项清单"


def _reason(complaints: list[Complaint]) -> str:
    """The numbers and the first finding: what the accused reads too; nothing of who complained."""
    numbers = "、".join(complaint.number for complaint in complaints[:10])
    first = complaints[0]
    demanded = f"{first.accused_name}索要“{first.proof_name}”"
    text = f"投诉（{numbers}）查实：{demanded}。\n{first.finding or ''}"
    most = advancing.WORDS_LENGTH
    return text if len(text) <= most else f"{text[: most - 1]}…"
