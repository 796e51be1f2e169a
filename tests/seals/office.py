"""The office that runs the portal: its operators, the seal of copies, and standing orders."""

from dataclasses import dataclass
from datetime import date, timedelta

from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity.actions import posts
from backend.identity.actions.posts import NewOrganisation
from backend.identity.models import Organisation, OrganisationKind
from backend.seals.actions import enrolling, moving, stopping
from backend.seals.lifecycle import SealReason
from backend.seals.models import Seal
from backend.seals.standing import actions as standing
from backend.seals.standing.models import StandingOrder
from tests.factories import SYSTEM, an_official, some_regions

OFFICE = "九江市免证通运行中心"
SEAL = f"{OFFICE}电子证明加注专用章"


@dataclass(frozen=True, kw_only=True)
class Office:
    """Who asks, who approves, who keeps the seal, and the seal, in force."""

    organisation: Organisation
    asker: Official
    approver: Official
    keeper: Official
    seal: Seal


async def an_office(services: Services) -> Office:
    """With a seal that nobody has allowed to be used yet."""
    await some_regions()
    organisation = await posts.register_organisation(
        SYSTEM,
        NewOrganisation(
            kind=OrganisationKind.PORTAL,
            name=OFFICE,
            mark="免证",
            uscc="11360400MB00000948",
            region="360400000000",
            contact_phone="0792-6000003",
        ),
    )
    keeper = await an_official(services, organisation, Role.SEAL_KEEPER, name="徐保管")
    today = clock.today()
    seal = await enrolling.enrol(
        services,
        SYSTEM,
        organisation_id=organisation.id,
        name=SEAL,
        key_ref="portal",
        keeper_id=keeper.person_id,
        valid_from=today.replace(month=1, day=1),
        valid_to=date(today.year + 2, 12, 31),
    )
    return Office(
        organisation=organisation,
        asker=await an_official(services, organisation, Role.OPERATOR, name="吴敏"),
        approver=await an_official(services, organisation, Role.OPERATOR, name="郭立"),
        keeper=keeper,
        seal=await moving.install(SYSTEM, seal.id),
    )


async def stopped(office: Office) -> None:
    """Her seal seals nothing for the time being."""
    await stopping.suspend(
        office.asker, office.seal.id, reason=SealReason.KEY_AT_RISK, words="密钥找不到了。"
    )


async def an_order(office: Office, *, days: int = 30, hourly_limit: int = 100) -> StandingOrder:
    """Asked for by one operator and approved by another, from today."""
    today = clock.today()
    asked = await standing.ask(
        office.asker,
        valid_from=today,
        valid_to=today + timedelta(days=days),
        hourly_limit=hourly_limit,
    )
    return await standing.approve(office.approver, asked.id)


async def an_office_that_seals(services: Services) -> Office:
    """With an order in force: copies get a seal from now on."""
    office = await an_office(services)
    await an_order(office)
    return office
