"""Deleting what is kept for a time only: single lookups, and leave to fetch a copy."""

from backend.exchange import alarms
from backend.exchange.models import ExchangeFile, ExchangeLookup
from backend.foundation import clock


async def forget_lookups() -> None:
    """Deletes the lookups that are older than alarms.KEPT; the evidence of answers stays."""
    await ExchangeLookup.filter(at__lt=clock.now() - alarms.KEPT).delete()


async def forget_files() -> None:
    """Deletes leave that nobody can use any more; the copies stay."""
    await ExchangeFile.filter(expires_at__lt=clock.now()).delete()
