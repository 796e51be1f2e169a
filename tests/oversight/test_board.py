"""The board by stage and age, and that its fields open the lists that they count."""

from datetime import timedelta
from typing import Any

import pytest

from backend.complaints import board, jobs
from backend.complaints.lifecycle import ENDED, ComplaintState
from backend.foundation import clock
from tests.complaints.cases import LIST, MONDAY, ORDERED, TOLD, Cast, a_cast, a_complaint
from tests.oversight.questions import BOARD
from tests.portal import Portal

pytestmark = pytest.mark.anyio


def test_every_state_in_which_something_is_due_is_in_one_stage() -> None:
    placed = [state for states in board.STATES.values() for state in states]
    assert sorted(placed) == sorted(set(ComplaintState) - ENDED)


async def cells(cast: Cast, **wanted: Any) -> dict[tuple[str, str], int]:
    told = await cast.asks(BOARD, cast.above, filter=wanted)
    return {(each["stage"], each["age"]): each["count"] for each in told["cells"]}


async def test_the_board_counts_by_stage_and_by_how_much_of_the_term_is_over(
    portal: Portal,
) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        await a_complaint(cast)
        asked = await a_complaint(cast)
        await cast.walks(asked.id, TOLD)
        ordered = await a_complaint(cast)
        await cast.walks(ordered.id, ORDERED)
        ended = await a_complaint(cast)
        await cast.does("decline", ended.id)
        assert await cells(cast) == {
            ("INTAKE", "FRESH"): 1,
            ("INQUIRY", "FRESH"): 1,
            ("RECTIFYING", "FRESH"): 1,
        }
    # Friday: one day of one is over; four days of five are.
    with clock.stopped(MONDAY + timedelta(days=4)):
        await jobs.keep_time(cast.services)
        assert await cells(cast) == {
            ("INTAKE", "OVER"): 1,
            ("INQUIRY", "LATE"): 1,
            ("RECTIFYING", "LATE"): 1,
        }


async def test_a_term_that_ended_today_is_over_before_the_clock_says_so(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        await a_complaint(cast)
    with clock.stopped(MONDAY + timedelta(days=2)):
        assert await cells(cast) == {("INTAKE", "OVER"): 1}


async def test_a_field_of_the_board_opens_as_many_as_it_counts(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        for route in ((), TOLD[:1], TOLD, ORDERED):
            row = await a_complaint(cast)
            await cast.walks(row.id, route)
    with clock.stopped(MONDAY + timedelta(days=3)):
        await jobs.keep_time(cast.services)
        for (stage, age), count in (await cells(cast)).items():
            found = await cast.asks(LIST, cast.above, filter={"stage": stage, "age": age})
            assert found["totalCount"] == count, (stage, age)


async def test_what_is_supervised_can_be_listed_until_it_ends(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await cast.walks(row.id, (*TOLD, "supervise"))
    await a_complaint(cast)

    async def listed(**wanted: Any) -> list[str]:
        found = await cast.asks(LIST, cast.above, filter=wanted)
        return [edge["node"]["number"] for edge in found["edges"]]

    assert await listed(supervised=True) == [row.number]
    assert row.number not in await listed(supervised=False)
    assert await listed(leadId=str(cast.lead.organisation_id)) == [row.number]
    await cast.walks(row.id, ("dismiss", "answer", "visit", "close"))
    assert await listed(supervised=True) == []
