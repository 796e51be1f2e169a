"""The face of the registration for the worker: a workbook that has arrived is read."""

import asyncio
from tempfile import TemporaryFile
from uuid import UUID

from backend.foundation.intake.verdict import FileRefused, Sheet
from backend.foundation.services import Services
from backend.registration import queries, reading, secrets
from backend.registration.actions import receiving
from backend.registration.models import Filing
from backend.registration.published_forms import FORMS
from backend.registration.troubles import Trouble


async def read_workbook(services: Services, *, filing_id: UUID) -> None:
    """WorkbookArrived: reads and checks its rows; begins anew when it was interrupted."""
    filing = await queries.unread(filing_id)
    if filing is None:
        return
    try:
        sheet = await _sheet(services, filing)
    except FileRefused as refused:
        await receiving.refuse(filing_id, Trouble.of_refusal(refused.refusal))
        return
    form = FORMS[filing.form]
    found = reading.read(form, sheet)
    await receiving.begin(filing_id, len(found.rows))
    for done in range(0, len(found.rows), receiving.BATCH):
        batch = found.rows[done : done + receiving.BATCH]
        await receiving.store(services.vault, filing_id, form, batch, done)
    await receiving.finish(services.vault, filing_id, found)


async def _sheet(services: Services, filing: Filing) -> Sheet:
    assert filing.workbook is not None, "only a workbook is read"
    stored = await services.storage.get(filing.workbook)
    content = await asyncio.to_thread(
        services.vault.decrypt_bytes, stored, place=secrets.WORKBOOK, row=filing.id
    )
    # The inspection reads a descriptor; the file has no name and is gone when it is closed.
    with TemporaryFile() as file:
        file.write(content)
        return await services.intake.read_cells(file)
