"""Whether this process works, and what it stands on."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from redis.exceptions import RedisError

from backend.bootstrap import TEMPLATES
from backend.foundation import db
from backend.foundation.clock import WrongClock
from backend.foundation.documents.fonts import FontsMissing
from backend.foundation.documents.press import PressDied, PressTooSlow
from backend.foundation.documents.renderer import RenderFailed
from backend.foundation.sealing.provider import KeyUnavailable
from backend.foundation.services import Services
from backend.operations import figures, invariants
from backend.operations.figures import Figures
from backend.operations.kept import Kept
from backend.seals import lasting, queries
from backend.seals.troubles import Trouble

log = logging.getLogger(__name__)

READY_SECONDS, READY_KEPT_SECONDS = 2.0, 3.0
"""What one part may take, and how long the answer stands: asked by anybody, looked up rarely."""
DEEP_SECONDS, DEEP_KEPT_SECONDS = 15.0, 30.0
"""A print takes 0.3 s, a signing process 10 s before it is given up."""
LATE_SECONDS = 600.0
"""Twice the longest pause between two tries of a job: what waits longer does not mend itself."""
LATE_EVENT_SECONDS = 60.0
LATE_AUDIT_SECONDS = 180.0
"""As in `scripts/audit status`."""
_TEMPLATE, _VERSION = "proofs/free-form", "v2"

Check = Callable[[], Awaitable[object]]
_FAILURES = (
    *db.OUTAGES,
    WrongClock,
    RedisError,
    RenderFailed,
    FontsMissing,
    PressDied,
    PressTooSlow,
    KeyUnavailable,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One thing that was looked at."""

    ok: bool
    told: Mapping[str, float] = field(default_factory=dict[str, float])
    """Figures to it; no names and no ids."""


class Health:
    """The health of one process. Answers are kept, so that nobody can load anything by asking."""

    def __init__(self, services: Services, *, queue: Check | None = None) -> None:
        """`queue` raises when Redis is away; None in a process that does not use it."""
        self._services = services
        needed = {
            "database": _ask_database,
            "clock": _compare_clocks,
            "storage": services.storage.require_reachable,
        }
        self._needed: dict[str, Check] = needed | ({"queue": queue} if queue else {})
        self.figures = Kept(figures.read, seconds=figures.KEPT_SECONDS)
        self.invariants = Kept(invariants.count, seconds=invariants.KEPT_SECONDS)
        self._ready = Kept(self._look, seconds=READY_KEPT_SECONDS)
        self._deep = Kept(self._look_deep, seconds=DEEP_KEPT_SECONDS)

    async def missing(self) -> list[str]:
        """Names of the parts without which this process cannot work, and which are away."""
        return await self._ready.get()

    async def deep(self) -> Mapping[str, Part]:
        """Everything that a paper needs on its way, by name."""
        return await self._deep.get()

    async def _look(self) -> list[str]:
        found = await asyncio.gather(
            *(_answers(name, check, READY_SECONDS) for name, check in self._needed.items())
        )
        return [name for name, there in zip(self._needed, found, strict=True) if not there]

    async def _look_deep(self) -> Mapping[str, Part]:
        checks = self._needed | {"press": self._print, "signing": self._ask_signing}
        found = await asyncio.gather(
            *(_answers(name, check, DEEP_SECONDS) for name, check in checks.items())
        )
        parts = {name: Part(ok=there) for name, there in zip(checks, found, strict=True)}
        parts["timestamps"] = self._timestamps()
        parts["invariants"] = _unbroken(await self.invariants.get())
        known = await self.figures.get()
        return parts | (_parts_of(known, stamped=self._services.evidence.obtainable))

    async def _print(self) -> None:
        """A page nobody can take for a proof; a press that is at work is not interrupted."""
        if self._services.documents.unfinished:
            return
        sample = (TEMPLATES / _TEMPLATE / _VERSION / "sample.json").read_text(encoding="utf-8")
        await self._services.documents.render(_TEMPLATE, _VERSION, json.loads(sample), preview=True)

    async def _ask_signing(self) -> None:
        """The certificate of some seal that is in force; nothing is signed."""
        seal = await queries.any_active_seal()
        if seal is not None:
            await self._services.sealer.certificate_of(seal.key_ref)

    def _timestamps(self) -> Part:
        """Nobody is asked for a stamp: authorities charge for them. Their last answers count."""
        resting = self._services.evidence.resting
        away = sum(resting.values())
        return Part(
            ok=not resting or away < len(resting),
            told={"authorities": len(resting), "resting": away},
        )


def _unbroken(counted: Mapping[str, int] | None) -> Part:
    """One whose rows cannot be counted is not known to hold."""
    if counted is None:
        return Part(ok=False)
    broken = [rows for rows in counted.values() if rows]
    return Part(ok=not broken, told={"broken": len(broken), "rows": sum(broken)})


def _parts_of(known: Figures | None, *, stamped: bool) -> dict[str, Part]:
    """What the figures say; `stamped` is whether time stamps are wanted at all."""
    if known is None:
        return {"figures": Part(ok=False)}
    delivery = max((figures.age(each.oldest) for each in known.deliveries.values()), default=0.0)
    event = figures.age(known.events.oldest)
    unsealed = figures.age(known.production.oldest)
    # The keeper's own time, or the hour's limit: that is how it should be.
    stuck = sum(n for why, n in known.production.stuck.items() if why is not Trouble.SEAL_REFUSED)
    unstamped = figures.age(known.evidence.oldest) if stamped else 0.0
    audit = figures.age(known.audit.oldest)
    return {
        "deliveries": Part(
            ok=delivery < LATE_SECONDS,
            told={
                "waiting": sum(each.count for each in known.deliveries.values()),
                "oldest_seconds": delivery,
            },
        ),
        "outbox": Part(
            ok=event < LATE_EVENT_SECONDS,
            told={"waiting": known.events.count, "oldest_seconds": event},
        ),
        "unsealed": Part(
            ok=unsealed < LATE_SECONDS and not stuck,
            told={
                "under_way": known.production.under_way,
                "oldest_seconds": unsealed,
                "stuck": stuck,
            },
        ),
        "evidence": Part(
            ok=unstamped < lasting.ALARM_AFTER.total_seconds(),
            told={"missing": known.evidence.count if stamped else 0, "oldest_seconds": unstamped},
        ),
        "audit": Part(
            ok=audit < LATE_AUDIT_SECONDS and not known.audit.gone,
            told={
                "waiting": known.audit.waiting,
                "oldest_seconds": audit,
                "gone": known.audit.gone,
            },
        ),
        "migrations": Part(
            ok=not known.missing_migrations, told={"missing": known.missing_migrations}
        ),
    }


async def _compare_clocks() -> None:
    # A database that is away is told by its own name.
    with suppress(*db.OUTAGES):
        await db.require_right_clock()


async def _ask_database() -> None:
    await db.connection().execute_query("SELECT 1")


async def _answers(name: str, check: Check, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await check()
    except _FAILURES as error:
        log.warning("health: %s is away: %s", name, type(error).__name__)
        return False
    return True
