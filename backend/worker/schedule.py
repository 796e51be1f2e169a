"""What the clock starts: the cron table."""

from typing import Any

from arq.cron import CronJob, cron

from backend.proofs import jobs as proofs


async def expire_proofs(ctx: dict[Any, Any]) -> None:
    """See proofs.jobs.expire_proofs; harmless when two workers run it."""
    await proofs.expire_proofs(ctx["services"])


def cron_jobs() -> list[CronJob]:
    """Times are China Standard Time: a proof's last day ends at midnight there."""
    # Every hour, though midnight matters: a run that was missed is made up for in the next.
    return [cron(expire_proofs, name="proofs.expire_proofs", minute=5, unique=True)]
