"""What the clock starts: the cron table."""

from typing import Any

from arq.cron import CronJob, cron

from backend.changes import jobs as changes
from backend.complaints import jobs as complaints
from backend.copies import jobs as copies
from backend.exchange import jobs as exchange
from backend.letters import jobs as letters
from backend.privacy import jobs as privacy
from backend.proofs import jobs as proofs
from backend.ratings import jobs as ratings
from backend.seals import jobs as seals
from backend.sharing import jobs as sharing
from backend.watch import jobs as watch

_EVERY_FIFTH = set(range(0, 60, 5))


async def expire_proofs(ctx: dict[Any, Any]) -> None:
    """See proofs.jobs.expire_proofs; harmless when two workers run it."""
    await proofs.expire_proofs(ctx["services"])


async def extend_proofs(ctx: dict[Any, Any]) -> None:
    """See proofs.jobs.extend_proofs; harmless when two workers run it."""
    await proofs.extend_proofs(ctx["services"])


async def extend_letters(ctx: dict[Any, Any]) -> None:
    """See letters.jobs.extend_letters; harmless when two workers run it."""
    await letters.extend_letters(ctx["services"])


async def extend_copies(ctx: dict[Any, Any]) -> None:
    """See copies.jobs.extend_copies; harmless when two workers run it."""
    await copies.extend_copies(ctx["services"])


async def watch_evidence(ctx: dict[Any, Any]) -> None:
    """See seals.jobs.watch_evidence; harmless when two workers run it."""
    await seals.watch_evidence(ctx["services"])


async def give_up_loose_attachments(ctx: dict[Any, Any]) -> None:
    """See proofs.jobs.give_up_loose_attachments; harmless when two workers run it."""
    await proofs.give_up_loose_attachments(ctx["services"])


async def expire_shares(ctx: dict[Any, Any]) -> None:
    """See sharing.jobs.expire_shares; harmless when two workers run it."""
    await sharing.expire_shares(ctx["services"])


async def end_past_consents(ctx: dict[Any, Any]) -> None:
    """See exchange.jobs.end_past_consents; harmless when two workers run it."""
    await exchange.end_past_consents(ctx["services"])


async def scan_declarations(ctx: dict[Any, Any]) -> None:
    """See watch.jobs.scan; harmless when two workers run it."""
    await watch.scan(ctx["services"])


async def enforce_changes(ctx: dict[Any, Any]) -> None:
    """See changes.jobs.enforce_due; harmless when two workers run it."""
    await changes.enforce_due(ctx["services"])


async def keep_time_of_complaints(ctx: dict[Any, Any]) -> None:
    """See complaints.jobs.keep_time; harmless when two workers run it."""
    await complaints.keep_time(ctx["services"])


async def keep_time_of_ratings(ctx: dict[Any, Any]) -> None:
    """See ratings.jobs.keep_time; harmless when two workers run it."""
    await ratings.keep_time(ctx["services"])


async def delete_outlived(ctx: dict[Any, Any]) -> None:
    """See privacy.jobs.delete_outlived; harmless when two workers run it."""
    await privacy.delete_outlived(ctx["services"])


def cron_jobs() -> list[CronJob]:
    """Times are China Standard Time: a proof's last day ends at midnight there."""
    # Every hour, though midnight matters: a run that was missed is made up for in the next.
    return [
        cron(expire_proofs, name="proofs.expire_proofs", minute=5, unique=True),
        cron(extend_proofs, name="proofs.extend_proofs", minute=_EVERY_FIFTH, unique=True),
        cron(extend_letters, name="letters.extend_letters", minute=_EVERY_FIFTH, unique=True),
        cron(extend_copies, name="copies.extend_copies", minute=_EVERY_FIFTH, unique=True),
        cron(watch_evidence, name="seals.watch_evidence", minute=45, unique=True),
        cron(
            give_up_loose_attachments,
            name="proofs.give_up_loose_attachments",
            minute=35,
            unique=True,
        ),
        cron(delete_outlived, name="privacy.delete_outlived", minute=20, unique=True),
        cron(expire_shares, name="sharing.expire_shares", minute=15, unique=True),
        cron(end_past_consents, name="exchange.end_past_consents", minute=10, unique=True),
        cron(scan_declarations, name="watch.scan", hour=2, minute=40, unique=True),
        cron(enforce_changes, name="changes.enforce_due", minute=1, unique=True),
        cron(keep_time_of_complaints, name="complaints.keep_time", minute=25, unique=True),
        cron(keep_time_of_ratings, name="ratings.keep_time", minute=30, unique=True),
    ]
