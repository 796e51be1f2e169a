"""Checkpoints outside: every one, whole, never overwritten; and what fails is told."""

from pathlib import Path

import pytest

from backend.auditing import jobs
from backend.auditing.copies import CopyFolder, CopyRefused
from backend.auditing.jobs import AuditLog
from backend.auditing.models import AuditCheckpoint
from tests.auditing.scene import SIGNER, as_superuser, do_deeds, found_wrong

pytestmark = pytest.mark.anyio


async def rounds(kept: AuditLog, count: int) -> None:
    for _ in range(count):
        await do_deeds(2)
        await jobs.keep(kept)


def places(kept: AuditLog) -> list[str]:
    return [str(copy.path.relative_to(str(kept.copies))) for copy in kept.copies]


async def test_every_checkpoint_is_copied_under_the_size_of_its_tree(kept: AuditLog) -> None:
    await rounds(kept, 2)

    assert places(kept) == [
        "000000/000/000000000002.checkpoint",
        "000000/000/000000000004.checkpoint",
    ]
    notes = [each.note for each in await AuditCheckpoint.all().order_by("size")]
    assert [copy.note for copy in kept.copies] == notes


def test_copies_stand_in_the_order_of_their_sizes(tmp_path: Path) -> None:
    folder = CopyFolder(tmp_path)
    sizes = [1, 999, 1000, 999_999, 1_000_000, 120_345, 10**11]
    for size in sizes:
        folder.write(size, f"{size}")

    assert [copy.size for copy in folder] == sorted(sizes)
    assert [copy.note for copy in folder] == [str(size) for size in sorted(sizes)]
    newest = folder.newest()
    assert newest
    assert newest.size == 10**11


async def test_what_the_folder_missed_it_gets_when_it_is_back(
    kept: AuditLog, tmp_path: Path, caplog: pytest.LogCaptureFixture, database_url: str
) -> None:
    await rounds(kept, 1)
    (tmp_path / "copies").rename(tmp_path / "away")
    await rounds(kept, 2)
    assert caplog.text.count("NOT COPIED") == 2
    assert await AuditCheckpoint.all().count() == 3

    (tmp_path / "away").rename(tmp_path / "copies")
    await jobs.keep(kept)

    assert [copy.size for copy in kept.copies] == [2, 4, 6]
    assert await found_wrong(database_url, kept.copies) == []


async def test_a_new_folder_gets_all_of_them(kept: AuditLog, tmp_path: Path) -> None:
    await rounds(kept, 3)
    (tmp_path / "second").mkdir()
    second = CopyFolder(tmp_path / "second")

    await jobs.copy_all(second)

    assert [copy.note for copy in second] == [copy.note for copy in kept.copies]


async def test_a_copy_is_never_overwritten(
    kept: AuditLog, caplog: pytest.LogCaptureFixture
) -> None:
    await rounds(kept, 1)
    (copy,) = kept.copies
    copy.path.write_text(SIGNER.sign(2, b"x" * 32), encoding="utf-8")

    await rounds(kept, 1)

    assert "AUDIT LOG CHANGED" in caplog.text
    assert copy.path.read_text(encoding="utf-8") == SIGNER.sign(2, b"x" * 32)
    assert len(list(kept.copies)) == 1
    with pytest.raises(CopyRefused):
        kept.copies.write(2, "something else")


async def test_a_log_that_was_cut_is_noticed_by_the_worker_itself(
    kept: AuditLog, caplog: pytest.LogCaptureFixture
) -> None:
    await rounds(kept, 2)
    await as_superuser("DELETE FROM audit_checkpoint WHERE size = 4")

    await jobs.keep(kept)

    assert "AUDIT LOG CHANGED" in caplog.text


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = CopyFolder(tmp_path)

    with pytest.raises(UnicodeEncodeError):
        folder.write(1, "half \ud800")

    assert list(folder) == []
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


async def test_other_files_in_the_folder_do_no_harm(kept: AuditLog, tmp_path: Path) -> None:
    await rounds(kept, 1)
    (tmp_path / "copies" / "README").write_text("kept by the audit office")
    (tmp_path / "copies" / "000000" / "000" / ".new-half").write_text("")

    await rounds(kept, 1)

    assert [copy.size for copy in kept.copies] == [2, 4]
