"""scripts/audit as it is called: by operators, and by others who have no database."""

import os
import re
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from backend.auditing import jobs
from backend.auditing.jobs import AuditLog
from backend.foundation.audit import AuditEntry
from tests.auditing.scene import SIGNER, as_superuser, do_deeds

pytestmark = pytest.mark.anyio

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "audit"
KEY = str(SIGNER.public)


@dataclass(frozen=True)
class Command:
    """scripts/audit beside a log, in a folder of its own."""

    database_url: str
    folder: Path

    def __call__(self, *arguments: str, database: bool = True) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        # Whoever has no database has no portal running beside it either.
        environment["DATABASE_URL"] = self.database_url if database else "postgres://nowhere:1/none"
        return subprocess.run(
            [SCRIPT, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def save(self, name: str, *arguments: str) -> None:
        """Keeps what the command prints."""
        done = self(*arguments)
        assert done.returncode == 0, done.stderr
        (self.folder / name).write_text(done.stdout, encoding="utf-8")


@pytest.fixture
async def audit(kept: AuditLog, database_url: str, tmp_path: Path) -> Command:
    """A log of seven entries, of which the last waits."""
    for count in (4, 2):
        await do_deeds(count)
        await jobs.keep(kept)
    await do_deeds(1)
    return Command(database_url, tmp_path)


async def test_a_sound_log_is_said_to_be_sound(audit: Command) -> None:
    done = audit("verify", "--copies", "copies", "--key", KEY)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Entries that wait for their places: 1.\n6 entries, 2 signed checkpoints: sound.\n"
    )


async def test_a_changed_entry_is_named_and_the_command_fails(audit: Command) -> None:
    entry = await AuditEntry.all().order_by("id").first()
    assert entry
    await as_superuser("UPDATE audit_entry SET deed = 'nothing' WHERE id = $1", entry.id)

    done = audit("verify", "--copies", "copies", "--key", KEY)

    assert done.returncode == 1
    assert f"WRONG: Position 0: entry {entry.id} is not the one that was recorded.\n" in done.stdout
    assert done.stdout.endswith("the log is not the one that was signed.\n")


async def test_whoever_has_no_database_verifies_an_export(audit: Command, tmp_path: Path) -> None:
    assert audit("export", "log.jsonl").stdout == "6 entries\n"
    verify = ("verify", "--export", "log.jsonl", "--copies", "copies", "--key", KEY)
    sound = audit(*verify, database=False)
    assert (sound.returncode, sound.stdout) == (0, "6 entries, 2 signed checkpoints: sound.\n")

    export = tmp_path / "log.jsonl"
    lines = export.read_bytes().splitlines(keepends=True)
    for changed in (
        [*lines[:2], lines[2].replace(b'"page":2', b'"page":3'), *lines[3:]],
        lines[:-1],
        lines[::-1],
        [*lines, lines[0]],
    ):
        export.write_bytes(b"".join(changed))
        wrong = audit(*verify, database=False)
        assert (wrong.returncode, "WRONG: " in wrong.stdout) == (1, True)


async def test_an_export_is_never_written_over(audit: Command) -> None:
    assert audit("export", "log.jsonl").returncode == 0

    again = audit("export", "log.jsonl")

    assert (again.returncode, again.stderr) == (2, "export: log.jsonl is there already\n")


async def test_a_file_that_is_no_whole_export_is_said_to_be_none(
    audit: Command, tmp_path: Path
) -> None:
    (tmp_path / "log.jsonl").write_text('{"id":1}', encoding="utf-8")

    done = audit("verify", "--export", "log.jsonl", "--copies", "copies", "--key", KEY)

    assert (done.returncode, "no whole export" in done.stderr) == (2, True)


async def test_one_entry_is_proven_with_the_key_alone(audit: Command, tmp_path: Path) -> None:
    entries = await AuditEntry.all().order_by("id")
    audit.save("entry.proof", "prove", str(entries[3].id))

    done = audit("check-proof", "entry.proof", "--key", KEY, database=False)

    assert done.returncode == 0
    first, line, _ = done.stdout.split("\n")
    assert first == (
        f"Entry {entries[3].id} stands at position 3 of portal.test/audit, "
        "in the tree of 6 entries:"
    )
    assert f'"subject_id":"{entries[3].subject_id}"' in line

    proof = tmp_path / "entry.proof"
    sound = proof.read_text(encoding="utf-8")
    for old, new in (("index 3", "index 2"), ("\n6\n", "\n7\n"), ("extra ", "extra AAAA")):
        proof.write_text(sound.replace(old, new, 1), encoding="utf-8")
        wrong = audit("check-proof", "entry.proof", "--key", KEY, database=False)
        assert (wrong.returncode, wrong.stdout.startswith("WRONG: ")) == (1, True)


async def test_growth_is_proven_from_an_older_checkpoint(
    audit: Command, kept: AuditLog, tmp_path: Path
) -> None:
    old, new = (str(copy.path) for copy in kept.copies)
    audit.save("growth.proof", "prove", "--grown-from", "4")
    check = ("check-proof", "growth.proof", "--key", KEY)

    done = audit(*check, "--old", old, database=False)

    assert (done.returncode, done.stdout) == (
        0,
        "portal.test/audit only grew from 4 to 6 entries: the first 4 are the same.\n",
    )
    assert audit(*check, "--old", new, database=False).returncode == 1
    assert audit(*check, database=False).returncode == 1
    (tmp_path / "forged").write_text(SIGNER.sign(4, b"x" * 32), encoding="utf-8")
    assert audit(*check, "--old", "forged", database=False).returncode == 1


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (("1000000",), "has no place"),
        (("--grown-from", "7"), "did not grow from 7"),
        (("--grown-from", "0"), "did not grow from 0"),
    ],
)
async def test_there_is_no_proof_of_what_is_not_signed(
    audit: Command, asked: tuple[str, ...], answer: str
) -> None:
    done = audit("prove", *asked)

    assert (done.returncode, answer in done.stderr) == (1, True)


@pytest.mark.parametrize(
    "content", ["", "c2sp.org/tlog-proof@v1\nindex 0\n", "old 4\n\n", "\n" * 9]
)
async def test_what_is_no_proof_proves_nothing(
    audit: Command, tmp_path: Path, content: str
) -> None:
    (tmp_path / "entry.proof").write_text(f"{content}\n{SIGNER.sign(6, b'x' * 32)}")

    done = audit("check-proof", "entry.proof", "--key", KEY, database=False)

    assert (done.returncode, done.stdout.startswith("WRONG: ")) == (1, True)


async def test_the_standing_is_good_until_something_waits_too_long(audit: Command) -> None:
    done = audit("status")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(r"in the tree 6, signed 6, waiting 1, the longest for \d+ s", done.stdout)

    await as_superuser("UPDATE audit_entry SET at = at - interval '4 minutes'")

    assert audit("status").returncode == 1


async def test_a_key_is_made_once_for_its_owner_alone(audit: Command, tmp_path: Path) -> None:
    made = audit("make-key", "portal.example/audit", "key")
    again = audit("make-key", "portal.example/audit", "key")

    assert (made.returncode, again.returncode) == (0, 2)
    assert made.stdout.startswith("portal.example/audit+")
    private = tmp_path / "key"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert private.read_text().startswith("PRIVATE+KEY+portal.example/audit+")


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "--copies", "copies", "--key", "no key"),
        ("verify", "--copies", "elsewhere", "--key", KEY),
        ("verify", "--copies", "copies", "--key", KEY, "--database", "postgres://nowhere:1/none"),
        ("make-key", "two words", "key"),
        ("check-proof", "nothing", "--key", KEY),
    ],
)
async def test_surroundings_at_fault_are_said_in_one_line(
    audit: Command, arguments: tuple[str, ...]
) -> None:
    done = audit(*arguments)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
