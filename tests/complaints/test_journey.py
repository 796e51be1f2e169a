"""Somebody without a name, from an entry of the catalogue to a practice that was set right."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from backend.complaints.models import Complainant, Complaint
from backend.foundation import clock
from backend.ratings.models import Rating
from tests.complaints.cases import MONDAY, SUMMARY, Cast, a_cast
from tests.complaints.complaining import BY_RECEIPT, FILE, KINSHIP, STRANGER, an_input
from tests.factories import a_committee
from tests.portal import Portal
from tests.ratings.operations import RATE

pytestmark = pytest.mark.anyio

HER_WORDS = "窗口的人不给理由，只说回村里去开，开不来就算了。"


async def filed_from_entry(cast: Cast) -> tuple[Cast, Complaint, str]:
    """By a stranger; the county's office that has it, and the receipt code."""
    said = an_input(
        accusedId=str(cast.accused.id),
        accusedName=None,
        words=HER_WORDS,
        origin={"kind": "ITEM", "ref": KINSHIP},
    )
    filed = await cast.asks(FILE, STRANGER, input=said)
    complaint = await Complaint.get(id=filed["complaint"]["id"])
    county = (cast.handler, cast.lead, cast.other)
    (handler,) = (each for each in county if each.organisation_id == complaint.handler_id)
    return replace(cast, handler=handler), complaint, filed["receiptCode"]


async def follows(cast: Cast, code: str) -> Any:
    """What the stranger reads by her code."""
    return await cast.asks(BY_RECEIPT, STRANGER, code=code)


async def test_a_stranger_gets_a_practice_set_right_and_says_how_it_went(portal: Portal) -> None:
    await a_committee(portal.services)
    cast = await a_cast(portal)
    with clock.stopped(MONDAY):
        cast, complaint, code = await filed_from_entry(cast)
        begun = await follows(cast, code)
        assert (begun["state"], begun["proofName"]) == ("FILED", "亲属关系证明")
        assert [piece["kind"] for piece in begun["evidence"]] == ["ITEM"]
        await cast.walks(complaint.id, ("accept", "dispatch", "begin", "state", "find", "order"))
    with clock.stopped(MONDAY + timedelta(days=3)):
        told = await cast.walks(complaint.id, ("report", "confirm", "answer"))
        assert (told["state"], told["missed"]) == ("ANSWERED", False)
        read = await follows(cast, code)
        assert read["answer"]
        verbs = [step["verb"] for step in read["steps"]]
        assert ("CONFIRM" in verbs, verbs[-1]) == (True, "ANSWER")
        level = {"subjectKind": "COMPLAINT", "subjectId": str(complaint.id), "level": "SATISFIED"}
        rated = await cast.asks(RATE, STRANGER, input=level | {"receiptCode": code})
        assert rated["level"] == "SATISFIED"
        closed = await cast.walks(complaint.id, ("visit", "close"))
    assert closed["state"] == "CLOSED"
    who = await Complainant.get(complaint_id=complaint.id)
    assert (who.person_id, who.name, who.phone) == (None, None, None)
    assert (await Rating.get()).organisation_id == cast.lead.organisation_id
    accused = await cast.asks(
        "query ($id: UUID!) { accusedCase(id: $id) { summary state } }",
        cast.clerk,
        id=str(complaint.id),
    )
    assert accused == {"summary": SUMMARY, "state": "CLOSED"}
