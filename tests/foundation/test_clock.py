"""One clock: aware, Chinese days, and stopped for nobody but the code inside."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from backend.foundation import clock

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
SECOND = datetime(2027, 2, 3, tzinfo=UTC)


def test_the_clock_runs_and_is_aware() -> None:
    before = datetime.now(UTC)

    assert before <= clock.now() <= before + timedelta(minutes=1)
    assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize("seconds", [-59, 0, 59])
def test_a_clock_that_is_a_little_off_is_right(seconds: int) -> None:
    with clock.wrong(timedelta(seconds=seconds)):
        clock.require_right(datetime.now(UTC))


@pytest.mark.parametrize("seconds", [-400 * 86_400, -61, 61, 400 * 86_400])
def test_a_clock_that_is_more_than_a_minute_off_is_wrong(seconds: int) -> None:
    with clock.wrong(timedelta(seconds=seconds)), pytest.raises(clock.WrongClock):
        clock.require_right(datetime.now(UTC))


def test_stopped_clocks_nest_and_start_again() -> None:
    with clock.stopped(FIRST):
        with clock.stopped(SECOND):
            assert clock.now() == SECOND
        assert clock.now() == FIRST
    assert clock.now() not in {FIRST, SECOND}


def test_a_stopped_clock_starts_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), clock.stopped(FIRST):
        raise ZeroDivisionError

    assert clock.now() != FIRST


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 12, 31, 15, 59, 59, 999_999, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_china(moment: datetime, day: date) -> None:
    with clock.stopped(moment):
        assert clock.today() == day


@pytest.mark.anyio
async def test_a_clock_stopped_in_one_task_runs_in_the_others() -> None:
    stopped, looked = asyncio.Event(), asyncio.Event()

    async def stop_it() -> None:
        with clock.stopped(FIRST):
            stopped.set()
            await looked.wait()

    async def look() -> datetime:
        await stopped.wait()
        looked.set()
        return clock.now()

    _, seen = await asyncio.gather(stop_it(), look())

    assert seen != FIRST
