"""How long departments wait for a key is told to everybody, by working days, and never made up."""

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.exchange import waiting
from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from tests.exchange.door import an_operator
from tests.exchange.key_requests import DECLINE, WITHDRAW, a_clerk, filed, granted, waiting_time
from tests.portal import Portal

MONDAY = datetime(2026, 11, 2, 10, tzinfo=CHINA)
NOTHING = {"promised": 5, "median": None, "longest": None, "open": 0, "openLongest": None}

moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- the strategy adds the zone
spans = st.tuples(moments, st.integers(0, 40)).map(
    lambda each: (each[0], each[0] + timedelta(days=each[1]))
)


@pytest.mark.anyio
async def test_without_an_answer_there_are_no_figures(portal: Portal) -> None:
    assert await waiting_time(portal) == NOTHING


@pytest.mark.anyio
async def test_answers_of_the_last_ninety_days_count_in_working_days(
    portal: Portal, services: Services
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    # Filed on a Monday: Tuesday is one working day away, the next Tuesday six.
    for name, days in (("甲", 1), ("乙", 8), ("丙", 0), ("丁", 2)):
        with clock.stopped(MONDAY):
            request = await filed(portal, clerk, system=name)
        answered = MONDAY + timedelta(days=days)
        with clock.stopped(answered):
            fresh = dataclasses.replace(operator, stepped_up_at=answered)
            if name == "乙":
                asked = {"id": request["id"], "words": "不合适。"}
                await portal.execute(DECLINE, asked, viewer=fresh)
            else:
                await granted(portal, fresh, request["id"])
    with clock.stopped(MONDAY + timedelta(days=10)):
        now = await waiting_time(portal)
    with clock.stopped(MONDAY + timedelta(days=97)):
        later = await waiting_time(portal)
    with clock.stopped(MONDAY + timedelta(days=99)):
        much_later = await waiting_time(portal)

    assert now == NOTHING | {"median": 1.5, "longest": 6}
    assert later == NOTHING | {"median": 6, "longest": 6}
    assert much_later == NOTHING


@pytest.mark.anyio
async def test_who_waits_in_silence_is_counted_and_who_gave_up_is_not(
    portal: Portal, services: Services
) -> None:
    clerk = await a_clerk(services)
    with clock.stopped(MONDAY):
        await filed(portal, clerk, system="甲")
        given_up = await filed(portal, clerk, system="乙")
        await portal.execute(WITHDRAW, {"id": given_up["id"]}, viewer=clerk)
    with clock.stopped(MONDAY + timedelta(days=3)):
        await filed(portal, clerk, system="丙")
    with clock.stopped(MONDAY + timedelta(days=63)):
        found = await waiting_time(portal)

    # 2 November 2026 to 4 January 2027: nine weeks; the holidays of 2027 are not known yet.
    assert found == NOTHING | {"open": 2, "openLongest": 45}


@given(st.lists(spans, max_size=20), st.lists(moments, max_size=20))
def test_figures_are_ordered_and_absent_only_when_nothing_was(
    answered: list[waiting.Span], open_since: list[datetime]
) -> None:
    found = waiting.figures(answered, open_since, date(2026, 11, 2))

    assert (found.median is None) == (found.longest is None) == (not answered)
    assert (found.open_longest is None) == (found.open == 0)
    if found.median is not None and found.longest is not None:
        assert 0 <= found.median <= found.longest <= 40
