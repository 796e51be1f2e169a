"""The inspection as seen from inside: one file on standard input, one answer, and the end.

Started by `counter.Intake` as `python -m backend.foundation.intake.inspection_process TASK KIND`,
with a bare environment. Once the libraries are loaded it can open no file and no connection, so
that a fault in a decoder has nothing to read and nobody to tell.
"""

import resource
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from backend.foundation.documents.wire import pack
from backend.foundation.intake.kinds import Kind, Task
from backend.foundation.intake.verdict import FileRefused, InspectedFile, Refusal

CPU_SECONDS = {Task.KEEP: 10, Task.READ_CODES: 4, Task.READ_CELLS: 10}
"""Fifty megapixels of HEIC take 3 s on a machine of two cores; the worst picture of false QR codes
that we could draw takes 2.6 s. A workbook of ten thousand rows takes 2 s."""
_MEGABYTE = 1024 * 1024
MEMORY = {
    Task.KEEP: 1024 * _MEGABYTE,
    Task.READ_CODES: 512 * _MEGABYTE,
    Task.READ_CELLS: 512 * _MEGABYTE,
}
"""Bytes of address space; a WebP of fifty megapixels takes 820 MB."""

Message = tuple[dict[str, Any], bytes]


def main() -> None:
    """Answers with what was found, or with the reason of a refusal."""
    task, kind = Task(sys.argv[1]), Kind(sys.argv[2])
    work = _work_of(task, kind)
    _limit_resources(task)
    sys.stdout.buffer.write(_answer(work))


def _work_of(task: Task, kind: Kind) -> Callable[[BinaryIO], Message]:
    match task:
        case Task.KEEP:
            return _inspection_of(kind)
        case Task.READ_CODES:
            return _reading_of(kind)
        case Task.READ_CELLS:
            return _cells()


def _cells() -> Callable[[BinaryIO], Message]:
    from backend.foundation.intake import sheets

    sheets.prepare()
    return lambda file: (sheets.read(file), b"")


def _inspection_of(kind: Kind) -> Callable[[BinaryIO], Message]:
    # Only what this kind needs is loaded: a JPEG then starts in 90 ms, a PDF in 250.
    if kind is Kind.PDF:
        from backend.foundation.intake import papers

        return lambda file: _told(papers.checked(file))
    from backend.foundation.intake import pictures

    pictures.prepare(kind)
    return lambda file: _told(pictures.cleaned(file, kind))


def _reading_of(kind: Kind) -> Callable[[BinaryIO], Message]:
    from backend.foundation.intake import codes, pictures

    pictures.prepare(kind)
    return lambda file: ({"codes": codes.read(file, kind)}, b"")


def _limit_resources(task: Task) -> None:
    """Limits that the kernel keeps, and that nobody without privileges can raise again."""
    seconds, memory = CPU_SECONDS[task], MEMORY[task]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # No file, pipe or socket can be opened any more; the open ones stay.
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    # A core dump would hold somebody's photograph.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(work: Callable[[BinaryIO], Message]) -> bytes:
    """This is the process edge: decoders raise nearly anything over hostile bytes."""
    try:
        return pack(*work(sys.stdin.buffer))
    except FileRefused as refused:
        return _refused(refused.refusal, "by its own content")
    except Exception as error:  # noqa: BLE001 -- see above
        return _refused(Refusal.BROKEN, type(error).__name__)


def _told(found: InspectedFile) -> Message:
    message = {
        "media_type": found.media_type,
        "width": found.width,
        "height": found.height,
        "pages": found.pages,
    }
    return message, found.content


def _refused(refusal: Refusal, because: str) -> bytes:
    return pack({"refused": refusal, "because": because})


if __name__ == "__main__":
    main()
