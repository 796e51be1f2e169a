"""What a proposal gives to tell: to the office that may take it up, and to who led the complaints.

Nothing in it tells who complained: a proposal is made of what the accused reads too.
"""

from uuid import UUID, uuid5

from backend.complaints.models import Complaint
from backend.notices import offices
from backend.notices.models import NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling
from backend.proposals.lifecycle import ProposalState
from backend.proposals.models import CatalogueProposal, ProposalComplaint


async def for_office(proposal_id: UUID) -> Telling:
    """Something to decide on, for who may ask for changes of the office's list."""
    proposal, complaints = await _parts(proposal_id)
    kind = NoticeKind.PROPOSAL_MADE
    return Telling(
        kind=kind,
        told_of=proposal.id,
        subject_id=proposal.id,
        people=sorted(await offices.people_in(proposal.organisation_id, DESK[kind])),
        facts=_facts(proposal, complaints[0]),
        organisation_id=proposal.organisation_id,
    )


async def for_leads(proposal_id: UUID) -> list[Telling]:
    """What was decided, to the lead of each complaint that stands behind it."""
    proposal, complaints = await _parts(proposal_id)
    kind = NoticeKind.COMPLAINT_PROPOSAL_DECIDED
    return [
        Telling(
            kind=kind,
            told_of=uuid5(proposal.id, str(complaint.id)),
            subject_id=complaint.id,
            people=sorted(await offices.people_in(complaint.lead_id, DESK[kind])),
            facts=_facts(proposal, complaint),
            organisation_id=complaint.lead_id,
        )
        for complaint in complaints
        if complaint.lead_id is not None
    ]


async def _parts(proposal_id: UUID) -> tuple[CatalogueProposal, list[Complaint]]:
    proposal = await CatalogueProposal.get(id=proposal_id).select_related("organisation")
    rows = ProposalComplaint.filter(proposal_id=proposal_id).select_related("complaint")
    return proposal, [row.complaint for row in await rows.order_by("added_at", "id")]


def _facts(proposal: CatalogueProposal, complaint: Complaint) -> dict[str, object]:
    return {
        "number": complaint.number,
        "accused": complaint.accused_name,
        "proof": complaint.proof_name,
        "office": proposal.organisation.name,
        "taken_up": proposal.state is ProposalState.TAKEN_UP,
        "words": proposal.decline_reason or "",
    }
