"""The rules that know scraping from service: each pattern, its edges, and what never alarms."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.exchange import alarms
from backend.exchange.alarms import THRESHOLDS, Seen, hits
from backend.exchange.kinds import AlertKind

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 15, tzinfo=UTC)


def seen(place: int, *, now: datetime = NOON, **changes: object) -> Seen:
    """One of many lookups of a busy counter: another person, another case, at no fixed beat."""
    values: dict[str, object] = {
        "at": now - timedelta(seconds=place * 11 + random.Random(place).random() * 9),
        "case_number": f"案{place}",
        "known": True,
        "person": f"p{place}",
    }
    return Seen(**values | changes)  # type: ignore[arg-type] -- by name


def kinds(trail: list[Seen], now: datetime = NOON) -> dict[AlertKind, bool]:
    """Which patterns were seen, and whether severely."""
    return {hit.kind: hit.severe for hit in hits(trail, now)}


def test_a_busy_day_at_a_counter_alarms_nobody() -> None:
    trail = [seen(place, series="小阳证〔2026〕", serial=place * 13) for place in range(250)]
    trail += [seen(place, known=False, person=None) for place in range(250, 275)]

    assert kinds(trail) == {}


@pytest.mark.parametrize(("count", "expected"), [(299, None), (300, False), (1_000, True)])
def test_many_persons_in_an_hour_are_told_and_too_many_stop(
    count: int, expected: bool | None
) -> None:
    trail = [
        seen(place, at=NOON - timedelta(seconds=place % 59, microseconds=place))
        for place in range(count)
    ]

    assert kinds(trail).get(AlertKind.MANY_PERSONS) is expected


@pytest.mark.parametrize(
    ("known", "unknown", "expected"),
    [
        (0, 49, None),
        (26, 25, None),
        (25, 25, False),
        (10, 39, None),
        (11, 40, False),
        (10, 40, True),
    ],
)
def test_guessing_is_known_by_its_misses(known: int, unknown: int, expected: bool | None) -> None:
    trail = [seen(place, known=place < known) for place in range(known + unknown)]

    assert kinds(trail).get(AlertKind.MANY_UNKNOWN) is expected


@pytest.mark.parametrize(("length", "expected"), [(9, None), (10, False), (19, False), (20, True)])
def test_numbers_that_follow_one_another_are_a_walk(length: int, expected: bool | None) -> None:
    trail = [seen(place, series="小阳证〔2026〕", serial=place) for place in range(length)]

    assert kinds(trail).get(AlertKind.SERIAL_WALK) is expected


@given(
    st.permutations(range(100, 125)),
    st.lists(st.integers(200, 9_000).map(lambda n: n * 2), max_size=20),
)
def test_a_walk_is_seen_in_whatever_order_and_between_whatever_else(
    walk: list[int], noise: list[int]
) -> None:
    trail = [
        seen(place, series="甲〔2026〕", serial=serial) for place, serial in enumerate(walk + noise)
    ]

    assert alarms.longest_walk(trail) == 25


@given(st.lists(st.tuples(st.sampled_from("甲乙"), st.integers(1, 40)), max_size=60))
def test_the_longest_walk_is_what_counting_step_by_step_finds(asked: list[tuple[str, int]]) -> None:
    trail = [
        seen(place, series=series, serial=serial) for place, (series, serial) in enumerate(asked)
    ]
    longest = 0
    for series, serial in asked:
        length = 1
        while (series, serial + length) in asked:
            length += 1
        longest = max(longest, length)

    assert alarms.longest_walk(trail) == longest


def test_numbers_of_two_villages_are_two_walks() -> None:
    trail = [seen(n, series="甲" if n % 2 else "乙", serial=n) for n in range(40)]

    assert alarms.longest_walk(trail) == 1


@pytest.mark.parametrize(("count", "expected"), [(29, None), (30, False), (300, True)])
def test_one_case_does_not_have_a_village_in_it(count: int, expected: bool | None) -> None:
    trail = [seen(place, case_number="案") for place in range(count)]

    assert kinds(trail).get(AlertKind.ONE_CASE_MANY_PERSONS) is expected


def test_a_family_asked_for_a_hundred_times_under_one_case_is_one_family() -> None:
    trail = [seen(place, case_number="案", person=f"p{place % 6}") for place in range(100)]

    assert AlertKind.ONE_CASE_MANY_PERSONS not in kinds(trail)


def test_hundreds_by_night_are_told_and_by_day_are_not() -> None:
    by_night = [seen(place, now=NIGHT, person="p") for place in range(200)]
    by_day = [seen(place, person="p") for place in range(200)]

    assert kinds(by_night, NIGHT) == {AlertKind.AT_NIGHT: False}
    assert kinds(by_day) == {}


@pytest.mark.parametrize(
    ("hour", "night"), [(21, False), (22, True), (0, True), (5, True), (6, False)]
)
def test_night_is_when_no_counter_in_china_is_open(hour: int, night: bool) -> None:
    assert alarms.is_night(datetime(2026, 11, 23, hour, 30, tzinfo=alarms.CHINA)) is night


def test_a_person_after_the_other_at_a_machines_beat_is_told() -> None:
    machine = [seen(place, at=NOON - timedelta(seconds=7 * place)) for place in range(40)]
    polling = [
        seen(place, at=NOON - timedelta(seconds=7 * place), person="p") for place in range(40)
    ]
    people = [seen(place) for place in range(40)]

    assert kinds(machine) == {AlertKind.EQUAL_INTERVALS: False}
    assert kinds(polling) == {}
    assert kinds(people) == {}


@given(st.lists(st.integers(0, 86_000), max_size=80), st.integers(0, 80))
def test_more_asking_never_looks_more_harmless(seconds: list[int], cut: int) -> None:
    trail = [
        seen(place, at=NOON - timedelta(seconds=at), series="甲", serial=place // 2)
        for place, at in enumerate(seconds)
    ]
    monotone = {AlertKind.MANY_PERSONS, AlertKind.SERIAL_WALK, AlertKind.ONE_CASE_MANY_PERSONS}

    assert (kinds(trail[:cut]).keys() & monotone) <= kinds(trail).keys()


def test_every_threshold_says_why_and_what_is_severe_is_beyond_what_is_told() -> None:
    assert set(THRESHOLDS) == set(AlertKind)
    for limit in THRESHOLDS.values():
        assert limit.reason.endswith(".")
        assert limit.severe is None or limit.severe > limit.told
    persons = THRESHOLDS[AlertKind.MANY_PERSONS].severe
    assert persons is not None
    assert persons <= alarms.TRAIL / 2
