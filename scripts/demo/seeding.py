"""`scripts/seed-demo`: fills an empty portal with a region tree, a committee, people and a seal.

What is there is kept, so that it may run again. The signing process must be up, since the seals
are enrolled with what it says of their keys. Prints one JSON line with the accounts.
"""

import asyncio
import json
import sys
from datetime import date, timedelta
from pathlib import Path

from backend import bootstrap
from backend.catalogue import actions as catalogue
from backend.exchange.actions import consoles
from backend.exchange.models import DepartmentConsole
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import System
from backend.guidance import actions as guidance
from backend.identity import people as persons
from backend.identity.actions import posts
from backend.identity.actions.posts import Appointment
from backend.identity.models import Organisation, Person, Post
from backend.regions import actions as regions
from backend.regions.listing import read_regions
from backend.regions.models import Region
from backend.seals.actions import enrolling, moving
from backend.seals.actions.enrolling import COPIES_ITEM
from backend.seals.models import Seal
from backend.seals.standing import actions as orders
from backend.seals.standing import queries as standing
from backend.settings import Settings
from scripts.demo import people
from scripts.demo.certificates import write_certificates
from scripts.demo.changes import ensure_changes
from scripts.demo.desk import ensure_desk, official
from scripts.demo.people import Account

SEEDER = System(job="seed-demo")
REGIONS = Path(regions.__file__).with_name("data") / "regions-sample.csv"
EDITION = date(2023, 6, 30)
HOURLY_LIMIT = 300
"""Copies an hour; a demonstration makes a few."""
FIRST_RESIDENT = people.resident(1, "王桂香")


async def seed(settings: Settings, *, desk: bool) -> None:
    """Everything, in the order in which one thing needs another; `desk` adds cases to work on."""
    if isinstance(settings.certificates, Path):
        write_certificates(settings.certificates, FIRST_RESIDENT)
    async with bootstrap.opened(settings, pool=2, viewer=SEEDER) as services:
        if not await Region.exists():
            await regions.import_regions(read_regions(REGIONS), edition=EDITION)
        await catalogue.ensure_published_lists(SEEDER)
        await guidance.ensure_policies(SEEDER)
        for organisation in people.ORGANISATIONS:
            if not await Organisation.filter(uscc=organisation.uscc).exists():
                await posts.register_organisation(SEEDER, organisation)
        for account in people.EVERYBODY:
            await ensure_post(services, account)
        await _ensure_person(services, FIRST_RESIDENT)
        await ensure_seal(services, people.KEEPER, people.SEAL_KEY)
        await ensure_seal(services, people.LETTER_KEEPER, people.SERVICE_SEAL_KEY)
        await _ensure_next_seal(services)
        await ensure_seal(
            services, people.PORTAL_KEEPER, people.PORTAL_SEAL_KEY, name=people.PORTAL_SEAL
        )
        await ensure_order(services)
        await _ensure_console()
        if desk:
            await ensure_desk(services)
            await ensure_changes(services)


async def ensure_post(services: Services, account: Account) -> None:
    """The post of one of the staff, unless it is there."""
    assert account.role is not None, "staff have a role"
    index = services.vault.index(account.id_number, kind="id_number")
    if await Post.filter(person__id_number_index=index, role=account.role).exists():
        return
    await posts.appoint(
        services,
        SEEDER,
        Appointment(
            name=account.name,
            id_number=account.id_number,
            phone=account.phone,
            organisation_uscc=account.uscc,
            role=account.role,
            valid_from=people.TERM_FROM,
            valid_to=people.TERM_TO,
        ),
    )


async def _ensure_person(services: Services, account: Account) -> None:
    person = persons.new_person(
        services.vault, name=account.name, id_number=account.id_number, phone=account.phone
    )
    if not await Person.filter(id_number_index=person.id_number_index).exists():
        await person.save()


async def ensure_seal(
    services: Services, account: Account, key_ref: str, *, name: str | None = None
) -> None:
    """The seal of the keeper's organisation, for what organisations of its kind seal.

    It shows the name of the organisation unless told otherwise.
    """
    owner = await Organisation.get(uscc=account.uscc)
    if await Seal.filter(organisation_id=owner.id).exists():
        return
    index = services.vault.index(account.id_number, kind="id_number")
    keeper = await Person.get(id_number_index=index)
    seal = await enrolling.enrol(
        services,
        SEEDER,
        organisation_id=owner.id,
        name=name or owner.name,
        key_ref=key_ref,
        keeper_id=keeper.id,
        valid_from=people.TERM_FROM,
        valid_to=people.TERM_TO,
    )
    await moving.install(SEEDER, seal.id)


async def _ensure_next_seal(services: Services) -> None:
    """One more seal of the village with another key: two of the township can rotate to it."""
    if await Seal.filter(key_ref=people.NEXT_SEAL_KEY).exists():
        return
    now = await Seal.get(key_ref=people.SEAL_KEY)
    await enrolling.enrol(
        services,
        SEEDER,
        organisation_id=now.organisation_id,
        name=now.name,
        key_ref=people.NEXT_SEAL_KEY,
        keeper_id=now.keeper_id,
        valid_from=people.TERM_FROM,
        valid_to=people.TERM_TO,
    )


async def ensure_order(services: Services) -> None:
    """A standing order for annotated copies, which two operators answer for."""
    if await standing.order_for(COPIES_ITEM) is not None:
        return
    office = await Organisation.get(uscc=people.PORTAL_USCC)
    today = clock.today()
    asked = await orders.ask(
        await official(services, office, people.OPERATOR),
        valid_from=today,
        valid_to=min(today + timedelta(days=364), people.TERM_TO),
        hourly_limit=HOURLY_LIMIT,
    )
    await orders.approve(await official(services, office, people.ORDER_APPROVER), asked.id)


async def _ensure_console() -> None:
    department = await Organisation.get(uscc=people.DEPARTMENT_USCC)
    if await DepartmentConsole.filter(organisation_id=department.id).exists():
        return
    await consoles.set_up(
        SEEDER,
        department.id,
        contact=f"住房保障股 {department.contact_phone}",
        legal_bases=people.DEPARTMENT_BASES,
    )


def main() -> None:
    """Needs the portal's environment; see docs/deploy.md. `--desk` puts cases on the desk."""
    asyncio.run(seed(Settings.from_environ(), desk="--desk" in sys.argv[1:]))
    accounts = [
        {"role": account.title, "name": account.name, "phone": account.phone}
        for account in (FIRST_RESIDENT, *people.EVERYBODY)
    ]
    print(json.dumps({"accounts": accounts}, ensure_ascii=False))


if __name__ == "__main__":
    main()
