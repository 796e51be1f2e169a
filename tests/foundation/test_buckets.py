"""A bucket grants its amount at once, refills with time, and never forgets or overflows."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.foundation import buckets, clock
from backend.foundation.buckets import Rate, RateBucket

pytestmark = pytest.mark.anyio

RATE = Rate(amount=10, seconds=60)
NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


async def taken(at: float, key: str = "k") -> bool:
    with clock.stopped(NOON + timedelta(seconds=at)):
        return (await buckets.take(key, RATE)).granted


async def test_a_full_bucket_gives_its_amount_and_then_says_how_long_to_wait(
    database: None,
) -> None:
    with clock.stopped(NOON):
        all_taken = [await buckets.take("k", RATE) for _ in range(11)]

    assert [each.granted for each in all_taken] == [True] * 10 + [False]
    assert [each.left for each in all_taken] == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]
    assert all_taken[-1].wait == 6


async def test_it_refills_steadily_up_to_its_amount_and_no_further(database: None) -> None:
    for _ in range(10):
        assert await taken(0)

    assert not await taken(5.9)
    assert await taken(6)
    assert not await taken(11)
    assert await taken(12.1)
    assert [await taken(3_600) for _ in range(11)] == [True] * 10 + [False]


async def test_being_refused_costs_nothing(database: None) -> None:
    for _ in range(10):
        await taken(0)
    for _ in range(100):
        assert not await taken(5)

    assert await taken(6)


async def test_a_clock_that_is_behind_fills_nothing(database: None) -> None:
    for _ in range(10):
        await taken(2)

    assert not await taken(0)
    assert not await taken(5)
    assert await taken(8)


async def test_a_clock_that_ran_ahead_locks_nobody_out(database: None) -> None:
    for _ in range(10):
        await taken(30 * 86_400)

    assert not await taken(0)
    assert await taken(6)
    assert sum([await taken(66) for _ in range(11)]) == 10


async def test_parallel_takers_never_pass_the_limit_together(database: None) -> None:
    with clock.stopped(NOON):
        granted = await asyncio.gather(*(buckets.take("k", RATE) for _ in range(30)))

    assert sum(each.granted for each in granted) == 10


async def test_each_key_has_its_own_bucket(database: None) -> None:
    for _ in range(10):
        await taken(0)

    assert not await taken(0)
    assert await taken(0, "another")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.floats(0, 30), min_size=1, max_size=25))
async def test_no_window_ever_sees_more_than_twice_the_amount(
    database: None, pauses: list[float]
) -> None:
    await RateBucket.all().delete()
    now, granted = 0.0, []
    for pause in pauses:
        now += pause
        if await taken(now):
            granted.append(now)

    for start in granted:
        assert sum(start <= at < start + RATE.seconds for at in granted) <= 2 * RATE.amount
