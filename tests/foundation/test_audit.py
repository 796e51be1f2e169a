"""Who did what: with the deed or not at all, and never changed afterwards."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from backend.foundation import audit, clock, db
from backend.foundation.audit import AuditEntry
from backend.foundation.viewer import Anonymous, Citizen, Official, System, Viewer
from tests.databases import as_owner

pytestmark = pytest.mark.anyio

PERSON, OFFICE = uuid4(), uuid4()
OFFICIAL = Official(
    person_id=PERSON, session_id=uuid4(), organisation_id=OFFICE, region="360404204202"
)


@pytest.mark.parametrize(
    ("viewer", "kind", "actor", "organisation"),
    [
        (Anonymous(source="hash"), "anonymous", None, None),
        (Citizen(person_id=PERSON, session_id=uuid4()), "citizen", PERSON, None),
        (OFFICIAL, "official", PERSON, OFFICE),
        (System(job="tests"), "system", None, None),
    ],
)
async def test_an_entry_says_who_did_what_when_to_what(
    database: None, viewer: Viewer, kind: str, actor: UUID | None, organisation: UUID | None
) -> None:
    subject, moment = uuid4(), datetime(2026, 11, 22, 4, 5, 6, tzinfo=UTC)

    with clock.stopped(moment):
        await audit.record(viewer, "proof.approved", subject, reason="facts", pages=2)

    entry = await AuditEntry.get()
    assert (entry.actor_kind, entry.actor_id, entry.organisation_id) == (kind, actor, organisation)
    assert (entry.deed, entry.subject_id, entry.at) == ("proof.approved", subject, moment)
    assert entry.details == {"reason": "facts", "pages": 2}


async def test_a_deed_that_is_rolled_back_was_not_done(database: None) -> None:
    async def fail_after_the_record() -> None:
        async with db.transaction():
            await audit.record(OFFICIAL, "proof.approved", uuid4())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_after_the_record()

    assert not await AuditEntry.exists()


@pytest.mark.parametrize(
    "tampering", ["UPDATE audit_entry SET deed = 'nothing'", "DELETE FROM audit_entry"]
)
async def test_an_entry_can_be_neither_changed_nor_deleted(database: None, tampering: str) -> None:
    await audit.record(OFFICIAL, "proof.approved", uuid4())

    with pytest.raises(Exception, match="append-only"), as_owner():
        await db.connection().execute_query(tampering)

    assert (await AuditEntry.get()).deed == "proof.approved"
