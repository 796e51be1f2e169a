"""Telling that seals wait for their time stamps too long."""

from backend.foundation import audit, clock, outbox
from backend.foundation.db import transaction
from backend.foundation.viewer import System
from backend.seals import lasting
from backend.seals.evidence_models import EvidenceAlarm
from backend.seals.lifecycle import EvidenceMissing

_SYSTEM = System(job="seals")


async def raise_evidence_alarm() -> None:
    """Tells the operators, once, when seals wait for time stamps longer than four hours."""
    oldest = await lasting.waiting_too_long().first()
    if oldest is None:
        return
    async with transaction():
        alarm, is_new = await EvidenceAlarm.get_or_create(
            waiting_since=oldest.sealed_at,
            defaults={
                "waiting": await lasting.waiting_too_long().count(),
                "raised_at": clock.now(),
            },
        )
        if is_new:
            await audit.record(_SYSTEM, EvidenceMissing.NAME, alarm.id, waiting=alarm.waiting)
            await outbox.record(EvidenceMissing(alarm_id=alarm.id))
