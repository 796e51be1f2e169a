"""What supervisors see of one office: series, letters, and the three rates of its work."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.complaints.models import Complaint
from backend.foundation import clock
from backend.foundation.viewer import Official
from backend.letters.lifecycle import LetterState
from backend.letters.models import Letter, LetterKind
from tests.complaints.cases import MONDAY, TOLD, Cast, a_cast, a_complaint
from tests.oversight.questions import LETTERS, SERIES, UNIT
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

DONE = (*TOLD, "dismiss", "answer")
A_DAY = timedelta(days=1)


@pytest.fixture
async def cast(portal: Portal) -> Cast:
    with clock.stopped(MONDAY):
        return await a_cast(portal)


async def rates(cast: Cast, office: Official) -> dict[str, Any]:
    with clock.stopped(MONDAY + 5 * A_DAY):
        unit = await cast.asks(UNIT, cast.above, id=str(office.organisation_id))
    return unit["rates"]


async def test_answered_in_term_whether_accepted_or_declined_is_responded_by_the_handler(
    cast: Cast,
) -> None:
    with clock.stopped(MONDAY):
        in_time = [await a_complaint(cast) for _ in range(2)]
        late, never, taken_back = [await a_complaint(cast) for _ in range(3)]
        await Complaint.filter(id=taken_back.id).update(state="withdrawn")
        await cast.does("decline", in_time[0].id)
    with clock.stopped(MONDAY + A_DAY):
        await cast.does("accept", in_time[1].id)
    with clock.stopped(MONDAY + 2 * A_DAY):
        await cast.does("accept", late.id)
    assert (await Complaint.get(id=never.id)).state == "filed"
    told = await rates(cast, cast.handler)
    assert (told["filed"], told["response"]) == (5, 0.5)
    assert await rates(cast, cast.other) == {
        "filed": 0,
        "response": None,
        "solution": None,
        "satisfaction": None,
        "reached": 0,
    }


async def test_what_is_still_in_its_term_is_not_counted_as_unanswered(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        await a_complaint(cast)
        unit = await cast.asks(UNIT, cast.above, id=str(cast.handler.organisation_id))
    assert (unit["rates"]["filed"], unit["rates"]["response"]) == (1, None)


async def test_solved_and_satisfied_are_of_those_reached_and_are_the_leads(cast: Cast) -> None:
    answers = [(True, True), (True, False), (False, False), None]
    with clock.stopped(MONDAY):
        for answer in answers:
            row = await a_complaint(cast)
            await cast.walks(row.id, DONE)
            changes: dict[str, Any] = {"reached": False, "solved": None, "satisfied": None}
            if answer:
                changes = {"reached": True, "solved": answer[0], "satisfied": answer[1]}
            await cast.does("visit", row.id, **changes)
    told = await rates(cast, cast.lead)
    assert (told["reached"], told["solution"], told["satisfaction"]) == (3, 2 / 3, 1 / 3)


async def test_who_is_asked_twice_in_a_month_is_counted_as_she_said_last(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        row = await a_complaint(cast)
        await cast.walks(row.id, DONE)
        await cast.does("visit", row.id, solved=False, satisfied=False)
    with clock.stopped(MONDAY + A_DAY):
        await cast.does("visit", row.id)
    told = await rates(cast, cast.lead)
    assert (told["reached"], told["solution"]) == (1, 1.0)


async def test_repeats_are_one_series_with_their_days(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        first = await a_complaint(cast)
        await a_complaint(cast, proof_name="居住证明")
    with clock.stopped(MONDAY + A_DAY):
        again = await a_complaint(cast, repeats_id=first.id)
    (edge,) = (await cast.asks(SERIES, cast.above, id=str(cast.accused.id)))["edges"]
    assert edge["node"] == {
        "proofName": "家庭经济状况证明",
        "complaints": [
            {"number": first.number, "state": "FILED", "filedOn": "2026-11-16"},
            {"number": again.number, "state": "FILED", "filedOn": "2026-11-17"},
        ],
    }


async def test_a_series_shows_what_its_reader_may_know_of(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        first = await a_complaint(cast)
        await a_complaint(cast, repeats_id=first.id, region="360423000000")
    office = replace(cast.other, region="360404000000")
    (edge,) = (await cast.asks(SERIES, office, id=str(cast.accused.id)))["edges"]
    assert [each["number"] for each in edge["node"]["complaints"]] == [first.number]
    own = replace(cast.other, organisation_id=cast.accused.id)
    assert (await cast.asks(SERIES, own, id=str(cast.accused.id)))["edges"] == []


async def test_issued_letters_are_listed_by_number_without_words(cast: Cast) -> None:
    row = await a_complaint(cast)
    for number, state in ((3, LetterState.ISSUED), (4, LetterState.APPROVED)):
        await Letter.create(
            id=uuid4(),
            kind=LetterKind.RECTIFICATION_ORDER,
            state=state,
            organisation_id=cast.lead.organisation_id,
            subject_id=row.id,
            content=b"words",
            drafter_id=cast.lead.person_id,
            drafted_at=MONDAY,
            approver_id=cast.other.person_id,
            approved_at=MONDAY,
            year=2026,
            serial=number,
            number=f"柴投整〔2026〕{number}号",
            issued_at=MONDAY,
        )
    (edge,) = (await cast.asks(LETTERS, cast.above, id=str(cast.accused.id)))["edges"]
    assert edge["node"] == {
        "kind": "RECTIFICATION_ORDER",
        "title": "责令限期整改通知书",
        "number": "柴投整〔2026〕3号",
        "issuedOn": "2026-11-16",
        "complaintId": str(row.id),
    }


async def test_a_unit_of_another_branch_is_not_there(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        await cast.asks(UNIT, cast.handler, id=str(cast.above.organisation_id))
    assert refused.value.codes == ["NOT_FOUND"]
