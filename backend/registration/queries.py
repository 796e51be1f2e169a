"""What may be asked: filings and their rows, who has filed what, matters, and entries of a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.functions import Count

from backend.foundation import audit
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.services import Services
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official
from backend.identity.models import Organisation
from backend.registration import access, secrets, writing
from backend.registration.entries import ABOUT_PROOFS, Entry, entry_of
from backend.registration.lifecycle import FilingState
from backend.registration.models import (
    Filing,
    FilingRow,
    FormCode,
    Matter,
)
from backend.registration.paging import page_along
from backend.registration.published_forms import FORMS

MAX_SEARCH = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class RowCounts:
    """How many rows a filing has, and how many of them have faults."""

    rows: int = 0
    faulty: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkbookContent:
    """What a filing says, ready to be written as a workbook."""

    form: FormCode
    rows: Sequence[Mapping[str, str]]
    head: Mapping[str, str]
    signed: Mapping[str, str]
    nil: bool

    def written(self) -> bytes:
        """The workbook; call it in a thread, since thousands of rows take seconds."""
        form = FORMS[self.form]
        return writing.workbook(form, self.rows, head=self.head, signed=self.signed, nil=self.nil)


async def filings(
    viewer: Official,
    request: PageRequest,
    *,
    form: FormCode | None = None,
    state: FilingState | None = None,
) -> Page[Filing]:
    """Filings that the viewer may know of, the newest first."""
    wanted = {"form": form, "state": state}
    found = access.visible_to(viewer).filter(**{k: v for k, v in wanted.items() if v is not None})
    return await page_of(found, request, order="started_at")


async def filing(viewer: Official, filing_id: UUID) -> Filing:
    """One filing, or NotFound."""
    return await access.known(viewer, filing_id)


async def rows(of: Filing, request: PageRequest, *, faulty: bool) -> Page[FilingRow]:
    """The rows of a filing that the viewer has in hand, in their order; or the faulty ones."""
    found = FilingRow.filter(filing_id=of.id)
    return await page_along(
        found.filter(faulty=True) if faulty else found, request, order=("position", "id")
    )


async def row_counts(ids: list[UUID]) -> list[RowCounts]:
    """The counts of each filing, in one statement."""
    found: Any = (
        FilingRow.filter(filing_id__in=ids)
        .annotate(count=Count("id"))
        .group_by("filing_id", "faulty")
        .values_list("filing_id", "faulty", "count")
    )
    counts = {(filing_id, faulty): count for filing_id, faulty, count in await found}
    return [
        RowCounts(
            rows=counts.get((each, False), 0) + counts.get((each, True), 0),
            faulty=counts.get((each, True), 0),
        )
        for each in ids
    ]


async def offices(viewer: Official, request: PageRequest) -> Page[Organisation]:
    """The departments of a supervisor's branch, in the order of their regions and names."""
    return await page_along(access.offices_below(viewer), request, order=("region", "name", "id"))


async def in_force_by_office(ids: list[UUID]) -> list[list[Filing]]:
    """What each office has filed and not replaced, in one statement."""
    found = await Filing.filter(organisation_id__in=ids, state=FilingState.FILED).order_by(
        "filed_at"
    )
    return [[row for row in found if row.organisation_id == each] for each in ids]


async def unread(filing_id: UUID) -> Filing | None:
    """A draft whose workbook is still to be read."""
    return await Filing.filter(
        id=filing_id, read_at=None, workbook__not_isnull=True, state=FilingState.DRAFT
    ).first()


async def entries_of(filing: Filing) -> list[Entry]:
    """What a filed form says of each proof, in its order; nothing for a nil return."""
    office = await Organisation.get(id=filing.organisation_id)
    found = await FilingRow.filter(filing_id=filing.id, faulty=False).order_by("position")
    made = (entry_of(filing.form, row.cells, office.name) for row in found)
    return [entry for entry in made if entry is not None]


async def registered() -> list[tuple[Organisation, FormCode, Entry]]:
    """What all forms in force say of proofs, with whose they are and on which; one statement."""
    found = (
        await FilingRow.filter(
            filing__state=FilingState.FILED, filing__form__in=ABOUT_PROOFS, faulty=False
        )
        .select_related("filing__organisation")
        .order_by("filing__organisation_id", "filing__form", "filing_id", "position")
    )
    told: list[tuple[Organisation, FormCode, Entry]] = []
    for row in found:
        office, form = row.filing.organisation, row.filing.form
        entry = entry_of(form, row.cells, office.name)
        if entry is not None:
            told.append((office, form, entry))
    return told


async def workbook_of(services: Services, viewer: Official, filing_id: UUID) -> WorkbookContent:
    """A filing as a workbook, on record; NotFound for what the viewer may not know of."""
    found = await access.known(viewer, filing_id)
    await audit.record(viewer, "registration.workbook_taken", found.id)
    office = await Organisation.get(id=found.organisation_id)
    whole = access.may_see_secrets(viewer, found)
    stored = await FilingRow.filter(filing_id=found.id).order_by("position")
    return WorkbookContent(
        form=found.form,
        rows=[secrets.cells_of(services.vault, row, whole=whole) for row in stored],
        head=found.head,
        nil=found.nil,
        signed={
            "organisation": office.name,
            "filled_on": found.filled_on.isoformat() if found.filled_on else "",
            "leader": found.leader,
            "contact_name": found.contact_name,
            "contact_phone": secrets.contact_phone_of(services.vault, found, whole=whole),
        },
    )


async def matters(search: str, request: PageRequest) -> Page[Matter]:
    """What offices declare today, by name; `search` is a part of it. With office and materials."""
    found = Matter.filter(ended_at=None)
    if search.strip():
        words = clean_text(search, field="search", max_length=MAX_SEARCH).split()
        for word in words:
            found = found.filter(name__icontains=word)
    return await page_along(
        found.select_related("organisation").prefetch_related("materials"),
        request,
        order=("name", "id"),
    )


async def matter(matter_id: UUID) -> Matter | None:
    """One matter, ended or not, with office and materials; None when there is no such."""
    return (
        await Matter.filter(id=matter_id)
        .select_related("organisation")
        .prefetch_related("materials")
        .first()
    )
