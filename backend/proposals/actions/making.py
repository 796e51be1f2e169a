"""A founded complaint makes a proposal, or joins the one that its series has already."""

from uuid import UUID, uuid4

from backend.catalogue.models import ProofItemVersion
from backend.changes.lifecycle import ChangeState
from backend.changes.models import ChangeRequest
from backend.complaints.models import Complaint
from backend.foundation import audit, clock, db, outbox
from backend.foundation.db import transaction
from backend.foundation.viewer import System
from backend.identity.models import Organisation, OrganisationKind
from backend.proposals import remedies
from backend.proposals.lifecycle import (
    LIFECYCLE,
    ProposalJoined,
    ProposalMade,
    ProposalState,
    ProposalVerb,
)
from backend.proposals.models import CatalogueProposal, ProposalComplaint

SYSTEM = System(job="proposals")
_OWN_LIST = "REG-"
"""What the code of a department's own list begins with; see changes.registers."""
_OVER = frozenset({ChangeState.IN_FORCE, ChangeState.WITHDRAWN})


async def propose(complaint_id: UUID) -> None:
    """Once per complaint, however often it is asked for. Nothing without an accused we know."""
    complaint = await Complaint.get(id=complaint_id).select_related("accused")
    accused = complaint.accused
    if accused is None:
        return
    item = await _entry_of(complaint)
    office = await _concerned(complaint, accused, item)
    series = complaint.repeats_id or complaint.id
    async with transaction():
        # Of two complaints of one series the second waits here, and then finds the first's.
        await db.serialise(f"proposal {series}")
        if await ProposalComplaint.exists(complaint_id=complaint.id):
            return
        known = await _running(series)
        if known is None:
            await _make(complaint, series, office, item)
        else:
            await _join(complaint, known)


async def _make(
    complaint: Complaint, series: UUID, office: Organisation, item: ProofItemVersion | None
) -> None:
    is_own = item is not None and item.item.published_list_id == f"{_OWN_LIST}{office.uscc}"
    day = complaint.happened_on or clock.today()
    remedy = remedies.remedy_for(item, day, is_own=is_own)
    proposal = CatalogueProposal(
        id=uuid4(),
        organisation_id=office.id,
        series_id=series,
        item_code=item and item.item.code,
        ground=remedy.ground,
        measure=remedy.measure,
        cancel_reason=remedy.cancel_reason,
        made_at=clock.now(),
    )
    await proposal.save(force_create=True)
    await _link(complaint, proposal)
    await audit.record(SYSTEM, "proposal.make", proposal.id, complaint=complaint.number)
    await outbox.record(ProposalMade(proposal_id=proposal.id))


async def _join(complaint: Complaint, proposal: CatalogueProposal) -> None:
    proposal.state = LIFECYCLE.after(proposal.state, ProposalVerb.JOIN)
    proposal.version += 1
    await proposal.save()
    await _link(complaint, proposal)
    await audit.record(SYSTEM, "proposal.join", proposal.id, complaint=complaint.number)
    await outbox.record(ProposalJoined(proposal_id=proposal.id))


async def _link(complaint: Complaint, proposal: CatalogueProposal) -> None:
    await ProposalComplaint.create(
        proposal_id=proposal.id, complaint_id=complaint.id, added_at=clock.now()
    )


async def _running(series: UUID) -> CatalogueProposal | None:
    """The series' newest proposal, locked, unless it is decided and over."""
    rows = CatalogueProposal.filter(series_id=series).order_by("-made_at", "-id")
    newest = await rows.select_for_update().first()
    if newest is None or newest.state is ProposalState.DECLINED:
        return None
    over = ChangeRequest.filter(id=newest.change_id, state__in=_OVER)
    return None if await over.exists() else newest


async def _entry_of(complaint: Complaint) -> ProofItemVersion | None:
    """The entry that was in force on the day it happened."""
    if complaint.item_version_id is None:
        return None
    return await ProofItemVersion.get(id=complaint.item_version_id).select_related("item")


async def _concerned(
    complaint: Complaint, accused: Organisation, item: ProofItemVersion | None
) -> Organisation:
    """Whose list would have to change: the entry's own, else the accused department's.

    Neither being a department of ours, the lead has it, and sees to it.
    """
    code = "" if item is None else item.item.published_list_id
    if code.startswith(_OWN_LIST):
        owner = await Organisation.get_or_none(uscc=code.removeprefix(_OWN_LIST))
        if owner is not None:
            return owner
    if accused.kind is OrganisationKind.DEPARTMENT:
        return accused
    return await Organisation.get(id=complaint.lead_id or complaint.handler_id)
