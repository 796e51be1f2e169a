"""The face of identity for time: messages about somebody's own account.

Whoever did not do herself what they tell must learn of it (NIST SP 800-63B, 4.6).
"""

from uuid import UUID

from backend.foundation import clock
from backend.foundation.channels import Message
from backend.foundation.services import Services
from backend.identity import people
from backend.identity.models import Person

_TO_HEAD = "如非本人操作，请立即联系本单位负责人。"
_TO_OPERATORS = "如有疑问，请联系平台运行单位。"
_KEEP_CODES = "如非本人操作，请不要把验证码告诉任何人。"


async def tell_of_enrolment(services: Services, *, person_id: UUID) -> None:
    """By message to her phone."""
    await _tell(services, person_id, "您的账号绑定了新的动态口令。", reference="enrolled")


async def tell_of_recovery(services: Services, *, person_id: UUID) -> None:
    """By message to her phone."""
    await _tell(services, person_id, "您的账号使用了一个恢复码。", reference="recovered")


async def tell_of_reset_asked(services: Services, *, person_id: UUID) -> None:
    """By message to her phone, while she can still object."""
    await _tell(services, person_id, "有管理员申请解除您的动态口令。", reference="reset-asked")


async def tell_of_reset(services: Services, *, person_id: UUID) -> None:
    """By message to her phone."""
    what = "您的动态口令已由两位管理员解除，请重新绑定。"
    await _tell(services, person_id, what, reference="reset")


async def tell_of_ended_sessions(services: Services, *, person_id: UUID) -> None:
    """By message to her phone."""
    what = "管理员已让您的账号在所有设备上退出登录。"
    await _tell(services, person_id, what, reference="ended", advice=_TO_OPERATORS)


async def tell_of_guessing(services: Services, *, phone_index: str) -> None:
    """By message to the phone of the account, if the phone has one."""
    person = await Person.get_or_none(phone_index=phone_index, closed_at=None)
    if person is None:
        return
    what = "有人多次为您的账号输错验证码，时间见“账号安全”。"
    await _tell(services, person.id, what, reference="guessed", advice=_KEEP_CODES)


async def _tell(
    services: Services, person_id: UUID, what: str, *, reference: str, advice: str = _TO_HEAD
) -> None:
    person = await Person.get(id=person_id)
    phone = people.phone_of(services.vault, person)
    if phone is None:
        return
    await services.channel.send(
        Message(
            phone=phone,
            text=f"【免证通】{what}{advice}",
            # A gateway drops what it had before: the same on another day is another one.
            reference=f"{reference}:{person_id}:{clock.today()}",
        )
    )
