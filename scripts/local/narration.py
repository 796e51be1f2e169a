"""How the commands speak: one line per step with its duration, one sentence per failure."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Refused(Exception):
    """The command cannot go on; the message is one sentence that says what a person can do."""


@contextmanager
def step(title: str) -> Iterator[Callable[[str], None]]:
    """Prints the title at once and the duration at the end; what it yields adds a detail line."""
    details: list[str] = []
    print(f"  {title} …", end="", flush=True)
    started = time.monotonic()
    try:
        yield details.append
    except BaseException:
        print(" stopped", flush=True)
        raise
    print(f" {time.monotonic() - started:.1f} s", flush=True)
    for detail in details:
        print(f"    {detail}", flush=True)


def speak(command: Callable[[], int]) -> int:
    """Runs a command; a refusal becomes one sentence on standard error and exit status 1."""
    try:
        return command()
    except Refused as refusal:
        print(f"\n{refusal}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr, flush=True)
        return 130
