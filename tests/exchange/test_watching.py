"""A scraper is stopped in the middle of a query, an operator is told, and nothing more is given."""

from datetime import timedelta

import pytest

from backend.disclosures.models import Disclosure
from backend.exchange.kinds import AlertKind, AnswerKind
from backend.exchange.lifecycle import ClientState
from backend.exchange.models import ExchangeAlert, ExchangeAnswer, ExchangeClient, ExchangeLookup
from backend.foundation import clock
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.identity import people
from backend.identity.models import Person
from backend.privacy import jobs as privacy
from backend.proofs.lifecycle import ProofState
from tests.exchange.door import Door, an_operator, many_like, marks_of, open_door
from tests.factories import a_citizen, a_committee, a_proof, an_id_number
from tests.portal import Portal

pytestmark = pytest.mark.anyio

ALERTS = """query ($open: Boolean) { exchangeAlerts(open: $open) { edges { node {
    id kind severe handledAt words client { name state } figures { name value } } } } }"""
HANDLE = """mutation ($id: UUID!, $words: String!) { handleExchangeAlert(id: $id, words: $words) {
    ... on ExchangeAlert { handledAt words } ... on Problem { code field } } }"""
RESUME = """mutation ($id: UUID!, $words: String!) { resumeExchangeClient(id: $id, words: $words) {
    ... on ExchangeClient { state } ... on Problem { code } } }"""


async def walks(door: Door, first: int, last: int) -> list[str]:
    """What a script that counts through the numbers of a village gets."""
    answers = [
        await door.verify({"number": f"小阳证〔2026〕{serial}号"}) for serial in range(first, last)
    ]
    return [answer.get("code") or answer["results"][0]["outcome"] for answer in answers]


async def test_whoever_counts_through_the_numbers_is_stopped_and_reported(
    portal: Portal, services: Services
) -> None:
    operator = await an_operator(services)
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    await many_like(proof, 40, step=1)
    async with open_door(services) as door:
        answers = await walks(door, 1_001, 1_021)
        knocking = await door.post("{}")

    assert answers == ["VALID"] * 19 + ["CLIENT_SUSPENDED"]
    assert knocking.status_code == 403
    assert await Disclosure.all().count() == 19
    last = await ExchangeAnswer.all().order_by("-at").first()
    assert last is not None
    assert (last.kind, last.proofs, last.sha256) == (AnswerKind.REFUSED, 0, None)
    listed = await portal.execute(ALERTS, {"open": True}, viewer=operator)
    alerts = [edge["node"] for edge in listed["exchangeAlerts"]["edges"]]
    assert [(alert["kind"], alert["severe"]) for alert in alerts] == [
        ("SERIAL_WALK", True), ("SERIAL_WALK", False),
    ]  # fmt: skip
    assert alerts[0]["client"]["state"] == "SUSPENDED"
    assert {each["name"]: each["value"] for each in alerts[0]["figures"]} == {
        "amount": 20, "asked": 20, "told": 10, "severe": 20,
    }  # fmt: skip
    assert await OutboxEvent.filter(name="exchange.alert_raised").count() == 2
    assert await OutboxEvent.filter(name="exchange.client_suspended").count() == 1


async def test_one_long_query_is_refused_as_a_whole_when_it_is_a_walk(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    numbers = await many_like(proof, 30, step=1)
    async with open_door(services) as door:
        answer = await door.verify(*({"number": number} for number in numbers))

    assert answer["code"] == "CLIENT_SUSPENDED"
    assert await Disclosure.all().count() == 0
    assert await ExchangeLookup.all().count() == 30


async def test_the_same_numbers_with_the_right_persons_were_read_from_papers(
    services: Services, database: None
) -> None:
    owner = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=owner
    )
    number = people.id_number_of(services.vault, await Person.get(id=owner.person_id))
    numbers = await many_like(proof, 30, step=1)
    subject = {"name": "王桂香", "idNumber": number}
    async with open_door(services) as door:
        answer = await door.verify(*({"number": each, "subject": subject} for each in numbers))

    assert {paper["subjectMatches"] for paper in answer["results"]} == {True}
    assert await ExchangeAlert.all().count() == 0


async def test_trying_persons_on_a_number_ends_after_some_misses(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    mark = {"number": (await marks_of(proof))["number"]}
    tried = [mark | {"subject": {"name": "王桂香", "idNumber": an_id_number()}} for _ in range(20)]
    async with open_door(services) as door:
        misses = await door.verify(*tried)
        more = await door.verify(tried[0])
        plain = await door.verify(mark)

    assert {paper["subjectMatches"] for paper in misses["results"]} == {False}
    assert more["code"] == "TOO_MANY_ATTEMPTS"
    assert plain["results"][0]["outcome"] == "VALID"


async def test_an_alert_is_raised_once_until_an_operator_says_what_it_was(
    portal: Portal, services: Services
) -> None:
    operator = await an_operator(services)
    async with open_door(services) as door:
        await walks(door, 1, 14)
        (alert,) = await ExchangeAlert.all()
        wordless = await portal.execute(HANDLE, {"id": str(alert.id), "words": ""}, viewer=operator)
        said = {"id": str(alert.id), "words": "换系统时的核对，已与负责人确认。"}
        handled = await portal.execute(HANDLE, said, viewer=operator)
        twice = await portal.execute(HANDLE, said, viewer=operator)
        await walks(door, 14, 15)

    assert (alert.kind, alert.severe) == (AlertKind.SERIAL_WALK, False)
    assert wordless["handleExchangeAlert"]["code"] == "TEXT_EMPTY"
    assert handled["handleExchangeAlert"]["words"] == said["words"]
    assert twice["handleExchangeAlert"]["code"] == "WRONG_STATE"
    assert await ExchangeAlert.filter(handled_at=None).count() == 1


async def test_after_an_operator_has_looked_watching_begins_anew(
    portal: Portal, services: Services
) -> None:
    operator = await an_operator(services)
    async with open_door(services) as door:
        await walks(door, 1, 21)
        stopped = await door.post("{}")
        asked = {"id": str(door.client.id), "words": "已停用脚本。"}
        resumed = await portal.execute(RESUME, asked, viewer=operator)
        again = await walks(door, 21, 41)

    assert stopped.status_code == 403
    assert resumed["resumeExchangeClient"]["state"] == "ACTIVE"
    assert again == ["UNKNOWN"] * 19 + ["CLIENT_SUSPENDED"]
    assert (await ExchangeClient.get(id=door.client.id)).state is ClientState.SUSPENDED


async def test_single_lookups_are_forgotten_after_ninety_days_and_evidence_is_not(
    services: Services, database: None
) -> None:
    async with open_door(services) as door:
        await door.verify({"number": "小阳证〔2026〕1号"})
    await privacy.delete_outlived(services)
    kept = await ExchangeLookup.all().count()
    with clock.stopped(clock.now() + timedelta(days=91)):
        await privacy.delete_outlived(services)

    assert kept == 1
    assert await ExchangeLookup.all().count() == 0
    assert await ExchangeAnswer.all().count() == 1
