"""`scripts/seed-sandbox`: fills a sandbox with papers in every standing, and makes a test key.

What is there is kept, so that it may run again; a key is new each time, for a key is shown once.
Prints one JSON line with the key, the papers and the accounts.
"""

import asyncio
import dataclasses
import json
import sys
from datetime import timedelta
from typing import Any

from backend import bootstrap
from backend.exchange.actions import clients
from backend.exchange.actions.clients import NewToken
from backend.exchange.models import ExchangeClient
from backend.foundation import clock
from backend.foundation.viewer import ExchangeScope, System
from backend.identity.actions import posts
from backend.identity.actions.posts import NewOrganisation
from backend.identity.models import Organisation, OrganisationKind
from backend.proofs.snapshot import ITEM
from backend.settings import Settings, SettingsError
from scripts.demo import people, seeding
from scripts.sandbox import papers

SEEDER = System(job="seed-sandbox")
LEGAL_BASIS = "《中华人民共和国民事诉讼法》第六十七条"
CLIENT = "联调系统（沙箱）"
NETWORKS = ("127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
"""This machine and private networks; an operator makes keys for others on the desk."""
DEPARTMENT = NewOrganisation(
    kind=OrganisationKind.DEPARTMENT,
    name="九江市柴桑区人民法院（沙箱）",
    mark="沙箱法院",
    uscc="11360404MB0000025X",
    region="360404000000",
    contact_phone="0792-6000005",
)


async def seed(settings: Settings) -> dict[str, Any]:
    """Everything; what a developer needs to know of it."""
    await seeding.seed(settings, desk=False)
    async with bootstrap.opened(settings, pool=2, viewer=seeding.SEEDER) as services:
        await services.documents.start()
        await papers.ensure_papers(services)
        return {
            "key": await _new_key(),
            "legalBasis": LEGAL_BASIS,
            "papers": [dataclasses.asdict(each) for each in await papers.listed()],
            "accounts": [
                {"role": each.title, "name": each.name, "phone": each.phone}
                for each in (*papers.HOLDERS.values(), *people.EVERYBODY)
            ],
        }


async def _new_key() -> str:
    client = await _client()
    issued = await clients.issue_token(
        SEEDER,
        NewToken(
            client_id=client.id,
            label=f"沙箱 {clock.today()}",
            scopes=list(ExchangeScope),
            regions=[people.ORGANISATIONS[0].region],
            item_types=[ITEM],
            ip_ranges=NETWORKS,
            legal_bases=[LEGAL_BASIS],
            expires_at=clock.now() + timedelta(days=365),
        ),
        sandbox=True,
    )
    return issued.secret


async def _client() -> ExchangeClient:
    department = await Organisation.get_or_none(uscc=DEPARTMENT.uscc)
    if department is None:
        department = await posts.register_organisation(SEEDER, DEPARTMENT)
    known = await ExchangeClient.get_or_none(organisation_id=department.id, name=CLIENT)
    return known or await clients.register(
        SEEDER, organisation_id=department.id, name=CLIENT, contact="接口联调 0792-6000005"
    )


def main() -> None:
    """Needs the environment of a sandbox; refuses any other portal."""
    try:
        settings = Settings.from_environ()
    except SettingsError as error:
        sys.exit(f"settings: {error}")
    if not settings.sandbox:
        sys.exit("seed-sandbox: this portal is no sandbox: PORTAL_SANDBOX is not set.")
    print(json.dumps(asyncio.run(seed(settings)), ensure_ascii=False))


if __name__ == "__main__":
    main()
