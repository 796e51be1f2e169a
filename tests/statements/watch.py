"""How findings are asked for, one and many, each with everything that it may tell of."""

from backend.catalogue.models import Measure, ProofItemVersion
from backend.foundation.viewer import Role
from backend.registration.models import Matter
from backend.watch.models import Finding
from tests.databases import as_owner
from tests.exchange.door import a_department
from tests.factories import an_official
from tests.statements.asking import Arrangements, Asked, World
from tests.watch.declarations import POVERTY, a_finding, a_matter, an_item, lists_say

WATCH = Arrangements()


@WATCH.of("portal query findings", rows="edges")
async def _findings(world: World, size: int) -> Asked:
    office = await a_department("九江市柴桑区水利局", "11360404MB0000057K")
    clerk = await an_official(world.crowd.services, office, Role.DEPARTMENT_STAFF)
    with as_owner():
        await Finding.filter(organisation_id=office.id).delete()
    matter = await Matter.filter(organisation_id=office.id).first()
    if matter is None:
        matter = await a_matter(office, clerk.person_id, "取水许可", POVERTY)
        await lists_say(an_item(POVERTY, Measure.CANCEL, list_id="DEPT-W-1"))
    rule = await ProofItemVersion.get(item__published_list_id="DEPT-W-1")
    for _ in range(size):
        await a_finding(matter, rule_id=rule.id, other_id=office.id)
    return Asked(clerk, {"first": size})
