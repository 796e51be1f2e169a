"""The same with a real database: an intruder who is its superuser, so that no trigger stops him."""

from collections.abc import Callable

import pytest

from backend.auditing import jobs
from backend.auditing.copies import CopyFolder
from backend.auditing.jobs import AuditLog
from backend.foundation import audit, db
from tests.auditing.scene import VIEWER, as_superuser, do_deeds, found_wrong

pytestmark = pytest.mark.anyio

# $MIDDLE is an entry in the middle of the log, $NEXT the one behind it, $LAST the newest.
TAMPERINGS = {
    "another time": "UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE id = $MIDDLE",
    "a time before Christ": "UPDATE audit_entry SET at = '2026-11-22 BC' WHERE id = $MIDDLE",
    "no time": "UPDATE audit_entry SET at = 'infinity' WHERE id = $MIDDLE",
    "another kind": "UPDATE audit_entry SET actor_kind = 'system' WHERE id = $MIDDLE",
    "nobody": "UPDATE audit_entry SET actor_id = NULL WHERE id = $MIDDLE",
    "somebody else": "UPDATE audit_entry SET actor_id = gen_random_uuid() WHERE id = $MIDDLE",
    "no office": "UPDATE audit_entry SET organisation_id = NULL WHERE id = $MIDDLE",
    "another deed": "UPDATE audit_entry SET deed = 'proof.preview' WHERE id = $MIDDLE",
    "another matter": "UPDATE audit_entry SET subject_id = gen_random_uuid() WHERE id = $MIDDLE",
    "other details": "UPDATE audit_entry SET details = '{\"page\": 99}' WHERE id = $MIDDLE",
    "further details": (
        "UPDATE audit_entry SET details = details || '{\"more\": null}' WHERE id = $MIDDLE"
    ),
    "a number that is written otherwise": (
        "UPDATE audit_entry SET details = jsonb_set(details, '{page}',"
        " ((details->>'page') || '.0')::jsonb) WHERE id = $MIDDLE"
    ),
    "a number as text": (
        "UPDATE audit_entry SET details = jsonb_set(details, '{page}',"
        " to_jsonb(details->>'page')) WHERE id = $MIDDLE"
    ),
    "another number": "UPDATE audit_entry SET id = id + 1000 WHERE id = $MIDDLE",
    "all of them": "UPDATE audit_entry SET deed = upper(deed)",
    "deleted": "DELETE FROM audit_entry WHERE id = $MIDDLE",
    "the last deleted": "DELETE FROM audit_entry WHERE id = $LAST",
    "all deleted": "DELETE FROM audit_entry",
    "two swapped": (
        "UPDATE audit_entry AS e SET deed = o.deed, details = o.details, subject_id = o.subject_id,"
        " at = o.at FROM audit_entry AS o"
        " WHERE (e.id, o.id) IN (($MIDDLE, $NEXT), ($NEXT, $MIDDLE))"
    ),
    "one put in": (
        "INSERT INTO audit_entry (id, at, actor_kind, deed, details)"
        " VALUES (5000, now(), 'system', 'proof.approve', '{}')"
    ),
    "one copied": (
        "INSERT INTO audit_entry SELECT 5000, at, actor_kind, actor_id, organisation_id, deed,"
        " subject_id, details FROM audit_entry WHERE id = $MIDDLE"
    ),
    "a leaf deleted": "DELETE FROM audit_leaf WHERE entry_id = $MIDDLE",
    "the last leaf deleted": "DELETE FROM audit_leaf WHERE entry_id = $LAST",
    "all leaves deleted": "DELETE FROM audit_leaf",
    "a leaf of another": (
        "UPDATE audit_leaf SET hash = (SELECT hash FROM audit_leaf WHERE entry_id = $NEXT)"
        " WHERE entry_id = $MIDDLE"
    ),
    "a leaf without an end": "UPDATE audit_leaf SET hash = '' WHERE entry_id = $MIDDLE",
    "a leaf moved": "UPDATE audit_leaf SET position = 5000 WHERE entry_id = $MIDDLE",
    "a leaf moved before the first": (
        "UPDATE audit_leaf SET position = -1 WHERE entry_id = $MIDDLE"
    ),
    "leaves turned round": "UPDATE audit_leaf SET entry_id = 5000 - entry_id",
    "a leaf put in": "INSERT INTO audit_leaf SELECT 1000, 5000, hash FROM audit_leaf LIMIT 1",
    "a checkpoint deleted": "DELETE FROM audit_checkpoint WHERE size = 4",
    "the last checkpoint deleted": "DELETE FROM audit_checkpoint WHERE size = 12",
    "all checkpoints deleted": "DELETE FROM audit_checkpoint",
    "a checkpoint of another size": "UPDATE audit_checkpoint SET size = 5 WHERE size = 4",
    "a note of another": (
        "UPDATE audit_checkpoint SET note = (SELECT note FROM audit_checkpoint WHERE size = 8)"
        " WHERE size = 4"
    ),
    "a note with an addition": "UPDATE audit_checkpoint SET note = note || E'\\n' WHERE size = 4",
    "a note that is none": "UPDATE audit_checkpoint SET note = '' WHERE size = 4",
    "another frontier": "UPDATE audit_checkpoint SET frontier = '' WHERE size = 4",
    "something that waits and is not there": "INSERT INTO audit_pending VALUES (5000)",
    "something that waits and has its place": "INSERT INTO audit_pending VALUES ($MIDDLE)",
    "everything cut after the first checkpoint": (
        "WITH leaf AS (DELETE FROM audit_leaf WHERE position >= 4),"
        " entry AS (DELETE FROM audit_entry WHERE id IN"
        " (SELECT entry_id FROM audit_leaf WHERE position >= 4))"
        " DELETE FROM audit_checkpoint WHERE size > 4"
    ),
    "everything gone": (
        "WITH leaf AS (DELETE FROM audit_leaf), entry AS (DELETE FROM audit_entry)"
        " DELETE FROM audit_checkpoint"
    ),
}


@pytest.fixture
async def ids(kept: AuditLog) -> list[int]:
    """A log of twelve entries under three checkpoints; the numbers of its entries."""
    for _ in range(3):
        await do_deeds(4)
        await jobs.keep(kept)
    rows = await db.connection().execute_query_dict("SELECT id FROM audit_entry ORDER BY id")
    return [row["id"] for row in rows]


async def test_a_log_that_nobody_touched_is_sound(
    ids: list[int], kept: AuditLog, database_url: str
) -> None:
    assert await found_wrong(database_url, kept.copies) == []


@pytest.mark.parametrize("tampering", TAMPERINGS)
async def test_a_superuser_changes_nothing_unnoticed(
    ids: list[int], kept: AuditLog, database_url: str, tampering: str
) -> None:
    statement = TAMPERINGS[tampering]
    for word, entry in (("$MIDDLE", ids[5]), ("$NEXT", ids[6]), ("$LAST", ids[-1])):
        statement = statement.replace(word, str(entry))

    await as_superuser(statement)

    assert await found_wrong(database_url, kept.copies) != []


def gone(copies: CopyFolder) -> None:
    next(iter(copies)).path.unlink()


def emptied(copies: CopyFolder) -> None:
    for copy in copies:
        copy.path.unlink()


def exchanged(copies: CopyFolder) -> None:
    first, second, _ = copies
    first.path.write_text(second.note, encoding="utf-8")


def shortened(copies: CopyFolder) -> None:
    copy = next(iter(copies))
    copy.path.write_text(copy.note[:-5], encoding="utf-8")


def binary(copies: CopyFolder) -> None:
    next(iter(copies)).path.write_bytes(b"\xff\x00" * 5000)


@pytest.mark.parametrize("spoil", [gone, emptied, exchanged, shortened, binary])
async def test_nor_does_who_reaches_the_folder(
    ids: list[int], kept: AuditLog, database_url: str, spoil: Callable[[CopyFolder], None]
) -> None:
    spoil(kept.copies)

    assert await found_wrong(database_url, kept.copies) != []


async def test_a_deed_that_waits_is_no_fault_until_it_waits_too_long(
    ids: list[int], kept: AuditLog, database_url: str
) -> None:
    await do_deeds(1)
    assert await found_wrong(database_url, kept.copies) == []

    await as_superuser(
        "UPDATE audit_entry SET at = at - interval '6 minutes' WHERE id > $1", ids[-1]
    )

    (fault,) = await found_wrong(database_url, kept.copies)
    assert "more than 5 minutes" in fault


async def test_a_deed_deleted_while_it_waits_is_missed(
    ids: list[int], kept: AuditLog, database_url: str
) -> None:
    await audit.record(VIEWER, "proof.secret", None)
    await as_superuser("DELETE FROM audit_entry WHERE deed = 'proof.secret'")

    await jobs.keep(kept)

    assert len(await found_wrong(database_url, kept.copies)) == 1
