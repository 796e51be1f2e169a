"""What the clock starts: the cron table."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeAlias, cast

from arq.cron import CronJob, cron
from arq.typing import WorkerCoroutine

from backend.changes import jobs as changes
from backend.complaints import jobs as complaints
from backend.copies import jobs as copies
from backend.exchange import jobs as exchange
from backend.foundation import db
from backend.foundation.services import Services
from backend.letters import jobs as letters
from backend.privacy import jobs as privacy
from backend.proofs import jobs as proofs
from backend.ratings import jobs as ratings
from backend.seals import jobs as seals
from backend.sharing import jobs as sharing
from backend.watch import jobs as watch

Job: TypeAlias = Callable[[Services], Awaitable[Any]]

EVERY_FIFTH = frozenset(range(0, 60, 5))
HOURLY: dict[Job, int | frozenset[int]] = {
    changes.enforce_due: 1,
    proofs.expire_proofs: 5,
    exchange.end_past_consents: 10,
    sharing.expire_shares: 15,
    privacy.delete_outlived: 20,
    complaints.keep_time: 25,
    ratings.keep_time: 30,
    proofs.give_up_loose_attachments: 35,
    seals.watch_evidence: 45,
    **dict.fromkeys(
        (proofs.extend_proofs, letters.extend_letters, copies.extend_copies), EVERY_FIFTH
    ),
}
"""At which minutes. Every hour, though midnight matters for some: a run that was missed is made up
for in the next."""
NIGHTLY: dict[Job, tuple[int, int]] = {watch.scan: (2, 40)}
"""At which hour and minute, China Standard Time."""


def cron_jobs() -> list[CronJob]:
    """Each is harmless when two workers run it."""
    return [*_hourly(), *_nightly()]


def _hourly() -> Iterator[CronJob]:
    for job, minutes in HOURLY.items():
        at = minutes if isinstance(minutes, int) else set(minutes)
        yield cron(_by_a_right_clock(job), name=_name(job), minute=at, unique=True)


def _nightly() -> Iterator[CronJob]:
    for job, (hour, minute) in NIGHTLY.items():
        yield cron(_by_a_right_clock(job), name=_name(job), hour=hour, minute=minute, unique=True)


def _by_a_right_clock(job: Job) -> WorkerCoroutine:
    """A machine whose clock ran ahead would end and delete what is not over."""

    async def run(ctx: dict[Any, Any]) -> None:
        await db.require_right_clock()
        await job(ctx["services"])

    # arq passes the one argument; its type asks for more.
    return cast("WorkerCoroutine", run)


def _name(job: Job) -> str:
    """`proofs.expire_proofs` for that of backend.proofs.jobs."""
    return f"{job.__module__.split('.')[1]}.{job.__name__}"
