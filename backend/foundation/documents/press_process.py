"""The press as seen from inside: a process that prints and draws what arrives on standard input.

Started by `press.Press` as `python -m backend.foundation.documents.press_process`, with a bare
environment: it knows no database address, no key and no passphrase, so that a fault in layout or
font code has nothing to give away.
"""

import ctypes
import gc
import json
import logging
import os
import resource
import signal
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO

from jinja2 import TemplateError
from weasyprint.urls import FatalURLFetchingError

from backend.foundation.documents.drawing import Undrawable, drawn
from backend.foundation.documents.embedding import files_of
from backend.foundation.documents.typesetting import Typesetter, Unprintable
from backend.foundation.documents.wire import HEADER, pack, unpack

PR_SET_PDEATHSIG = 1

MEMORY_LIMIT = 512 * 1024 * 1024  # bytes; three pages in all four fonts take 165 MB of data

CPU_LIMIT = 10.0  # seconds of one document; three pages in all four fonts take 0.6 s


# Documents. Each leaves a knot of objects that Python by itself unties late, while it looks through
# all others again and again: a tenth of the time, and 20 kB more a document.
TIDIED_EVERY = 10

logger = logging.getLogger(__name__)


class CpuLimitReached(BaseException):
    """Not an Exception: WeasyPrint catches those around resources and would carry on."""


def main() -> None:
    """Serve until the input ends. Arguments: the template folder and the parent's process id."""
    templates, parent = Path(sys.argv[1]), int(sys.argv[2])
    _die_with(parent)
    _limit_resources()
    requests, replies = sys.stdin.buffer, _private_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then closes us.
    signal.signal(signal.SIGPROF, _cpu_limit_reached)
    typesetter = Typesetter(templates)
    # What was imported stays; the rest is collected between documents.
    gc.freeze()
    gc.disable()
    replies.write(pack({"ready": True}))
    for number, (job, attachment) in enumerate(_jobs(requests), start=1):
        replies.write(_answer(typesetter, job, attachment))
        if number % TIDIED_EVERY == 0:
            gc.collect()


def _die_with(parent: int) -> None:
    """Ask Linux for SIGKILL when the parent dies, however it dies.

    An idle press ends by itself when its input closes; one in the middle of a page would go on.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # It died before the request above.
        raise SystemExit(0)


def _limit_resources() -> None:
    # RLIMIT_DATA and not RLIMIT_AS: mapped font files are address space, but cost no memory.
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_LIMIT, MEMORY_LIMIT))
    # A core dump of this process would hold somebody's name and identity number.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _private_output() -> BinaryIO:
    """Standard output for frames alone; a stray print of any library goes to standard error."""
    frames = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return frames


def _jobs(requests: BinaryIO) -> Iterator[tuple[dict[str, Any], bytes]]:
    while header := requests.read(HEADER.size):
        message, attachment = unpack(header)
        yield json.loads(requests.read(message)), requests.read(attachment)


def _answer(typesetter: Typesetter, job: Mapping[str, Any], attachment: bytes = b"") -> bytes:
    """The document or picture, or why there is none. The process edge: nothing gets past it."""
    try:
        with _limited_cpu():
            if "draw" in job:
                return pack({}, drawn(attachment, **job["draw"]))
            return _printed(typesetter, job, attachment)
    except (Unprintable, Undrawable) as refusal:
        return _failure(str(refusal))
    except TemplateError as error:
        return _failure(f"the template cannot use this snapshot: {error}")
    except FatalURLFetchingError:
        return _failure("the document asked for something outside its templates")
    except CpuLimitReached:
        return _failure(f"the document needs more than {CPU_LIMIT:.0f} s of processor time")
    except MemoryError:
        return _failure("the document needs more memory than a press may use")
    except Exception as error:
        logger.exception("The press failed unexpectedly.")
        return _failure(f"the press failed with {type(error).__name__}")


def _printed(typesetter: Typesetter, job: Mapping[str, Any], attachment: bytes) -> bytes:
    with _collected_warnings() as warnings:
        result = typesetter.typeset(
            job["template"],
            job["version"],
            job["content"],
            preview=job["preview"],
            files=files_of(job["files"], attachment),
        )
    spot = [result.spot.page, result.spot.x, result.spot.y]
    return pack({"pages": result.pages, "spot": spot, "warnings": warnings}, result.pdf)


def _failure(reason: str) -> bytes:
    return pack({"failed": reason})


@contextmanager
def _collected_warnings() -> Generator[list[str]]:
    """What WeasyPrint finds odd, mostly a typing error in a style sheet."""
    collected: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: collected.append(record.getMessage())
    source = logging.getLogger("weasyprint")
    source.addHandler(handler)
    try:
        yield collected
    finally:
        source.removeHandler(handler)


@contextmanager
def _limited_cpu() -> Generator[None]:
    """Processor time, not wall time: a busy machine must not make a good document fail."""
    signal.setitimer(signal.ITIMER_PROF, CPU_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _cpu_limit_reached(_signal: int, _frame: FrameType | None) -> None:
    raise CpuLimitReached


if __name__ == "__main__":
    main()
