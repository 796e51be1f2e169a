"""What a person takes with her of identity: who she is to the portal."""

from backend.foundation.exports import Section
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity import people, queries


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
