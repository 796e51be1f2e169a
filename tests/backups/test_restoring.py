"""A lost portal comes back: to the newest moment, to a named second, from what is whole only."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backend.foundation.numbering import Series
from tests.backups.scene import Loss, Target, command, values

COUNT = "SELECT count(*) FROM outbox_event WHERE name = 'Drill'"
SEQUENCES = (
    "SELECT last_value FROM pg_sequences"
    " WHERE schemaname = 'public' AND data_type = 'bigint'::regtype"
)
HELD = datetime(9999, 1, 1, tzinfo=UTC)
SKIPPED = 100


def keys_below(storage: Path) -> set[str]:
    """Files of a storage by their keys."""
    return {f"{path.parent.name}{path.name}" for path in storage.rglob("??/*")}


@pytest.fixture
def damaged(loss: Loss, target: Target, tmp_path: Path) -> Path:
    """A copy of the place, to be damaged, which the target is restored from."""
    place = tmp_path / "place"
    shutil.copytree(loss.place, place)
    target.environment["PORTAL_BACKUP"] = str(place)
    return place


def flip(path: Path) -> None:
    """Changes one byte in the middle."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def assert_refused(target: Target, sentence: str, *arguments: str) -> None:
    """With a sentence, and nothing that could be started by mistake."""
    done = target.restore(*arguments)
    assert done.returncode == 2, done.stderr
    assert re.search(sentence, done.stderr), done.stderr
    assert list(target.data.iterdir()) == []


def test_everything_is_back_and_nothing_happens_twice(loss: Loss, target: Target) -> None:
    done = target.restore("--skip-numbers", str(SKIPPED))
    assert done.returncode == 0, done.stderr
    assert "0 are missing in it" in done.stderr

    with target.started(loss.password) as url:
        environment = target.environment | {"DATABASE_URL": url}
        assert_whole_and_proven(loss, url, environment)
        assert_fenced(url, environment)


def assert_whole_and_proven(loss: Loss, url: str, environment: dict[str, str]) -> None:
    """What was acknowledged is there, and every file is what the ledger says."""
    assert values(url, "SELECT id FROM outbox_event WHERE name = 'Drill'") == [loss.last_written]
    assert values(url, "SELECT number FROM proof_snapshot ORDER BY approved_at") == loss.numbers
    assert keys_below(Path(environment["PORTAL_STORAGE"])) == keys_below(loss.storage)
    archive = command("verify-archive", environment)
    assert archive.returncode == 0, archive.stdout + archive.stderr
    audit = command("audit", environment, "verify", *_of_audit(loss))
    assert audit.returncode == 0, audit.stdout + audit.stderr


def assert_fenced(url: str, environment: dict[str, str]) -> None:
    """No number is given again, nothing runs by itself, and everybody signs in anew."""
    (given,) = values(url, "SELECT max(serial) FROM proof_snapshot")
    assert given + SKIPPED in values(url, "SELECT last_serial FROM proof_counter")
    left_out = "SELECT series FROM number_gap WHERE skipped >= 10 ORDER BY id"
    assert values(url, left_out) == [each.value for each in Series]
    assert min(values(url, SEQUENCES)) >= 1_000_000_000
    broken = command("check-invariants", environment)
    assert "BROKEN" not in broken.stdout, broken.stdout
    waiting = values(url, "SELECT DISTINCT due_at FROM outbox_delivery WHERE done_at IS NULL")
    assert set(waiting) <= {HELD}
    assert values(url, "SELECT count(*) FROM outbox_event WHERE expanded_at IS NULL") == [1]
    assert values(url, "SELECT count(*) FROM session WHERE ended_at IS NULL") == [0]
    assert values(url, "SELECT count(*) FROM sign_in_code") == [0]
    _hold_one(url)
    assert "drill.job" in command("backup", environment, "held").stderr
    release = command("backup", environment, "release", "drill.job", "--discard")
    assert "drill.job: 1 discarded" in release.stderr


def test_a_dropped_table_is_back_as_of_a_named_second(loss: Loss, target: Target) -> None:
    done = target.restore("--at", loss.dropped_after.isoformat())
    assert done.returncode == 0, done.stderr

    with target.started(loss.password) as url:
        assert values(url, "SELECT to_regclass('verification_record') IS NOT NULL") == [True]
        assert values(url, COUNT) == [0]
        assert values(url, "SELECT number FROM proof_snapshot ORDER BY approved_at") == loss.numbers


def test_a_moment_after_the_journal_is_refused(loss: Loss, target: Target) -> None:
    later = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    assert_refused(target, "recovery ended before configured recovery target", "--at", later)


def test_a_moment_before_the_oldest_base_backup_is_refused(loss: Loss, target: Target) -> None:
    assert_refused(target, "no earlier moment is there", "--at", "2026-01-01T00:00:00+08:00")


def test_a_damaged_base_backup_is_refused(target: Target, damaged: Path) -> None:
    flip(next(damaged.glob("base/*/base.tar.gz")))
    assert_refused(target, r"The base backup \w+ is damaged in base.tar.gz: take it away")


def test_a_base_backup_without_its_description_does_not_look_whole(
    target: Target, damaged: Path
) -> None:
    next(damaged.glob("base/*/backup.json")).unlink()
    assert_refused(target, "There is no whole base backup")


def test_a_damaged_journal_is_refused(target: Target, damaged: Path) -> None:
    flip(max(damaged.glob("wal/*.part/*.gz"), key=lambda path: path.stat().st_size))
    assert_refused(target, "The journal is damaged in wal/")


def test_a_damaged_file_is_refused(target: Target, damaged: Path) -> None:
    flip(next(damaged.glob("files/*/*")))
    assert_refused(target, "is damaged: take it from another backup")


def test_a_folder_with_something_in_it_is_left_alone(target: Target) -> None:
    (target.data / "PG_VERSION").write_text("18")

    done = target.restore()

    assert done.returncode == 2
    assert "is not empty" in done.stderr
    assert [path.name for path in target.data.iterdir()] == ["PG_VERSION"]


def _of_audit(loss: Loss) -> list[str]:
    folder = Path(loss.environment["PORTAL_AUDIT_COPIES"])
    return ["--copies", str(folder), "--key", (folder.parent / "key.pub").read_text().strip()]


def _hold_one(url: str) -> None:
    values(
        url,
        "INSERT INTO outbox_delivery (event_id, job, attempts, due_at)"
        " SELECT min(id), 'drill.job', 0, $1 FROM outbox_event",
        HELD,
    )
