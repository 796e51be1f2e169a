"""The face of identity for time: messages about somebody's own account.

Whoever did not do herself what they tell must learn of it (NIST SP 800-63B, 4.6).
"""

from uuid import UUID

from backend.foundation.channels import Message
from backend.foundation.services import Services
from backend.identity import people
from backend.identity.models import Person


async def tell_of_enrolment(services: Services, *, person_id: UUID) -> None:
    """By message to her phone."""
    await _tell(services, person_id, "您的账号绑定了新的动态口令。", reference="enrolled")


async def tell_of_recovery(services: Services, *, person_id: UUID) -> None:
    """By message to her phone."""
    await _tell(services, person_id, "您的账号使用了一个恢复码。", reference="recovered")


async def _tell(services: Services, person_id: UUID, what: str, *, reference: str) -> None:
    person = await Person.get(id=person_id)
    phone = people.phone_of(services.vault, person)
    if phone is None:
        return
    text = f"【免证通】{what}如非本人操作，请立即联系本单位负责人。"
    await services.channel.send(
        Message(phone=phone, text=text, reference=f"{reference}:{person_id}")
    )
