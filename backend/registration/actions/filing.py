"""A form is filed: whole, without faults, signed for; it takes the place of the one before it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from backend.foundation import audit, clock, db, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official
from backend.registration import access, checking, secrets
from backend.registration.actions import declaring
from backend.registration.lifecycle import LIFECYCLE, FilingState, RegistrationFiled
from backend.registration.models import Filing, FilingRow
from backend.registration.published_forms import FORMS

_NAME, _PHONE = 50, 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """Who answers for the form: its foot, and the lines above its rows where it has any."""

    leader: str
    contact_name: str
    contact_phone: str
    filled_on: date | None = None
    head: Mapping[str, str] = field(default_factory=dict[str, str])


async def file(
    services: Services, viewer: Official, filing_id: UUID, signature: Signature
) -> Filing:
    """Files a draft without faults, or a nil return; the office's filing before is superseded.

    Raises NotFound, WRONG_STATE, WORKBOOK_BEING_READ, FILING_EMPTY, FILING_FAULTY,
    FILING_HEAD_FAULTY with the code of the line as its field, and the problems of texts.
    """
    async with transaction():
        filing = await access.draft_for_staff(viewer, filing_id)
        await _refuse_unfinished(filing)
        _sign(services, filing, signature)
        # Two drafts of one form wait here for one another.
        await db.serialise(f"filing of {filing.organisation_id} {filing.form}")
        await _supersede(filing)
        filing.state = LIFECYCLE.after(filing.state, "file")
        filing.filed_at, filing.filed_by_id = clock.now(), viewer.person_id
        await filing.save()
        await declaring.declare(services.vault, filing)
        await outbox.record(RegistrationFiled(filing_id=filing.id))
        await audit.record(viewer, "registration.filed", filing.id, form=filing.form.value)
    return filing


async def _refuse_unfinished(filing: Filing) -> None:
    faulty = await FilingRow.filter(filing_id=filing.id, faulty=True).count()
    if faulty:
        raise Problem(ProblemCode.FILING_FAULTY, count=faulty)
    if not filing.nil and not await FilingRow.exists(filing_id=filing.id):
        raise Problem(ProblemCode.FILING_EMPTY)


def _sign(services: Services, filing: Filing, signature: Signature) -> None:
    form = FORMS[filing.form]
    if "leader" in form.below:
        filing.leader = clean_text(signature.leader, field="leader", max_length=_NAME)
    filing.contact_name = clean_text(signature.contact_name, field="contactName", max_length=_NAME)
    phone = clean_text(signature.contact_phone, field="contactPhone", max_length=_PHONE)
    secrets.put_contact_phone(services.vault, filing, phone)
    filing.filled_on = signature.filled_on or filing.filled_on or clock.today()
    lines = {line.code: checking.kept(signature.head.get(line.code, "")) for line in form.head}
    filing.head = {code: text for code, text in lines.items() if text} or filing.head
    if filing.nil:
        return
    for fault in checking.head_faults(form, filing.head):
        heading = next(line.heading for line in form.head if line.code == fault.column)
        raise Problem(ProblemCode.FILING_HEAD_FAULTY, field=fault.column, heading=heading)
    filing.subject = filing.head.get("material", "")


async def _supersede(filing: Filing) -> None:
    """The filing in force of the same office, form and subject gives way, if there is one."""
    earlier = await Filing.filter(
        organisation_id=filing.organisation_id,
        form=filing.form,
        subject=filing.subject,
        state=FilingState.FILED,
    ).select_for_update()
    for each in earlier:
        each.state = LIFECYCLE.after(each.state, "supersede")
        await each.save(update_fields=["state"])
