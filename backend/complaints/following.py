"""What complainants read: their own complaints, their enterprise's, one by its receipt code."""

from collections import defaultdict
from uuid import UUID

from backend.complaints import ownership, receipts
from backend.complaints.models import (
    Complainant,
    Complaint,
    ComplaintEvidence,
    ComplaintStep,
    StepReader,
)
from backend.complaints.ownership import Named
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.services import Services
from backend.foundation.viewer import SignedIn, Visitor


async def own_complaints(viewer: SignedIn, request: PageRequest) -> Page[Complaint]:
    """A resident's own, or those of an agent's enterprise, newest first."""
    return await page_of(ownership.visible_to(viewer), request, order="filed_at")


async def own_complaint(services: Services, viewer: SignedIn, complaint_id: UUID) -> Complaint:
    """One of these, or NotFound."""
    return await ownership.known(services.vault, viewer, Named(id=complaint_id))


async def by_receipt(services: Services, viewer: Visitor, code: str) -> Complaint:
    """The one that a receipt code leads to; NotFound for every other code, TOO_MANY_ATTEMPTS."""
    await receipts.admit(viewer)
    return await ownership.known(services.vault, viewer, Named(receipt_code=code))


async def complainants_by_complaint(ids: list[UUID]) -> list[Complainant]:
    """Who complained, in the order of the ids; each complaint has one."""
    rows = await Complainant.filter(complaint_id__in=ids)
    found = {row.complaint_id: row for row in rows}
    return [found[id_] for id_ in ids]


async def steps_for_complainants(ids: list[UUID]) -> list[list[ComplaintStep]]:
    """The steps of each that its complainant may read, in their order, with their offices."""
    rows = ComplaintStep.filter(
        complaint_id__in=ids, reader__in=(StepReader.COMPLAINANT, StepReader.BOTH)
    ).select_related("organisation")
    found: dict[UUID, list[ComplaintStep]] = defaultdict(list)
    async for row in rows.order_by("serial"):
        found[row.complaint_id].append(row)
    return [found[id_] for id_ in ids]


async def evidence_by_complaint(ids: list[UUID]) -> list[list[ComplaintEvidence]]:
    """The pieces of each, in their order."""
    found: dict[UUID, list[ComplaintEvidence]] = defaultdict(list)
    async for row in ComplaintEvidence.filter(complaint_id__in=ids).order_by("position"):
        found[row.complaint_id].append(row)
    return [found[id_] for id_ in ids]
