"""Inspections are confined, bounded and distrusted; only what is asked for is taken."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest

from backend.foundation.intake import counter, inspection_process
from backend.foundation.intake.counter import Intake
from backend.foundation.intake.kinds import Kind, Task, kind_of
from backend.foundation.intake.verdict import InspectedFile, Refusal
from tests.foundation.intake.impostor import ANSWERS
from tests.uploaded_files import a_heic, a_jpeg, a_pdf, a_picture, a_png, a_webp, written

pytestmark = pytest.mark.anyio

Inspect = Callable[[bytes], Awaitable[InspectedFile | Refusal]]
OTHERS = {
    "nothing": b"",
    "one byte": b"\xff",
    "a text": "小阳村".encode(),
    "HTML": b"<!doctype html>",
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a program": b"MZ\x90\x00" + bytes(100),
    "a ZIP": b"PK\x03\x04" + bytes(100),
    "GIF": written(a_picture().convert("P"), "GIF"),
    "TIFF": written(a_picture(), "TIFF"),
    "BMP": written(a_picture(), "BMP"),
    "AVIF": written(a_picture(), "AVIF"),
    "JPEG 2000": written(a_picture(), "JPEG2000"),
    "a PDF behind a blank": b" " + a_pdf(),
    "a video": b"\x00\x00\x00\x18ftypisom" + bytes(100),
    "a sound in RIFF": b"RIFF\x00\x00\x00\x00WAVE" + bytes(100),
}


@pytest.mark.parametrize("content", OTHERS.values(), ids=OTHERS.keys())
async def test_every_other_kind_is_refused(inspect: Inspect, content: bytes) -> None:
    assert await inspect(content) is Refusal.KIND


def test_a_kind_is_told_by_the_first_bytes() -> None:
    files = {
        Kind.JPEG: a_jpeg(),
        Kind.PNG: a_png(),
        Kind.WEBP: a_webp(),
        Kind.HEIC: a_heic(),
        Kind.PDF: a_pdf(),
    }

    assert {kind: kind_of(content[:12]) for kind, content in files.items()} == {
        kind: kind for kind in files
    }


@pytest.mark.parametrize("lie", ANSWERS)
async def test_an_inspection_that_was_taken_over_is_not_believed(
    inspect: Inspect, monkeypatch: pytest.MonkeyPatch, lie: bytes
) -> None:
    monkeypatch.setattr(counter, "PROGRAM", "tests.foundation.intake.impostor")

    assert await inspect(a_jpeg()[:12] + lie) is Refusal.BROKEN


async def test_an_inspection_without_end_is_ended(
    inspect: Inspect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counter, "PROGRAM", "tests.foundation.intake.impostor")
    monkeypatch.setattr(counter, "PATIENCE_SECONDS", 1)

    assert await inspect(a_jpeg()[:12] + b"silence") is Refusal.BROKEN
    assert children_of_this_process("impostor") == []


async def test_whoever_goes_away_takes_her_inspection_along(
    inspect: Inspect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counter, "PROGRAM", "tests.foundation.intake.impostor")
    waiting = asyncio.ensure_future(inspect(a_jpeg()[:12] + b"silence"))
    while not children_of_this_process("impostor"):  # noqa: ASYNC110 -- it tells nobody
        await asyncio.sleep(0.01)

    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    assert children_of_this_process("impostor") == []


def children_of_this_process(name: str) -> list[str]:
    """Command lines of running children that were started for a module of this name.

    Other processes of the suite start theirs at the same time.
    """
    command = ["ps", "--ppid", str(os.getpid()), "-o", "args"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line for line in listed.stdout.splitlines() if f"intake.{name} " in line]


ATTEMPTS = {
    "read a file": "open('/etc/passwd')",
    "write a file": "open('/tmp/x', 'w')",
    "list a folder": "import os; os.listdir('/')",
    "call out": "import socket; socket.socket()",
    "take two gigabytes": "bytearray(2 << 30)",
    "fork into the open": "import os; os.pipe()",
    "allow itself more": "import resource as r; r.setrlimit(r.RLIMIT_AS, (2 << 30, 3 << 30))",
}
CONFINED = """
import os, resource, socket, sys
from backend.foundation.intake import inspection_process
from backend.foundation.intake.kinds import Task
task = Task(sys.argv[2])
inspection_process.CPU_SECONDS = {task: 1}
os.setuid(65534)
inspection_process._limit_resources(task)
try:
    exec(sys.argv[1])
except (OSError, MemoryError, ValueError) as refused:
    print(type(refused).__name__, flush=True)
else:
    print("done", flush=True)
"""


def confined(attempt: str, task: Task) -> subprocess.CompletedProcess[str]:
    """What becomes of an attempt behind the limits of an inspection, as an ordinary user."""
    return subprocess.run(
        [sys.executable, "-c", CONFINED, attempt, task],
        capture_output=True,
        text=True,
        check=False,
        cwd=counter.PROJECT,
    )


@pytest.mark.skipif("os.getuid() != 0", reason="only root may become an ordinary user")
@pytest.mark.parametrize("task", Task)
@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_an_inspection_cannot(attempt: str, task: Task) -> None:
    said = confined(attempt, task).stdout.strip()

    assert said in {"OSError", "PermissionError", "MemoryError", "ValueError"}


@pytest.mark.skipif("os.getuid() != 0", reason="only root may become an ordinary user")
@pytest.mark.parametrize("task", Task)
def test_an_inspection_that_computes_without_end_is_killed(task: Task) -> None:
    assert confined("while True: pass", task).returncode < 0


def test_what_a_stranger_brings_gets_less_than_five_seconds_and_512_megabytes() -> None:
    assert inspection_process.CPU_SECONDS[Task.READ_CODES] < counter.CODES_PATIENCE_SECONDS == 5
    assert inspection_process.MEMORY[Task.READ_CODES] == 512 * 1024 * 1024


def test_an_inspection_knows_nothing_of_the_portal() -> None:
    assert set(counter.ENVIRONMENT) == {"PATH", "LANG"}


async def test_files_of_one_sender_follow_one_another() -> None:
    intake, sender, running, most = Intake(), uuid4(), 0, 0

    async def hand_in(who: object) -> None:
        nonlocal running, most
        async with intake.turn_of(who):  # type: ignore[arg-type] -- any key
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            running -= 1

    await asyncio.gather(*(hand_in(sender) for _ in range(5)))
    assert most == 1
    await asyncio.gather(*(hand_in(uuid4()) for _ in range(5)))
    assert most == 5
    assert len(intake._turns) == 0


async def test_many_files_at_once_are_all_inspected(inspect: Inspect) -> None:
    found = await asyncio.gather(*(inspect(a_jpeg(64 + number)) for number in range(6)))

    assert [each.width for each in found if isinstance(each, InspectedFile)] == [*range(64, 70)]


def test_the_portal_itself_loads_no_decoder() -> None:
    listed = subprocess.run(
        [sys.executable, "-c", "import sys, backend.web.main; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=counter.PROJECT,
    )

    assert not {"pillow_heif", "pypdfium2_raw", "PIL.WebPImagePlugin"} & set(listed.stdout.split())
