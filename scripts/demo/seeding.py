"""`scripts/seed-demo`: fills an empty portal with a region tree, a committee, people and a seal.

What is there is kept, so that it may run again. Prints one JSON line with the accounts.
"""

import asyncio
import json
import sys
from datetime import date
from pathlib import Path

from backend import bootstrap
from backend.catalogue import actions as catalogue
from backend.foundation.services import Services
from backend.foundation.viewer import System
from backend.identity import people as persons
from backend.identity.actions import posts
from backend.identity.actions.posts import Appointment
from backend.identity.models import Organisation, Person, Post
from backend.regions import actions as regions
from backend.regions.listing import read_regions
from backend.regions.models import Region
from backend.seals import actions as seals
from backend.seals.models import Seal
from backend.settings import Settings
from scripts.demo import people
from scripts.demo.desk import ensure_desk
from scripts.demo.people import Account
from scripts.local.private_files import kept_secret
from scripts.pki.authority import make_pki

SEEDER = System(job="seed-demo")
REGIONS = Path(regions.__file__).with_name("data") / "regions-sample.csv"
EDITION = date(2023, 6, 30)
FIRST_RESIDENT = people.resident(1, "王桂香")


async def seed(settings: Settings, *, desk: bool) -> None:
    """Everything, in the order in which one thing needs another; `desk` adds cases to work on."""
    _ensure_pki(settings)
    async with bootstrap.opened(settings, pool=2) as services:
        if not await Region.exists():
            await regions.import_regions(read_regions(REGIONS), edition=EDITION)
        await catalogue.ensure_catalogue(SEEDER)
        for organisation in people.ORGANISATIONS:
            if not await Organisation.filter(uscc=organisation.uscc).exists():
                await posts.register_organisation(SEEDER, organisation)
        for account in people.STAFF:
            await _ensure_post(services, account)
        await _ensure_person(services, FIRST_RESIDENT)
        await _ensure_seal(services)
        if desk:
            await ensure_desk(services)


def _ensure_pki(settings: Settings) -> None:
    # The passphrase lies beside the keys of the development PKI; production never runs this.
    file = settings.seals.passphrase_file
    if not file.exists():
        kept_secret(file)
    village = people.ORGANISATIONS[0]
    make_pki(
        settings.seals.keys.parent,
        {people.SEAL_KEY: village.name},
        file.read_text(encoding="utf-8").strip(),
    )


async def _ensure_post(services: Services, account: Account) -> None:
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


async def _ensure_seal(services: Services) -> None:
    village = await Organisation.get(uscc=people.VILLAGE_USCC)
    if await Seal.filter(organisation_id=village.id).exists():
        return
    index = services.vault.index(people.KEEPER.id_number, kind="id_number")
    keeper = await Person.get(id_number_index=index)
    seal = await seals.enrol(
        services,
        SEEDER,
        organisation_id=village.id,
        name=village.name,
        key_ref=people.SEAL_KEY,
        keeper_id=keeper.id,
        valid_from=people.TERM_FROM,
        valid_to=people.TERM_TO,
    )
    await seals.activate(SEEDER, seal.id)


def main() -> None:
    """Needs the portal's environment; see docs/deploy.md. `--desk` puts cases on the desk."""
    asyncio.run(seed(Settings.from_environ(), desk="--desk" in sys.argv[1:]))
    accounts = [
        {"role": account.title, "name": account.name, "phone": account.phone}
        for account in (FIRST_RESIDENT, *people.STAFF)
    ]
    print(json.dumps({"accounts": accounts}, ensure_ascii=False))


if __name__ == "__main__":
    main()
