"""What the clock starts: the cron table."""

from typing import Any

from arq.cron import CronJob, cron

from backend.proofs import jobs as proofs


async def expire_proofs(ctx: dict[Any, Any]) -> None:
    """See proofs.jobs.expire_proofs; harmless when two workers run it."""
    await proofs.expire_proofs(ctx["services"])


async def give_up_loose_attachments(ctx: dict[Any, Any]) -> None:
    """See proofs.jobs.give_up_loose_attachments; harmless when two workers run it."""
    await proofs.give_up_loose_attachments(ctx["services"])


def cron_jobs() -> list[CronJob]:
    """Times are China Standard Time: a proof's last day ends at midnight there."""
    # Every hour, though midnight matters: a run that was missed is made up for in the next.
    return [
        cron(expire_proofs, name="proofs.expire_proofs", minute=5, unique=True),
        cron(
            give_up_loose_attachments,
            name="proofs.give_up_loose_attachments",
            minute=35,
            unique=True,
        ),
    ]
