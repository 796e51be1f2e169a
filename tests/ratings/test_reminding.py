"""Whoever has a repair is reminded at half and at four fifths of its term; late ones go above."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.complaints.models import Reminder
from backend.foundation import clock
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.notices import jobs as notices
from backend.notices.models import Notice, NoticeKind
from backend.ratings import jobs, terms
from backend.ratings.lifecycle import ENDED, RepairState
from backend.ratings.models import Repair
from backend.ratings.terms import Stage
from tests.complaints.complaining import MONDAY
from tests.portal import Portal
from tests.ratings.operations import Rated, a_rated_office

DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 10, 31))


async def on_day(services: Services, rated: Rated, days: int) -> list[str]:
    """What the clock says so many days after MONDAY, twice; and who was told then."""
    repair = await Repair.get()
    with clock.stopped(MONDAY + timedelta(days=days)):
        for _ in range(2):
            await jobs.keep_time(services)
            await notices.tell_of_repair_time(services, repair_id=repair.id)
    names = {
        rated.committee.approver.person_id: "office",
        rated.supervisor.person_id: "supervisor",
    }
    told = await Notice.filter(kind__in=(NoticeKind.RATING_REMINDED, NoticeKind.RATING_OVERDUE))
    return sorted(f"{names[each.person_id]} {each.kind.name}" for each in told)


@pytest.mark.anyio
async def test_the_office_is_reminded_and_at_the_end_the_supervisor_is_told(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    with clock.stopped(MONDAY):
        await rated.rates()
    once, late = "office RATING_REMINDED", ["office RATING_OVERDUE", "supervisor RATING_OVERDUE"]

    assert await on_day(services, rated, 2) == []
    assert await on_day(services, rated, 3) == [once]
    assert await on_day(services, rated, 4) == [once] * 2
    assert await on_day(services, rated, 7) == [once] * 2
    assert await on_day(services, rated, 8) == [late[0], once, once, late[1]]


@pytest.mark.anyio
async def test_an_appeal_is_the_supervisors_to_decide_in_time(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    with clock.stopped(MONDAY):
        await rated.rates()
        await rated.does("callBackRater")
        await rated.does("appealRating", ground="MISTAKEN")

    assert await on_day(services, rated, 3) == ["supervisor RATING_REMINDED"]
    assert await on_day(services, rated, 8) == [
        "supervisor RATING_OVERDUE",
        "supervisor RATING_REMINDED",
    ]


@pytest.mark.anyio
async def test_nobody_is_reminded_of_what_was_answered(portal: Portal, services: Services) -> None:
    rated = await a_rated_office(portal, services)
    with clock.stopped(MONDAY):
        await rated.rates()
        await rated.does("callBackRater")
        await rated.does("settleRepair", outcome="EXPLAINED")
        await rated.does("answerRater")

    assert await on_day(services, rated, 30) == []
    assert not await OutboxEvent.filter(name__in=("repair.reminded", "repair.overdue")).exists()


@given(DAYS, st.integers(0, 40), st.sampled_from(list(RepairState)))
def test_marks_come_in_their_order_and_over_is_after_the_last_day(
    opened: date, later: int, state: RepairState
) -> None:
    repair = Repair(state=state)
    terms.begin(repair, opened, Stage.REPAIR)

    reached = [terms.reached(repair, opened + timedelta(days=n)) for n in range(later + 1)]

    assert reached == sorted(reached)
    last = opened + timedelta(days=later)
    assert (reached[-1] is Reminder.OVER) == (last > repair.due_on and state not in ENDED)
    if state in ENDED:
        assert set(reached) == {Reminder.NONE}
