"""Closing one's account: what is in the way, what goes, what stays, and who can open it again."""

import dataclasses
from typing import Any

import pytest

from backend.archive import actions
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Citizen, Role
from backend.identity import people, sessions
from backend.identity.actions import signing_in
from backend.identity.models import Person
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from tests.factories import a_citizen, a_committee, a_phone, a_proof, an_id_number, an_official
from tests.portal import Portal
from tests.web.sessions import a_session

pytestmark = pytest.mark.anyio

CLOSE = "mutation { closeAccount { __typename ... on Problem { code message } } }"
CLOSING = """{ accountClosing { requestsUnderWay holdsPosts
  deleted { code } kept { code basis amount } } }"""


def confirmed(viewer: Citizen) -> Citizen:
    return dataclasses.replace(viewer, stepped_up_at=clock.now())


async def close(portal: Portal, viewer: Citizen) -> dict[str, Any]:
    return (await portal.execute(CLOSE, viewer=viewer))["closeAccount"]


@dataclasses.dataclass(frozen=True)
class Former:
    """Somebody whose account is closed, and what she knows of herself."""

    viewer: Citizen
    phone: str
    name: str
    id_number: str


async def a_closed_account(services: Services) -> Former:
    viewer = await a_citizen(services)
    person = await Person.get(id=viewer.person_id)
    phone = people.phone_of(services.vault, person)
    assert phone
    number = people.id_number_of(services.vault, person)
    await actions.close_account(confirmed(viewer))
    return Former(viewer=viewer, phone=phone, name=person.name, id_number=number)


async def enter(services: Services, phone: str, **who: str) -> Person:
    sent = await signing_in.request_sign_in_code(services, "test", phone=phone)
    assert sent.shown
    return (await signing_in.sign_in(services, phone=phone, code=sent.shown, **who)).person


async def refusal_of(services: Services, phone: str, **who: str) -> str:
    with pytest.raises(Problem) as refused:
        await enter(services, phone, **who)
    return refused.value.code


async def test_closing_ends_every_session_and_erases_the_phone(
    portal: Portal, services: Services
) -> None:
    owner = confirmed(await a_citizen(services))
    tokens = [await a_session(owner) for _ in range(2)]

    told = await close(portal, owner)

    person = await Person.get(id=owner.person_id)
    assert told == {"__typename": "Done"}
    assert person.phone is None
    assert person.closed_at is not None
    for token in tokens:
        assert isinstance(await sessions.viewer_of(token, source="test"), Anonymous)
    assert await OutboxEvent.filter(name="account.closed").count() == 1
    assert await AuditEntry.filter(deed="account.closed", subject_id=person.id).count() == 1


async def test_closing_needs_a_fresh_step_up(portal: Portal, services: Services) -> None:
    assert (await close(portal, await a_citizen(services)))["code"] == "STEP_UP_REQUIRED"


@pytest.mark.parametrize("state", sorted(ProofState))
async def test_a_request_under_way_is_in_the_way(
    portal: Portal, services: Services, state: ProofState
) -> None:
    owner = confirmed(await a_citizen(services))
    await a_proof(services, await a_committee(services), state=state, applicant=owner)

    explained = (await portal.execute(CLOSING, viewer=owner))["accountClosing"]
    told = await close(portal, owner)

    ended = {"rejected", "withdrawn", "issued", "revoked", "superseded", "expired"}
    assert explained["requestsUnderWay"] == (0 if state.value in ended else 1)
    assert told.get("code") == (None if state.value in ended else "ACCOUNT_HAS_REQUESTS")


async def test_a_post_is_in_the_way(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    official = await an_official(services, committee.organisation, Role.PREPARER)
    me = Citizen(
        person_id=official.person_id, session_id=official.session_id, stepped_up_at=clock.now()
    )

    assert (await portal.execute(CLOSING, viewer=me))["accountClosing"]["holdsPosts"] is True
    assert (await close(portal, me))["code"] == "ACCOUNT_HAS_POSTS"


async def test_everybody_learns_before_what_goes_and_what_must_stay_and_why(
    portal: Portal, services: Services
) -> None:
    told = (await portal.execute(CLOSING, viewer=await a_citizen(services)))["accountClosing"]

    kept = {rule["code"]: rule for rule in told["kept"]}
    assert {rule["code"] for rule in told["deleted"]} == {"phone", "loose_material", "notice"}
    assert kept.keys() >= {"proof", "guardianship_proof", "disclosure", "account"}
    assert all(rule["basis"] for rule in kept.values())


async def test_papers_stay_and_hold_when_their_owner_has_left(
    services: Services, database: None
) -> None:
    owner = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=owner
    )

    await actions.close_account(confirmed(owner))

    assert (await Proof.get(id=proof.id)).state is ProofState.ISSUED


async def test_the_same_phone_name_and_number_open_the_account_again(
    services: Services, database: None
) -> None:
    former = await a_closed_account(services)

    unnamed = await refusal_of(services, former.phone)
    back = await enter(services, former.phone, name=former.name, id_number=former.id_number)

    person = await Person.get(id=former.viewer.person_id)
    assert unnamed == "REGISTRATION_NEEDED"
    assert back.id == person.id
    assert person.closed_at is None
    assert people.phone_of(services.vault, person) == former.phone
    assert await OutboxEvent.filter(name="account.reopened").count() == 1


async def test_nobody_takes_over_a_closed_account_by_knowing_name_and_number(
    services: Services, database: None
) -> None:
    former = await a_closed_account(services)

    other_phone = await refusal_of(
        services, a_phone(), name=former.name, id_number=former.id_number
    )
    other_name = await refusal_of(services, former.phone, name="陈卫东", id_number=former.id_number)

    assert (other_phone, other_name) == ("ID_NUMBER_TAKEN", "ID_NUMBER_TAKEN")
    assert (await Person.get(id=former.viewer.person_id)).closed_at is not None


async def test_whoever_is_given_the_phone_number_anew_gets_an_account_of_her_own(
    services: Services, database: None
) -> None:
    former = await a_closed_account(services)

    newcomer = await enter(services, former.phone, name="陈卫东", id_number=an_id_number())

    assert newcomer.id != former.viewer.person_id
    assert (await Person.get(id=former.viewer.person_id)).phone_index is None
