"""What a resident is told before she asks: who decides, by when, and how others put it."""

from datetime import UTC, date, datetime

import pytest

from backend.foundation import clock
from backend.foundation.services import Services
from backend.guidance import queries as guidance
from backend.guidance.answers import Question
from backend.guidance.models import GuideLane
from backend.proofs import wording
from backend.proofs.examples import wording_examples
from backend.regions.models import Region
from tests.factories import FENSHUI, XIAOYANG, a_citizen, a_committee, some_regions
from tests.portal import Portal, Refused
from tests.proofs.operations import REQUEST, TERMS, a_request_input

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("day", [13, 16, 20, 21])
async def test_the_terms_are_those_that_the_request_gets(
    portal: Portal, services: Services, day: int
) -> None:
    await a_committee(services)
    resident = await a_citizen(services)

    with clock.stopped(datetime(2026, 11, day, 4, tzinfo=UTC)):
        told = await portal.execute(TERMS, {"region": XIAOYANG}, viewer=resident)
        made = await portal.execute(REQUEST, {"input": a_request_input()}, viewer=resident)

    terms, proof = told["requestTerms"], made["requestProof"]
    assert terms["workingDays"] == 3
    assert terms["committee"]["contactPhone"] == "0792-6800000"
    assert terms["committee"]["name"] == proof["committee"]["name"]
    assert (terms["dueOn"], terms["calendarKnown"]) == (proof["dueOn"], proof["calendarKnown"])


async def test_the_terms_say_when_the_calendar_is_not_announced(
    portal: Portal, services: Services
) -> None:
    await a_committee(services)
    resident = await a_citizen(services)

    with clock.stopped(datetime(2036, 11, 20, 4, tzinfo=UTC)):
        told = await portal.execute(TERMS, {"region": XIAOYANG}, viewer=resident)

    assert told["requestTerms"]["calendarKnown"] is False


async def test_where_nothing_can_be_asked_there_are_no_terms(
    portal: Portal, services: Services
) -> None:
    await some_regions()
    resident = await a_citizen(services)
    await Region.filter(code=FENSHUI).update(abolished_on=date(2024, 6, 30))
    expected = {
        XIAOYANG: "COMMITTEE_NOT_SERVED",
        FENSHUI: "REGION_ABOLISHED",
        "999999999999": "REGION_UNKNOWN",
    }
    for region, code in expected.items():
        data = await portal.execute(TERMS, {"region": region}, viewer=resident)
        assert data["requestTerms"]["code"] == code
        assert data["requestTerms"]["field"] == "regionCode"


async def test_terms_are_for_residents(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    with pytest.raises(Refused) as refused:
        await portal.execute(TERMS, {"region": XIAOYANG}, viewer=committee.preparer)

    assert refused.value.codes == ["FORBIDDEN"]


async def test_every_example_would_be_accepted_as_a_request(
    services: Services, database: None
) -> None:
    await some_regions()
    for each in wording_examples():
        asked = wording.Request(
            title=each.title, purpose=each.purpose, recipient=each.recipient, text=each.text
        )
        clean = asked.clean(services.glyphs)
        assert clean == asked
        question = Question(title=each.title, purpose=each.purpose, text=each.text)
        answer = await guidance.answer_for(XIAOYANG, question)
        assert not answer.binding, each.title
        assert answer.lane in {GuideLane.OURS, GuideLane.THIRD_LANE}, each.title


async def test_everybody_may_read_the_examples(portal: Portal) -> None:
    data = await portal.execute("{ wordingExamples { title purpose recipient text } }")

    assert 8 <= len(data["wordingExamples"]) <= 12
    assert len({each["title"] for each in data["wordingExamples"]}) == len(data["wordingExamples"])
    assert data["wordingExamples"][0]["title"] == "居住证明"
