"""The verbs of an office on its draft: begin, write and delete rows, declare nothing, discard."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from backend.foundation import audit, clock, db
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.intake.verdict import MAX_CELL
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Official, Role
from backend.registration import access, checking, secrets
from backend.registration.forms import Form
from backend.registration.lifecycle import FilingState
from backend.registration.models import Filing, FilingRow, FormCode
from backend.registration.published_forms import FORMS

MAX_DRAFTS = 20
"""Five forms, one of them with a sheet for each material; what is more was forgotten."""
MAX_ROWS = 10_000


async def start(viewer: Official, form: FormCode) -> Filing:
    """An empty draft. Raises FORBIDDEN or FILING_LIMIT."""
    filing = Filing(
        id=uuid4(),
        organisation_id=viewer.organisation_id,
        form=form,
        started_by_id=viewer.person_id,
        started_at=clock.now(),
    )
    async with transaction():
        await refuse_too_many(viewer)
        await filing.save(force_create=True)
        await audit.record(viewer, "registration.started", filing.id, form=form.value)
    return filing


async def put_row(
    services: Services,
    viewer: Official,
    filing_id: UUID,
    cells: Mapping[str, str],
    row_id: UUID | None = None,
) -> FilingRow:
    """Writes a row, a new one at the end without `row_id`; a row with faults is kept too.

    Raises NotFound, WRONG_STATE, WORKBOOK_BEING_READ, FORM_COLUMN_UNKNOWN, TEXT_TOO_LONG,
    TEXT_EMPTY for a row with nothing in it, and FILING_TOO_LONG.
    """
    async with transaction():
        filing = await access.draft_for_staff(viewer, filing_id)
        form = FORMS[filing.form]
        written = _cleaned(form, cells)
        row = await _row(filing, row_id)
        fill(services.vault, form, row, written)
        await row.save(force_create=row_id is None, force_update=row_id is not None)
        if filing.nil:
            await Filing.filter(id=filing.id).update(nil=False)
    return row


async def delete_row(viewer: Official, filing_id: UUID, row_id: UUID) -> Filing:
    """Raises NotFound, WRONG_STATE or WORKBOOK_BEING_READ."""
    async with transaction():
        filing = await access.draft_for_staff(viewer, filing_id)
        if not await FilingRow.filter(id=row_id, filing_id=filing.id).delete():
            raise NotFound
    return filing


async def declare_nil(viewer: Official, filing_id: UUID) -> Filing:
    """Says that there is nothing to fill in (无). Raises FILING_HAS_ROWS while there are rows."""
    async with transaction():
        filing = await access.draft_for_staff(viewer, filing_id)
        if await FilingRow.exists(filing_id=filing.id):
            raise Problem(ProblemCode.FILING_HAS_ROWS)
        filing.nil = True
        await filing.save(update_fields=["nil"])
        await audit.record(viewer, "registration.nil_declared", filing.id)
    return filing


async def discard(services: Services, viewer: Official, filing_id: UUID) -> None:
    """Deletes a draft with its rows and its workbook; harmless when it was cut short and is redone.

    Raises NotFound, WRONG_STATE or WORKBOOK_BEING_READ.
    """
    async with transaction():
        filing = await access.draft_for_staff(viewer, filing_id)
    if filing.workbook is not None:
        await services.storage.delete(filing.workbook)
    async with transaction():
        filing = await access.draft_for_staff(viewer, filing_id)
        await FilingRow.filter(filing_id=filing.id).delete()
        await Filing.filter(id=filing.id).delete()
        await audit.record(viewer, "registration.discarded", filing.id, form=filing.form.value)


async def refuse_too_many(viewer: Official) -> None:
    """Raises FORBIDDEN for others than a department's staff, and FILING_LIMIT."""
    if Role.DEPARTMENT_STAFF not in viewer.roles:
        raise Problem(ProblemCode.FORBIDDEN)
    # Two at once wait here, so that they cannot pass the limit together.
    await db.serialise(f"drafts of {viewer.organisation_id}")
    drafts = Filing.filter(organisation_id=viewer.organisation_id, state=FilingState.DRAFT)
    if await drafts.count() >= MAX_DRAFTS:
        raise Problem(ProblemCode.FILING_LIMIT, limit=MAX_DRAFTS)


def fill(vault: Vault, form: Form, row: FilingRow, cells: Mapping[str, str]) -> None:
    """Gives the row its cells, and says what is wrong with them."""
    secrets.put_cells(vault, form, row, cells)
    row.faults = [fault.stored() for fault in checking.faults_of(form, cells)]
    row.faulty = bool(row.faults)


def _cleaned(form: Form, cells: Mapping[str, str]) -> dict[str, str]:
    written: dict[str, str] = {}
    for code, text in cells.items():
        if form.column(code) is None:
            raise Problem(ProblemCode.FORM_COLUMN_UNKNOWN, field="cells", column=code[:40])
        if len(text) > MAX_CELL:
            raise Problem(ProblemCode.TEXT_TOO_LONG, field=code, limit=MAX_CELL, length=len(text))
        if value := checking.kept(text):
            written[code] = value
    if not written:
        raise Problem(ProblemCode.TEXT_EMPTY, field="cells")
    return written


async def _row(filing: Filing, row_id: UUID | None) -> FilingRow:
    if row_id is not None:
        found = await FilingRow.get_or_none(id=row_id, filing_id=filing.id)
        if found is None:
            raise NotFound
        return found
    rows = FilingRow.filter(filing_id=filing.id)
    if await rows.count() >= MAX_ROWS:
        raise Problem(ProblemCode.FILING_TOO_LONG, limit=MAX_ROWS)
    last = await rows.order_by("-position").first()
    position = 1 if last is None else last.position + 1
    return FilingRow(id=uuid4(), filing_id=filing.id, position=position)
