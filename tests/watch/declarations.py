"""What offices declare, for tests: matters and their materials, as a filed form leaves them."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from backend.catalogue import actions as catalogue
from backend.catalogue.lists import ListedItem
from backend.catalogue.models import Lane, Measure
from backend.foundation import clock
from backend.identity.models import Organisation
from backend.registration.lifecycle import FilingState
from backend.registration.models import (
    Filing,
    FormCode,
    Matter,
    MatterMaterial,
    VerificationNeed,
)
from backend.watch.models import Finding, FindingKind
from tests.catalogue.lists import an_entry
from tests.factories import SYSTEM

POVERTY = "家庭经济困难证明"


async def a_matter(
    office: Organisation, person: UUID, name: str, *materials: str, **columns: Any
) -> Matter:
    """A declared matter; a material may be several joined with 或, and all come from committees."""
    now = clock.now()
    filing = await Filing.create(
        organisation=office,
        form=FormCode.MATERIALS,
        state=FilingState.FILED,
        subject=name,
        started_by_id=person,
        started_at=now,
        filed_by_id=person,
        filed_at=now,
        read_at=now,
    )
    matter = await Matter.create(
        organisation=office,
        region=office.region,
        name=name,
        online=True,
        offline_reason="",
        filing=filing,
        declared_at=now,
    )
    for position, material in enumerate(materials, start=1):
        await demand(matter, position, material, **columns)
    return matter


async def demand(
    matter: Matter,
    position: int,
    material: str,
    *,
    issuer: str = "村（居）委会",
    electronic: bool = False,
    verification: VerificationNeed | None = None,
) -> None:
    """One more material of a matter."""
    await MatterMaterial.create(
        matter=matter,
        position=position,
        alternatives=[{"name": each, "issuer": issuer} for each in material.split("或")],
        kind="原件",
        accepts_electronic=electronic,
        accepts_image=False,
        verification=verification,
    )


async def a_finding(matter: Matter, **columns: Any) -> Finding:
    """As a scan leaves it."""
    now = clock.now()
    told: dict[str, Any] = {
        "key": str(uuid4()),
        "kind": FindingKind.NO_LEGAL_BASIS,
        "organisation_id": matter.organisation_id,
        "matter_id": matter.id,
        "matter_name": matter.name,
        "material": POVERTY,
        "opened_at": now,
        "seen_at": now,
    }
    return await Finding.create(**(told | columns))


def an_item(name: str, measure: Measure | None, **changes: Any) -> ListedItem:
    """An item of a list of the province's departments."""
    cells: dict[str, Any] = {
        "list_id": "DEPT-X-1",
        "lane": Lane.DEPARTMENT,
        "region_name": "江西省",
        "region": "360000000000",
        "item_no": "",
        "type_code": "",
        "name": name,
        "go_instead": "",
        "measure": measure,
        "legal_basis": "",
        "effective_from": date(2020, 1, 1),
    }
    return an_entry(**(cells | changes))


async def lists_say(*items: ListedItem) -> None:
    """What the list says now."""
    await catalogue.import_lists(SYSTEM, items)
