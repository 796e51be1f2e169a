"""The processes in which the sides work, as seen from the benchmark."""

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

PROJECT = Path(__file__).resolve().parents[3]
PROGRAM = "scripts.bench.sealing.worker"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """Processor time, user and system, of one proof with all processes; and its size."""

    seconds: float
    bytes: int


class Worker:
    """A side in a process that is kept from proof to proof."""

    def __init__(self, side: str, keys: Path, fonts: Path) -> None:
        self._side = side
        self._process = subprocess.Popen(
            [sys.executable, "-m", PROGRAM, side, str(keys), str(fonts)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT, text=True,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def warm_up(self, folder: Path) -> Path:
        """Makes a few proofs that are not counted, of which the last, number 0, is kept."""
        file = folder / f"{self._side}.pdf"
        for number in (9001, 9002):
            self.cost_of(number)
        self._asked(f"0 {file}")
        return file

    def cost_of(self, number: int) -> Cost:
        """What the proof with this number costs."""
        return self._asked(str(number))

    def _asked(self, line: str) -> Cost:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return Cost(**json.loads(self._process.stdout.readline()))


def cost_alone(side: str, keys: Path, fonts: Path) -> float:
    """Seconds of processor time for one proof in processes that start and end with it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", PROGRAM, side, str(keys), str(fonts)]
    subprocess.run(
        command, cwd=PROJECT, check=True, text=True, input="1\n", stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
