"""What the seals give to tell: they wait for their time stamps."""

from uuid import UUID

from backend.foundation.clock import CHINA
from backend.notices import offices
from backend.notices.models import NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling
from backend.seals.evidence_models import EvidenceAlarm
from backend.seals.lasting import ALARM_AFTER


async def evidence_missing(alarm_id: UUID) -> list[Telling]:
    """Whoever runs the portal must look."""
    kind = NoticeKind.EVIDENCE_MISSING
    alarm = await EvidenceAlarm.get(id=alarm_id)
    facts = {
        "hours": ALARM_AFTER.seconds // 3600,
        "waiting": alarm.waiting,
        "since": f"{alarm.waiting_since.astimezone(CHINA):%Y-%m-%d %H:%M}",
    }
    return [
        Telling(
            kind=kind,
            told_of=alarm.id,
            subject_id=alarm.id,
            people=sorted(await offices.people_in(office.id, DESK[kind])),
            facts=facts,
            organisation_id=office.id,
        )
        for office in await offices.portal_offices()
    ]
