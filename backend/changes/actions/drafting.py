"""What a department does: write a request, mend it, file it, and take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from backend.catalogue import queries as catalogue
from backend.changes import access, clashes, entries
from backend.changes.actions import advancing
from backend.changes.entries import NewEntry
from backend.changes.lifecycle import ChangeFiled, ChangeVerb, ChangeWithdrawn
from backend.changes.models import ChangeEntry, ChangeRequest
from backend.changes.registers import register_of
from backend.foundation import audit, clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.numbering import Series, next_number
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official, Role
from backend.identity.models import Organisation

TITLE_LENGTH = 100
_BATCH = 1_000
"""Rows in one message to the database."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Written:
    """A request as its department wrote it, fit to store."""

    title: str
    reason: str
    rows: list[ChangeEntry]


async def draft(
    viewer: Official, title: str, reason: str, entries: Sequence[NewEntry]
) -> ChangeRequest:
    """Keeps a new request, which nobody but the office sees until it is filed.

    Raises FORBIDDEN for others than staff of a department, what entries.rows_of and clean_text
    find, and ENTRIES_TOO_MANY.
    """
    if Role.DEPARTMENT_STAFF not in viewer.roles:
        raise Problem(ProblemCode.FORBIDDEN)
    written = await _written(viewer.organisation_id, title, reason, entries)
    request = ChangeRequest(
        id=uuid4(),
        organisation_id=viewer.organisation_id,
        title=written.title,
        reason=written.reason,
        entry_count=len(written.rows),
        changed_at=clock.now(),
    )
    async with transaction():
        await request.save(force_create=True)
        await _store(request, written.rows)
        await audit.record(viewer, "change.draft", request.id, entries=len(written.rows))
    return request


async def edit(
    viewer: Official,
    request_id: UUID,
    version: int,
    *,
    title: str,
    reason: str,
    entries: Sequence[NewEntry],
) -> ChangeRequest:
    """Takes other words and entries in place of all of them; what was filed before is kept.

    Raises what access.request_for_verb and `draft` raise.
    """
    # Looked up before the transaction; access is decided inside.
    written = await _written(viewer.organisation_id, title, reason, entries)
    async with transaction():
        request, _ = await access.request_for_verb(viewer, request_id, ChangeVerb.EDIT, version)
        if request.round == request.filed_round:
            request.round += 1
        await ChangeEntry.filter(request_id=request.id, round=request.round).delete()
        await _store(request, written.rows)
        request.title, request.reason = written.title, written.reason
        request.entry_count, request.changed_at = len(written.rows), clock.now()
        request.version += 1
        await request.save()
        await audit.record(viewer, "change.edit", request.id, entries=len(written.rows))
    return request


async def file(viewer: Official, request_id: UUID, version: int) -> ChangeRequest:
    """Hands the request in; from now on it has a number, and everybody can read it.

    Raises ENTRIES_EMPTY, CATALOGUE_ITEM_CHANGED, and what access.request_for_verb raises.
    """
    verb = ChangeVerb.FILE
    async with transaction():
        request, role = await access.request_for_verb(viewer, request_id, verb, version)
        if not request.entry_count:
            raise Problem(ProblemCode.ENTRIES_EMPTY, field="entries")
        await clashes.refuse(request, request.round)
        request.number = request.number or await next_number(Series.CHANGE, ChangeRequest.all())
        request.filed_round, request.filed_at = request.round, clock.now()
        request.filed_by_id = viewer.person_id
        request.legal_reviewer_id = request.policy_reviewer_id = None
        request.consultation_ends_on = None
        await advancing.advance(viewer, request, verb, ChangeFiled, words=request.reason, role=role)
    return request


async def withdraw(
    viewer: Official, request_id: UUID, version: int, *, reason: str
) -> ChangeRequest:
    """Ends a request that is not published yet. Raises what access.request_for_verb raises."""
    verb, words = ChangeVerb.WITHDRAW, advancing.said(reason, field="reason")
    async with transaction():
        request, role = await access.request_for_verb(viewer, request_id, verb, version)
        await advancing.advance(viewer, request, verb, ChangeWithdrawn, words=words, role=role)
    return request


async def _written(
    organisation_id: UUID, title: str, reason: str, typed: Sequence[NewEntry]
) -> _Written:
    office = await Organisation.get(id=organisation_id)
    register = await register_of(office)
    cleaned = entries.cleaned(typed)
    codes = {entries.code_of(each, register) for each in cleaned}
    newest = await catalogue.newest_versions(codes)
    return _Written(
        title=clean_text(title, field="title", max_length=TITLE_LENGTH),
        reason=advancing.said(reason, field="reason"),
        rows=entries.rows_of(cleaned, newest, register),
    )


async def _store(request: ChangeRequest, rows: Sequence[ChangeEntry]) -> None:
    for row in rows:
        row.request_id, row.round = request.id, request.round
    await ChangeEntry.bulk_create(rows, batch_size=_BATCH)
