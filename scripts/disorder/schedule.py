"""What goes wrong, and after how many approvals: made of a seed, so that it can be had again."""

import math
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
    JUMP_CLOCK = "the clock jumps of worker"
    MISLEAD_AUTHORITY = "the time-stamp authority stamps another time"


LASTING = {
    Blow.FREEZE_WORKER: (4.0, 8.0),
    Blow.STOP_REDIS: (3.0, 10.0),
    Blow.SILENCE_AUTHORITY: (5.0, 15.0),
    Blow.FILL_DISK: (3.0, 6.0),
    Blow.JUMP_CLOCK: (4.0, 10.0),
    Blow.MISLEAD_AUTHORITY: (4.0, 10.0),
}
"""From how many to how many seconds, for what does not happen in a moment. A worker is frozen for
longer than its lease: when it goes on, somebody else has its job."""

WRONG = (Blow.JUMP_CLOCK, Blow.MISLEAD_AUTHORITY)
"""Blows by which somebody has a wrong time."""
LEAST_WRONG, MOST_WRONG = 90, 400 * 86400
"""Seconds: half a minute more than is tolerated, and past the end of most that ends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroke:
    """One blow: after so many approvals, and then so many seconds later."""

    after: int
    pause: float
    blow: Blow
    worker: int
    seconds: float = 0.0
    wrong_by: int = 0
    """Seconds that a clock is ahead, negative for behind."""

    def told(self) -> str:
        """In one line."""
        whose = f" {self.worker}" if "worker" in self.blow else ""
        lasts = f", for {self.seconds:.1f} s" if self.seconds else ""
        wrong = f", by {self.wrong_by:+} s" if self.wrong_by else ""
        return f"after approval {self.after} + {self.pause:.2f} s: {self.blow}{whose}{lasts}{wrong}"


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
            wrong_by=_wrong_by(chance) if blow in WRONG else 0,
        )
        for blow in Blow
        for _ in range(blows.get(blow, 0))
    ]
    return sorted(strokes, key=lambda stroke: (stroke.after, stroke.pause))


def _wrong_by(chance: random.Random) -> int:
    """As often minutes as hours, days and months."""
    size = math.exp(chance.uniform(math.log(LEAST_WRONG), math.log(MOST_WRONG)))
    return round(size) * chance.choice((-1, 1))
