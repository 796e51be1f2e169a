"""The inspection as seen from inside: one file on standard input, one answer, and the end.

Started by `counter.Intake` as `python -m backend.foundation.intake.inspection_process KIND`, with a
bare environment. Once the libraries are loaded it can open no file and no connection, so that a
fault in a decoder has nothing to read and nobody to tell.
"""

import resource
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from backend.foundation.documents.wire import pack
from backend.foundation.intake.kinds import Kind
from backend.foundation.intake.verdict import FileRefused, InspectedFile, Refusal

CPU_SECONDS = 10
"""Fifty megapixels of HEIC take 3 s on a machine of two cores."""
MEMORY = 1024 * 1024 * 1024
"""Bytes of address space; a WebP of fifty megapixels takes 820 MB."""


def main() -> None:
    """Answers with what is left of the file, or with the reason of its refusal."""
    kind = Kind(sys.argv[1])
    inspect = _inspection_of(kind)
    _limit_resources()
    sys.stdout.buffer.write(_answer(inspect))


def _inspection_of(kind: Kind) -> Callable[[BinaryIO], InspectedFile]:
    # Only what this kind needs is loaded: a JPEG then starts in 90 ms, a PDF in 250.
    if kind is Kind.PDF:
        from backend.foundation.intake import papers

        return papers.checked
    from backend.foundation.intake import pictures

    pictures.prepare(kind)
    return lambda file: pictures.cleaned(file, kind)


def _limit_resources() -> None:
    """Limits that the kernel keeps, and that nobody without privileges can raise again."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # No file, pipe or socket can be opened any more; the open ones stay.
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    # A core dump would hold somebody's photograph.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(inspect: Callable[[BinaryIO], InspectedFile]) -> bytes:
    """This is the process edge: decoders raise nearly anything over hostile bytes."""
    try:
        found = inspect(sys.stdin.buffer)
    except FileRefused as refused:
        return _refused(refused.refusal, "by its own content")
    except Exception as error:  # noqa: BLE001 -- see above
        return _refused(Refusal.BROKEN, type(error).__name__)
    message: dict[str, Any] = {
        "media_type": found.media_type,
        "width": found.width,
        "height": found.height,
        "pages": found.pages,
    }
    return pack(message, found.content)


def _refused(refusal: Refusal, because: str) -> bytes:
    return pack({"refused": refusal, "because": because})


if __name__ == "__main__":
    main()
