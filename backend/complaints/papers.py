"""Sealed letters of complaints for whom they are addressed to; each look at one is recorded.

An order is the accused's to read, an answer the complainant's; neither reads the other's.
"""

from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from backend.complaints import access, ownership, receipts
from backend.complaints.letter_models import ComplaintLetter
from backend.complaints.lifecycle import ComplaintVerb
from backend.complaints.models import Complaint
from backend.complaints.ownership import Named
from backend.foundation import audit
from backend.foundation.errors import NotFound
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Visitor
from backend.letters import queries as letters
from backend.letters.models import Letter

_FOR_ACCUSED, _FOR_COMPLAINANT = ComplaintVerb.ORDER, ComplaintVerb.ANSWER


async def order_file(services: Services, viewer: Official, letter_id: UUID) -> tuple[Letter, bytes]:
    """An order to the viewer's office and its sealed PDF, or NotFound."""
    told = access.for_accused(viewer)
    return await _file(services, viewer, await _letter(told, letter_id, _FOR_ACCUSED))


async def answer_file(
    services: Services, viewer: Visitor, letter_id: UUID, *, receipt_code: str | None = None
) -> tuple[Letter, bytes]:
    """An answer to the viewer, or to who has the receipt code, and its sealed PDF.

    Raises NotFound, and TOO_MANY_ATTEMPTS by a receipt code.
    """
    if receipt_code is None:
        own = ownership.visible_to(viewer)
    else:
        await receipts.admit(viewer)
        named = Named(receipt_code=receipt_code)
        own = Complaint.filter(id=(await ownership.known(services.vault, viewer, named)).id)
    return await _file(services, viewer, await _letter(own, letter_id, _FOR_COMPLAINANT))


def order_address(row: ComplaintLetter) -> str | None:
    """Where the accused finds the letter of a step; None for what is not addressed to it."""
    return _address("orders", row) if row.verb is _FOR_ACCUSED else None


def answer_address(row: ComplaintLetter) -> str | None:
    """Where the complainant does."""
    return _address("answers", row) if row.verb is _FOR_COMPLAINANT else None


def _address(whose: str, row: ComplaintLetter) -> str:
    return f"/files/complaints/{whose}/{row.letter_id}.pdf"


async def _letter(known: QuerySet[Complaint], letter_id: UUID, verb: ComplaintVerb) -> Letter:
    row = await ComplaintLetter.get_or_none(
        letter_id=letter_id,
        verb=verb,
        step_serial__isnull=False,
        complaint_id__in=Subquery(known.values("id")),
    )
    if row is None:
        raise NotFound
    return await letters.letter(row.letter_id)


async def _file(services: Services, viewer: Visitor, letter: Letter) -> tuple[Letter, bytes]:
    pdf = await letters.sealed_pdf(services, letter)
    await audit.record(viewer, "letter.file_read", letter.id)
    return letter, pdf
