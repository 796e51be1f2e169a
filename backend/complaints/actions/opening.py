"""Handing out the ways to files of a complaint: to its complainant, and to who deals with it."""

from uuid import UUID

from backend.complaints import access, files, links, ownership, receipts
from backend.complaints.links import Link
from backend.complaints.ownership import Named
from backend.foundation import audit
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Visitor


async def open_hers(services: Services, viewer: Visitor, named: Named) -> list[Link]:
    """The ways to every piece of hers, and to every bundle that is ready.

    Raises NotFound, and TOO_MANY_ATTEMPTS by a receipt code.
    """
    if named.receipt_code is not None:
        await receipts.admit(viewer)
    async with transaction():
        complaint = await ownership.known(services.vault, viewer, named)
        await audit.record(viewer, "complaint.files_open", complaint.id)
    ids = await files.ids_of(complaint.id)
    return [links.link_to(services.vault, id_) for id_ in ids]


async def look(services: Services, viewer: Official, complaint_id: UUID, file_id: UUID) -> Link:
    """The way to one of them, for the handler and the lead; the look is recorded with it.

    Raises NotFound, and what access.complaint_for_lookers raises.
    """
    async with transaction():
        complaint = await access.complaint_for_lookers(viewer, complaint_id)
        if file_id not in await files.ids_of(complaint.id):
            raise NotFound
        await audit.record(viewer, "complaint.file_look", complaint.id, file=str(file_id))
    return links.link_to(services.vault, file_id)
