"""Batch reads of what belongs to a proposal."""

from collections import defaultdict
from uuid import UUID

from backend.changes.models import ChangeRequest
from backend.complaints.models import Complaint
from backend.foundation import asking
from backend.proposals.models import ProposalComplaint


@asking.as_the_portal("what a proposal rests on, for whoever may read it")
async def complaints_by_proposal(ids: list[UUID]) -> list[list[Complaint]]:
    """The founded complaints behind each, the first found first."""
    rows = ProposalComplaint.filter(proposal_id__in=ids).select_related("complaint")
    found: dict[UUID, list[Complaint]] = defaultdict(list)
    for row in await rows.order_by("added_at", "id"):
        found[row.proposal_id].append(row.complaint)
    return [found[id_] for id_ in ids]


async def changes_by_id(ids: list[UUID]) -> list[ChangeRequest]:
    """Requests in the order of the ids; a reference always points to one."""
    found = await ChangeRequest.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]
