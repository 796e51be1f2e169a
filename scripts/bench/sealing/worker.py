"""One side in a process of its own: makes the proofs whose numbers it reads, says what each cost.

`python -m scripts.bench.sealing.worker SIDE KEYS FONTS`; answers are lines of JSON.
"""

import asyncio
import ctypes
import json
import os
import sys
import time
from pathlib import Path

from scripts.bench.sealing import sides


async def main(name: str, keys: Path, fonts: Path) -> None:
    """Serve until the input ends. The first proof of a process costs more: it warms it up."""
    maker = sides.side(name, keys, fonts)
    try:
        for line in sys.stdin:
            number, _, kept = line.strip().partition(" ")
            before = used()
            pdf = await maker.proof(int(number))
            cost = used() - before
            if kept:
                Path(kept).write_bytes(pdf)  # noqa: ASYNC240 -- nothing waits for this loop
            print(json.dumps({"seconds": cost, "bytes": len(pdf)}), flush=True)
    finally:
        await maker.close()


def used() -> float:
    """Seconds of processor time, user and system, of this process and those it has started.

    Their own clocks are read, since getrusage knows only of children that have ended.
    """
    return time.process_time() + sum(time.clock_gettime(_clock_of(pid)) for pid in children())


def children() -> list[int]:
    """Processes started by this one that still run."""
    return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def _clock_of(pid: int) -> int:
    clock = ctypes.c_int()
    failure: int = ctypes.CDLL(None).clock_getcpuclockid(pid, ctypes.byref(clock))
    if failure:
        raise OSError(failure, os.strerror(failure))
    return clock.value


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
