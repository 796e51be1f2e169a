"""Changes of the catalogue: MANY requests of MANY offices, one of them with MANY entries."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from backend.catalogue.models import CancelReason, Lane, Measure, ProofItem
from backend.changes.actions import drafting
from backend.changes.lifecycle import ChangeState, ChangeVerb
from backend.changes.models import (
    ChangeComment,
    ChangeEntry,
    ChangeRequest,
    ChangeStep,
    EntryKind,
)
from backend.foundation import clock
from backend.foundation.viewer import Official, Role
from backend.identity.models import Organisation
from tests.changes.offices import an_entry
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.crowd import MANY, Crowd

CHANGES = Arrangements()
REVIEWER = Official(
    person_id=uuid4(),
    session_id=uuid4(),
    organisation_id=uuid4(),
    region="360000000000",
    roles=frozenset({Role.POLICY_REVIEWER}),
)
"""Of the whole province; may return what the public is asked about."""
_WORDS = "依据充分，同意。"


async def changes(crowd: Crowd) -> None:
    """Requests that the public is asked about, with steps, entries and comments."""
    people = crowd.people
    requests = [_request(crowd, n, office) for n, office in enumerate(people.committees)]
    await ChangeRequest.bulk_create(requests)
    await ChangeStep.bulk_create(
        _step(crowd, request, people.committees[n], serial)
        for n, request in enumerate(requests)
        for serial in (1, 2)
    )
    items = await ProofItem.filter(version=1, name_length__gt=0).limit(MANY)
    await ChangeEntry.bulk_create(_entry(requests[0], item.code, n) for n, item in enumerate(items))
    await ChangeComment.bulk_create(
        ChangeComment(
            request_id=request.id,
            author_id=people.applicants[n].id,
            words="我同意。",
            written_at=clock.now() - timedelta(minutes=n),
        )
        for request in requests
        for n in range(MANY if request is requests[0] else 1)
    )


def _request(crowd: Crowd, n: int, office: Organisation) -> ChangeRequest:
    people, today = crowd.people, clock.today()
    return ChangeRequest(
        id=uuid4(),
        number=f"{today.year}-{n + 1:04d}",
        state=ChangeState.CONSULTING,
        organisation_id=office.id,
        title=f"清理证明事项之{n}",
        reason="落实告知承诺制。",
        filed_round=1,
        entry_count=MANY,
        changed_at=clock.now() - timedelta(minutes=n),
        filed_at=clock.now(),
        filed_by_id=people.applicants[n].id,
        legal_reviewer_id=people.preparers[n].id,
        policy_reviewer_id=people.approvers[n].id,
        consultation_ends_on=today,
        effective_from=today,
        summary="没有收到意见。",
    )


def _step(crowd: Crowd, request: ChangeRequest, office: Organisation, serial: int) -> ChangeStep:
    return ChangeStep(
        request_id=request.id,
        serial=serial,
        round=1,
        verb=ChangeVerb.FILE,
        at=clock.now(),
        person_id=crowd.people.applicants[serial].id,
        organisation_id=office.id,
        role=Role.DEPARTMENT_STAFF,
        words=_WORDS,
    )


def _entry(request: ChangeRequest, code: str, n: int) -> ChangeEntry:
    words = dict.fromkeys(
        ("name", "purpose", "demanding_unit", "issuing_unit", "go_instead", "legal_basis",
         "validity", "batch", "document_no"),
        "某某",
    )  # fmt: skip
    return ChangeEntry(
        request_id=request.id,
        round=1,
        position=n + 1,
        kind=EntryKind.CHANGE,
        code=code,
        base_version=1,
        lane=Lane.DEPARTMENT,
        measure=Measure.CANCEL,
        cancel_reason=CancelReason.NO_LAW,
        **words,
    )


@CHANGES.of("portal query changeRequests", rows="edges")
async def _requests(world: World, size: int) -> Asked:
    return Asked(REVIEWER, {"first": size})


async def _first() -> str:
    request = await ChangeRequest.get(title="清理证明事项之0")
    return str(request.id)


@CHANGES.of("portal query changeEntries", rows="edges")
async def _entries(world: World, size: int) -> Asked:
    return Asked(REVIEWER, {"id": await _first(), "first": size})


@CHANGES.of("portal query changeComments", rows="edges")
async def _comments(world: World, size: int) -> Asked:
    return Asked(REVIEWER, {"id": await _first(), "first": size})


def _written(size: int) -> dict[str, Any]:
    entries = [an_entry(name=f"第{n}号证明") for n in range(size)]
    return {"title": "标题", "reason": "理由", "entries": entries}


@CHANGES.of("portal mutation draftChangeRequest", rows=None)
async def _draft(world: World, size: int) -> Asked:
    return Asked(world.departments.clerk, {"input": _written(size)})


@CHANGES.of("portal mutation editChangeRequest", rows=None)
async def _edit(world: World, size: int) -> Asked:
    clerk = world.departments.clerk
    request = await drafting.draft(clerk, "标题", "理由", [])
    return Asked(clerk, {"id": str(request.id), "version": 1, "input": _written(size)})
