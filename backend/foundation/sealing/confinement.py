"""Runs work on hostile bytes in a process of its own, which can be ended and is held to limits.

A thread would not do, since it cannot be stopped: nine million digits in a row, a file of 9 MB,
kept the PDF reader busy for the three minutes that were waited for it.
"""

import io
import multiprocessing
import pickle
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, TypeVar

_Result = TypeVar("_Result")

# A server forks a fresh process for each piece of work in about 50 ms, after it has imported once
# what the work needs; a plain fork of a process with threads could deadlock.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["backend.foundation.sealing.judging"])


class WorkFailed(Exception):
    """The work raised, died, or was ended at a limit; the message says which."""


class _Failure(NamedTuple):
    reason: str


MAX_ANSWER = 1_000_000
"""Bytes; a report has some hundred."""
_SEALING = "backend.foundation.sealing"
ANSWERED = frozenset(
    {
        (__name__, _Failure.__name__),
        (f"{_SEALING}.report", "SealReport"),
        (f"{_SEALING}.report", "SealLevel"),
        (f"{_SEALING}.report", "SealProblem"),
        (f"{_SEALING}.archival", "PdfContents"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
    }
)
"""What an answer is made of, besides numbers, texts and lists. The process has read what strangers
wrote: a pickle of anything else could make this one do what they want."""


class _Answer(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str, /) -> Any:
        if (module_name, global_name) not in ANSWERED:
            raise pickle.UnpicklingError(f"no answer has a {global_name}")
        return super().find_class(module_name, global_name)


def confined(
    work: Callable[..., _Result], *arguments: object, seconds: int, patience: float, memory: int
) -> _Result:
    """What the work returns; blocks until then. Raises WorkFailed.

    Work and arguments are pickled, so the work is a function of a module. It may use `seconds` of
    CPU, `patience` seconds by the clock on the wall and `memory` bytes of address space.
    """
    receiver, sender = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(
        target=_carry_out, args=(sender, seconds, memory, work, arguments), daemon=True
    )
    with receiver:
        process.start()
        # The child has the only sender now, so that its death ends the pipe.
        sender.close()
        try:
            outcome: Any = (
                _read(receiver.recv_bytes(MAX_ANSWER))
                if receiver.poll(patience)
                else _Failure(f"no answer within {patience} s")
            )
        except EOFError:
            outcome = _Failure(f"ended at its limit of {seconds} s or {memory} bytes")
        except (OSError, pickle.UnpicklingError) as error:
            outcome = _Failure(f"answered what is no answer: {error}"[:500])
        finally:
            process.kill()
            process.join()
            process.close()
    if isinstance(outcome, _Failure):
        raise WorkFailed(outcome.reason)
    return outcome


def _read(answer: bytes) -> Any:
    try:
        return _Answer(io.BytesIO(answer)).load()
    # A broken pickle raises nearly anything.
    except Exception as error:
        raise pickle.UnpicklingError(str(error)) from error


def _carry_out(
    sender: Connection,
    seconds: int,
    memory: int,
    work: Callable[..., object],
    arguments: tuple[object, ...],
) -> None:
    # The kernel keeps these limits even when the parent is gone.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        outcome = work(*arguments)
    except Exception as error:  # noqa: BLE001 - hostile bytes make parsers raise nearly anything
        outcome = _Failure(f"{type(error).__name__}: {error}"[:500])
    sender.send_bytes(pickle.dumps(outcome))
