"""What a person takes with her of identity: who she is to the portal, and what she did there."""

from backend.foundation.audit import AuditEntry
from backend.foundation.exports import Section
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity import people, queries
from backend.identity.models import Session, WrongTry


async def person_of(services: Services, viewer: Citizen) -> Section:
    """Name, numbers and since when, in the clear: the copy is hers (个人信息保护法 第四十五条)."""
    person = await queries.person_of(viewer)
    content = {
        "name": person.name,
        "idNumber": people.id_number_of(services.vault, person),
        "phone": people.phone_of(services.vault, person),
        "registeredAt": person.created_at.isoformat(),
    }
    return Section(name="person", content=content)


async def sessions_of(services: Services, viewer: Citizen) -> Section:
    """Every sign-in that is still on record, newest first; never its token."""
    del services
    rows = await Session.filter(person_id=viewer.person_id).order_by("-started_at", "-id")
    content = [
        {
            "device": row.device.value,
            "startedAt": row.started_at.isoformat(),
            "seenAt": row.seen_at.isoformat(),
            "endedAt": row.ended_at and row.ended_at.isoformat(),
        }
        for row in rows
    ]
    return Section(name="sessions", content=content)


async def wrong_tries_of(services: Services, viewer: Citizen) -> Section:
    """Wrong codes at her account that are still on record, newest first."""
    del services
    index = (await queries.person_of(viewer)).phone_index
    rows = await WrongTry.filter(phone_index=index).order_by("-at", "-id")
    content = [
        {"kind": row.kind.value, "device": row.device.value, "at": row.at.isoformat()}
        for row in rows
    ]
    return Section(name="wrongTries", content=content)


async def deeds_of(services: Services, viewer: Citizen) -> Section:
    """What the log says that she did, newest first: codes and ids, as they are kept."""
    del services
    rows = await AuditEntry.filter(actor_id=viewer.person_id).order_by("-id")
    content = [
        {
            "at": row.at.isoformat(),
            "deed": row.deed,
            "subject": row.subject_id and str(row.subject_id),
            "details": row.details,
        }
        for row in rows
    ]
    return Section(name="deeds", content=content)
