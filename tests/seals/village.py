"""A township with a committee and the people who hold its posts, for tests of seals."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role, System
from backend.identity.models import Organisation, OrganisationKind, Person, Post
from backend.seals.actions import deciding, enrolling, moving
from backend.seals.actions.deciding import Wish
from backend.seals.lifecycle import SealReason, SealVerb
from backend.seals.models import Seal, SealDecision

SYSTEM = System(job="test")
COMMITTEE = "九江市柴桑区岷山乡小阳村村民委员会"
NEIGHBOUR = "九江市柴桑区岷山乡分水村村民委员会"
_THIS_YEAR = clock.today().year
TERM = (date(_THIS_YEAR - 1, 1, 15), date(_THIS_YEAR + 4, 1, 14))
"""A term of five years that began last year."""

TOWNSHIP_REGION = "360404204000"


@dataclass(frozen=True, kw_only=True)
class Village:
    """The committee, its keeper, and its approver."""

    committee: Organisation
    keeper: Person
    approver: Person


async def a_person(services: Services, name: str, number: int) -> Person:
    """Rows written past the doors: identity has its own tests."""
    key = uuid4()
    person = Person(
        id=key,
        name=name,
        id_number=services.vault.encrypt(str(number), place="person.id_number", row=key),
        id_number_index=services.vault.index(str(number), kind="id_number"),
        phone=services.vault.encrypt(str(number), place="person.phone", row=key),
        phone_index=services.vault.index(str(number), kind="phone"),
        created_at=clock.now(),
    )
    await person.save(force_create=True)
    return person


async def a_village(
    services: Services, *, name: str = COMMITTEE, region: str = "360404204202", number: int = 1
) -> Village:
    """A committee in its term, with a keeper and an approver. `number` makes it another one."""
    committee = await Organisation.create(
        kind=OrganisationKind.COMMITTEE,
        name=name,
        mark=f"村{number}证",
        uscc=f"{number:018d}",
        region=region,
        contact_phone="0792-0000000",
        term_from=TERM[0],
        term_to=TERM[1],
        created_at=clock.now(),
    )
    keeper = await a_person(services, "钱守印", 100 * number + 1)
    approver = await a_person(services, "赵审批", 100 * number + 2)
    await a_post(keeper, committee, Role.SEAL_KEEPER)
    await a_post(approver, committee, Role.APPROVER)
    return Village(committee=committee, keeper=keeper, approver=approver)


async def a_post(person: Person, organisation: Organisation, role: Role) -> Post:
    return await Post.create(
        person=person, organisation=organisation, role=role, valid_from=TERM[0]
    )


async def an_enrolled_seal(
    services: Services, village: Village, *, key_ref: str = "xiaoyang"
) -> Seal:
    return await enrolling.enrol(
        services,
        SYSTEM,
        organisation_id=village.committee.id,
        name=village.committee.name,
        key_ref=key_ref,
        keeper_id=village.keeper.id,
        valid_from=TERM[0],
        valid_to=TERM[1],
    )


async def an_active_seal(
    services: Services, village: Village, *, key_ref: str = "xiaoyang"
) -> Seal:
    seal = await an_enrolled_seal(services, village, key_ref=key_ref)
    return await moving.install(SYSTEM, seal.id)


async def suspended(seal: Seal, reason: SealReason = SealReason.ELECTION) -> None:
    """Stopped by nobody in particular."""
    async with transaction():
        await moving.suspend(SYSTEM, await Seal.get(id=seal.id), reason)


async def retired(seal: Seal, reason: SealReason = SealReason.ELECTION) -> None:
    """Ended by nobody in particular."""
    async with transaction():
        await moving.retire(SYSTEM, await Seal.get(id=seal.id), reason)


async def decided(
    first: Official, second: Official, seal: Seal, verb: SealVerb, **more: Any
) -> Seal:
    """What two persons agree to: one asks, the other answers at once."""
    wish = Wish(seal_id=seal.id, verb=verb, words="印章交接登记齐全。", **more)
    asked = await deciding.ask(first, wish)
    await deciding.answer(second, asked.id, agree=True, words=None)
    return await Seal.get(id=seal.id)


async def an_open_decision(seal: Seal) -> SealDecision:
    """The one that waits for an answer."""
    return await SealDecision.get(seal_id=seal.id, state="asked")


def an_official(
    person: Person, organisation: Organisation, *roles: Role, region: str | None = None
) -> Official:
    """Somebody acting in posts; the session is not looked at here."""
    return Official(
        person_id=person.id,
        session_id=uuid4(),
        organisation_id=organisation.id,
        region=region or organisation.region,
        roles=frozenset(roles),
        stepped_up_at=clock.now(),
    )


async def a_colleague(services: Services, official: Official, *, number: int = 8) -> Official:
    """One more person with the same posts in the same office."""
    office = await Organisation.get(id=official.organisation_id)
    person = await a_person(services, "李镇办", 100 * number + 2)
    return an_official(person, office, *official.roles)


async def a_township(
    services: Services, *, region: str = TOWNSHIP_REGION, number: int = 9
) -> Official:
    """An official of the township that `region` names."""
    office = await Organisation.create(
        kind=OrganisationKind.TOWNSHIP,
        name=f"乡人民政府{number}",
        mark=f"乡{number}",
        uscc=f"{number:018d}",
        region=region,
        contact_phone="0792-0000000",
        created_at=clock.now(),
    )
    clerk = await a_person(services, "孙镇办", 100 * number + 1)
    return an_official(clerk, office, Role.TOWNSHIP)
