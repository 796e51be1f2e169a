"""What goes wrong, and after how many approvals: made of a seed, so that it can be had again."""

import random
from dataclasses import dataclass
from enum import StrEnum


class Blow(StrEnum):
    """Something that goes wrong."""

    KILL_WORKER = "a worker gets SIGKILL"
    FREEZE_WORKER = "a worker stands still (SIGSTOP)"
    KILL_SIGNING = "the signing process gets SIGKILL"
    RESTART_POSTGRES = "PostgreSQL stops at once (immediate) and starts again"
    FLUSH_REDIS = "Redis forgets everything (FLUSHALL)"
    STOP_REDIS = "Redis is away"
    SILENCE_AUTHORITY = "the time-stamp authority accepts and keeps silent"
    FILL_DISK = "no file beyond 20 kB can be written"


LASTING = {
    Blow.FREEZE_WORKER: (4.0, 8.0),
    Blow.STOP_REDIS: (3.0, 10.0),
    Blow.SILENCE_AUTHORITY: (5.0, 15.0),
    Blow.FILL_DISK: (3.0, 6.0),
}
"""From how many to how many seconds, for what does not happen in a moment. A worker is frozen for
longer than its lease: when it goes on, somebody else has its job."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroke:
    """One blow: after so many approvals, and then so many seconds later."""

    after: int
    pause: float
    blow: Blow
    worker: int
    seconds: float = 0.0

    def told(self) -> str:
        """In one line."""
        whose = f" {self.worker}" if "worker" in self.blow else ""
        lasts = f", for {self.seconds:.1f} s" if self.seconds else ""
        return f"after approval {self.after} + {self.pause:.2f} s: {self.blow}{whose}{lasts}"


def schedule(seed: int, *, proofs: int, workers: int, blows: dict[Blow, int]) -> list[Stroke]:
    """So many of each, at moments that the seed decides, in their order."""
    chance = random.Random(seed)
    strokes = [
        Stroke(
            after=chance.randint(1, proofs),
            pause=chance.uniform(0, 0.8),
            blow=blow,
            worker=chance.randrange(workers),
            seconds=chance.uniform(*LASTING[blow]) if blow in LASTING else 0.0,
        )
        for blow in Blow
        for _ in range(blows.get(blow, 0))
    ]
    return sorted(strokes, key=lambda stroke: (stroke.after, stroke.pause))
