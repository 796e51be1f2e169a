"""The complaint that a complainant means: hers, her enterprise's, or that of a receipt code."""

from dataclasses import dataclass
from uuid import UUID

from tortoise.queryset import QuerySet

from backend.complaints import access, receipts
from backend.complaints.models import Complainant, Complaint
from backend.foundation import asking
from backend.foundation.errors import NotFound
from backend.foundation.vault import Vault
from backend.foundation.viewer import Anonymous, Citizen, Official, Visitor


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """How a complaint is named: by its id, or by a receipt code, which then is all that counts."""

    id: UUID | None = None
    receipt_code: str | None = None


def visible_to(viewer: Visitor) -> QuerySet[Complaint]:
    """The base of every query over a complainant's own; nothing for who has not signed in."""
    match viewer:
        case Citizen():
            return access.of_person(viewer)
        case Official():
            return access.of_enterprise(viewer)
        case Anonymous():
            return Complaint.filter(id=None)


async def known(vault: Vault, viewer: Visitor, named: Named) -> Complaint:
    """One complaint to read; NotFound for whatever is not the viewer's.

    Call receipts.admit before, outside of any transaction, when a code is named. From here on the
    viewer holds that receipt, for all that hangs on the complaint.
    """
    if named.receipt_code is not None:
        index = receipts.index_of(vault, named.receipt_code)
        asking.hold_receipt(index)
        found = await Complaint.get_or_none(complainant__receipt_index=index)
    else:
        found = await visible_to(viewer).get_or_none(id=named.id)
    if found is None:
        raise NotFound
    return found


async def locked(vault: Vault, viewer: Visitor, named: Named) -> tuple[Complaint, Complainant]:
    """The same for a verb: the complaint, locked, and who complained."""
    complaint_id = (await known(vault, viewer, named)).id
    complaint = await Complaint.filter(id=complaint_id).select_for_update().get()
    return complaint, await Complainant.get(complaint_id=complaint_id)
