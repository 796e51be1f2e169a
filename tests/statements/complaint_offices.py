"""Offices to which a supervising office may send a complaint: as many as are asked for."""

from itertools import count
from uuid import uuid4

from backend.foundation.viewer import Role
from backend.identity.models import Post
from tests.changes.offices import SERVICE, an_office
from tests.factories import an_official
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.copies import copied

COMPLAINT_OFFICES = Arrangements()
_numbers = count(1)


@COMPLAINT_OFFICES.of("portal query complaintOffices", rows="edges")
async def _offices(world: World, size: int) -> Asked:
    services = world.crowd.services
    office = await an_office(*SERVICE, "360400000000")
    supervisor = await an_official(services, office, Role.SUPERVISOR, name="周督查")
    offices = await copied(office, size, lambda _: _named(next(_numbers)))
    post = await Post.get(person_id=supervisor.person_id)
    await copied(post, size, lambda n: {"organisation_id": offices[n].id, "id": uuid4()})
    return Asked(supervisor, {"first": size})


def _named(number: int) -> dict[str, object]:
    return {
        "id": uuid4(),
        "mark": f"{number}监督",
        "uscc": f"9136040{number:011d}",
        "name": f"第{number}监督局",
    }
