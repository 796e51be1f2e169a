"""Proposals from complaints: MANY of MANY offices, each with a request; one of MANY complaints."""

from datetime import timedelta
from itertools import count
from uuid import UUID, uuid4

from backend.catalogue.models import CancelReason, Measure
from backend.changes.models import ChangeRequest
from backend.complaints.models import Complaint
from backend.foundation import clock
from backend.foundation.viewer import Official, Role
from backend.proposals.lifecycle import ProposalState
from backend.proposals.models import CatalogueProposal, ProposalComplaint, ProposalGround
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.copies import alike, copied
from tests.statements.crowd import Crowd

PROPOSALS = Arrangements()
_numbers = count(1)
SUPERVISOR = Official(
    person_id=uuid4(),
    session_id=uuid4(),
    organisation_id=uuid4(),
    region="360000000000",
    roles=frozenset({Role.SUPERVISOR}),
)
"""Of the whole province."""


async def proposals(crowd: Crowd) -> None:
    """Each of a complaint of its own, taken up as a request of its own."""
    complaints = await Complaint.filter(repeats_id__isnull=False).order_by("id")
    requests = await ChangeRequest.all().order_by("id")
    offices = crowd.people.committees
    rows = [
        _proposal(n, office.id, complaint.id, request.id)
        for n, (office, complaint, request) in enumerate(
            zip(offices, complaints, requests, strict=False)
        )
    ]
    await CatalogueProposal.bulk_create(rows)
    await ProposalComplaint.bulk_create(
        ProposalComplaint(proposal_id=row.id, complaint_id=row.series_id, added_at=row.made_at)
        for row in rows
    )


def _proposal(n: int, office: UUID, complaint: UUID, request: UUID) -> CatalogueProposal:
    now = clock.now() - timedelta(minutes=n)
    return CatalogueProposal(
        id=uuid4(),
        state=ProposalState.TAKEN_UP,
        organisation_id=office,
        series_id=complaint,
        item_code="X",
        ground=ProposalGround.UNLISTED,
        measure=Measure.CANCEL,
        cancel_reason=CancelReason.OUTSIDE_KEPT_LIST,
        made_at=now,
        decided_at=now,
        change_id=request,
    )


@PROPOSALS.of("portal query catalogueProposals", rows="edges")
async def _proposals(world: World, size: int) -> Asked:
    return Asked(SUPERVISOR, {"first": size})


@PROPOSALS.of("portal query proposalOfComplaint", rows="complaints")
async def _one(world: World, size: int) -> Asked:
    known = await Complaint.filter(repeats_id__isnull=False).order_by("id").first()
    assert known
    series = await copied(
        known, size, lambda _: {"id": uuid4(), "number": f"S{next(_numbers):09d}"}
    )
    another = await CatalogueProposal.all().first()
    assert another
    [request] = await copied(
        await ChangeRequest.get(id=another.change_id),
        1,
        lambda _: {"id": uuid4(), "number": f"{clock.today().year}-{9000 + next(_numbers)}"},
    )
    proposal = alike(
        another,
        id=uuid4(),
        series_id=series[0].id,
        change_id=request.id,
    )
    await proposal.save(force_create=True)
    await ProposalComplaint.bulk_create(
        ProposalComplaint(proposal_id=proposal.id, complaint_id=row.id, added_at=clock.now())
        for row in series
    )
    return Asked(SUPERVISOR, {"complaintId": str(series[0].id)})
