"""A sandbox takes other keys, says that it is one, and its residents answer by themselves."""

import json
import secrets
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from backend import reactions
from backend.exchange import jobs
from backend.exchange.admission import FAILURE_RATE
from backend.exchange.models import ConsentRequest
from backend.exchange.sandbox import MANNERS, Manner
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity import people
from backend.identity.models import Person
from backend.proofs.lifecycle import ProofState
from tests.exchange.consents import asked
from tests.exchange.door import Door, a_client, an_operator, marks_of, open_door
from tests.exchange.test_clients import ISSUE, entered
from tests.factories import Committee, a_citizen, a_committee, a_phone, a_proof
from tests.portal import Portal

pytestmark = pytest.mark.anyio

ANYTHING = json.dumps({"query": "{ __typename }"})
NUMBERS = {manner: number for number, manner in MANNERS.items()}


@pytest.fixture
def made_up(services: Services, database: None) -> Services:
    """The services of a sandbox."""
    return replace(services, sandbox=True)


async def holder(services: Services, manner: Manner, name: str = "王桂香") -> Citizen:
    """One of the residents who answer by themselves."""
    person = people.new_person(
        services.vault, name=name, id_number=NUMBERS[manner], phone=a_phone()
    )
    await person.save()
    return Citizen(person_id=person.id, session_id=uuid4(), source="test")


async def state_after(services: Services, door: Door, number: str, **wish: object) -> str:
    """What became of a request after the sandbox's own job ran."""
    consent = await asked(door, number, **wish)
    await jobs.answer_in_sandbox(services, consent_id=consent["id"])
    return (await door.ask("ConsentState", id=consent["id"]))["state"]


async def test_a_key_of_the_other_sort_of_portal_is_told_so_whether_it_exists_or_not(
    made_up: Services, services: Services
) -> None:
    async with open_door(made_up, sandbox=True) as test, open_door(services) as real:
        assert (test.secret[:4], real.secret[:4]) == ("mzt_", "mzx_")
        for door, stranger, code in (
            (test, real.secret, "TOKEN_FOR_PRODUCTION"),
            (test, "mzx_" + secrets.token_urlsafe(32), "TOKEN_FOR_PRODUCTION"),
            (real, test.secret, "TOKEN_FOR_SANDBOX"),
            (real, "mzt_" + secrets.token_urlsafe(32), "TOKEN_FOR_SANDBOX"),
        ):
            answer = await door.post(ANYTHING, authorization=f"Bearer {stranger}")
            assert (answer.status_code, answer.json()["code"]) == (401, code)
            assert answer.headers["www-authenticate"] == "Bearer"
            assert (await door.post(ANYTHING)).status_code == 200


async def test_the_operator_of_a_sandbox_hands_out_test_keys(made_up: Services) -> None:
    operator, client = await an_operator(made_up), await a_client()
    answer = await Portal(made_up).execute(ISSUE, {"input": entered(client.id)}, viewer=operator)

    issued = answer["issueExchangeToken"]
    assert (issued["secret"][:4], issued["token"]["prefix"][:4]) == ("mzt_", "mzt_")


@pytest.mark.parametrize("shape", ["mzt_", "mzt_short", "mzt_" + "!" * 43, "mzt_" + "a" * 44])
async def test_what_only_begins_like_a_test_key_is_a_wrong_key_like_every_other(
    services: Services, database: None, shape: str
) -> None:
    async with open_door(services) as door:
        answer = await door.post(ANYTHING, authorization=f"Bearer {shape}")

    assert (answer.status_code, answer.json()["code"]) == (401, "TOKEN_INVALID")


async def test_keys_of_the_other_sort_count_as_failures(services: Services, database: None) -> None:
    stranger = f"Bearer mzt_{secrets.token_urlsafe(32)}"
    async with open_door(services) as door:
        with clock.stopped(clock.now()):
            answers = [
                await door.post(ANYTHING, authorization=stranger)
                for _ in range(FAILURE_RATE.amount + 1)
            ]

    assert [each.status_code for each in answers] == [401] * FAILURE_RATE.amount + [429]


async def test_the_evidence_of_a_sandbox_says_that_everything_is_made_up_and_no_other_does(
    made_up: Services, services: Services
) -> None:
    paper = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    marks = await marks_of(paper)
    async with open_door(made_up, sandbox=True) as test, open_door(services) as real:
        answers = [await door.verify({"number": marks["number"]}) for door in (test, real)]

    assert [answer["evidence"]["sandbox"] for answer in answers] == [True, False]
    assert answers[0]["results"] == answers[1]["results"]
    assert answers[0]["evidence"]["sha256"] == answers[1]["evidence"]["sha256"]


async def test_who_agrees_gives_the_papers_that_were_asked_for(made_up: Services) -> None:
    committee = await a_committee(made_up)
    resident = await holder(made_up, Manner.AGREES)
    await given(made_up, committee, resident, "居住证明")
    await given(made_up, committee, resident, "自产自销证明")
    number = NUMBERS[Manner.AGREES]
    async with open_door(made_up, sandbox=True) as door:
        one = await state_after(made_up, door, number, wanted=["居住证明"])
        all_ = await state_after(made_up, door, number, wanted=["没有的证明"], caseNumber="2")

    assert (one, all_) == ("AGREED", "AGREED")
    chosen = await ConsentRequest.all().order_by("asked_at").prefetch_related("chosen__proof")
    titles = [sorted(each.proof.title for each in consent.chosen) for consent in chosen]
    assert titles == [["居住证明"], ["居住证明", "自产自销证明"]]


async def test_who_refuses_refuses_and_who_never_answers_stays_asked(made_up: Services) -> None:
    committee = await a_committee(made_up)
    for manner in (Manner.REFUSES, Manner.NEVER_ANSWERS):
        await given(made_up, committee, await holder(made_up, manner), "居住证明")
    async with open_door(made_up, sandbox=True) as door:
        states = [
            await state_after(made_up, door, NUMBERS[manner])
            for manner in (Manner.REFUSES, Manner.NEVER_ANSWERS)
        ]

    assert states == ["REFUSED", "ASKED"]


async def test_others_answer_by_hand_and_a_wrong_name_reaches_nobody(made_up: Services) -> None:
    committee, resident = await a_committee(made_up), await a_citizen(made_up, "王桂香")
    await given(made_up, committee, resident, "居住证明")
    by_hand = people.id_number_of(made_up.vault, await Person.get(id=resident.person_id))
    await given(made_up, committee, await holder(made_up, Manner.AGREES), "居住证明")
    async with open_door(made_up, sandbox=True) as door:
        states = [
            await state_after(made_up, door, by_hand),
            await state_after(made_up, door, NUMBERS[Manner.AGREES], holderName="李四"),
        ]

    assert states == ["ASKED", "ASKED"]


async def test_who_has_no_valid_paper_has_nothing_to_agree_to(made_up: Services) -> None:
    committee = await a_committee(made_up)
    resident = await holder(made_up, Manner.AGREES)
    await a_proof(made_up, committee, state=ProofState.REVOKED, applicant=resident)
    async with open_door(made_up, sandbox=True) as door:
        assert await state_after(made_up, door, NUMBERS[Manner.AGREES]) == "ASKED"


async def test_it_is_worth_asking_again_after_seconds_in_a_sandbox_and_after_a_minute_elsewhere(
    made_up: Services, services: Services
) -> None:
    async with open_door(made_up, sandbox=True) as test, open_door(services) as real:
        number = NUMBERS[Manner.AGREES]
        waits = [(await asked(door, number))["askAgainAfter"] for door in (test, real)]

    assert waits == [2, 60]


def test_the_job_that_answers_follows_in_a_sandbox_only() -> None:
    job, event = "exchange.answer_in_sandbox", "consent.asked"

    assert job in reactions.job_names(sandbox=True)[event]
    assert [name for names in reactions.job_names().values() for name in names if name == job] == []


async def test_nobody_answers_for_a_real_resident(services: Services, database: None) -> None:
    with pytest.raises(AssertionError, match="real resident"):
        await jobs.answer_in_sandbox(services, consent_id=UUID(int=0))


async def given(services: Services, committee: Committee, owner: Citizen, title: str) -> None:
    """An issued paper of hers."""
    await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner, title=title)
