"""Working days: holidays, weekends worked in exchange, unknown years, pauses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.deadlines import (
    Due,
    add_working_days,
    remaining_working_days,
    today,
    working_days_between,
)

days = st.dates(date(2024, 1, 1), date(2029, 12, 31))
terms = st.integers(0, 90)


def test_the_day_of_receipt_does_not_count() -> None:
    assert add_working_days(date(2026, 11, 23), 1).on == date(2026, 11, 24)


def test_a_term_skips_the_weekend() -> None:
    assert add_working_days(date(2026, 11, 19), 3).on == date(2026, 11, 24)


def test_a_term_skips_the_spring_festival_and_counts_the_saturday_worked_for_it() -> None:
    # 2026: 14 February is a Saturday worked; 15 to 23 February are holidays.
    assert add_working_days(date(2026, 2, 13), 2) == Due(date(2026, 2, 24), calendar_known=True)


def test_a_weekend_worked_in_exchange_is_a_working_day() -> None:
    assert add_working_days(date(2026, 2, 27), 1).on == date(2026, 2, 28)


def test_a_last_day_that_is_a_rest_day_moves_to_the_next_working_day() -> None:
    assert add_working_days(date(2026, 10, 1), 0).on == date(2026, 10, 8)


def test_an_unknown_year_is_computed_from_weekends_and_says_so() -> None:
    # 1 May 2099 is a Friday and surely a holiday, but no calendar knows 2099.
    assert add_working_days(date(2099, 4, 30), 1) == Due(date(2099, 5, 1), calendar_known=False)


def test_a_term_that_runs_into_an_unknown_year_says_so() -> None:
    assert not add_working_days(date(2098, 12, 31), 3).calendar_known
    assert add_working_days(date(2025, 12, 30), 3).calendar_known


def test_a_negative_term_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2026, 1, 5), -1)


def test_the_day_is_the_day_in_china() -> None:
    assert today(datetime(2026, 11, 22, 16, 0, tzinfo=UTC)) == date(2026, 11, 23)
    assert today(datetime(2026, 11, 22, 15, 59, tzinfo=UTC)) == date(2026, 11, 22)


def test_a_time_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="zone"):
        today(datetime(2026, 11, 22))  # noqa: DTZ001 -- that is the point


def test_nothing_remains_of_a_term_that_has_run_out() -> None:
    assert remaining_working_days(date(2026, 11, 24), date(2026, 11, 24)) == 0
    assert remaining_working_days(date(2026, 11, 30), date(2026, 11, 24)) == 0


@given(days, st.integers(1, 90))
def test_counting_back_gives_the_term(start: date, term: int) -> None:
    assert working_days_between(start, add_working_days(start, term).on) == term


@given(days, terms)
def test_a_term_ends_on_a_working_day(start: date, term: int) -> None:
    on = add_working_days(start, term).on
    assert working_days_between(on - timedelta(days=1), on) == 1


@given(days, terms, terms)
def test_a_longer_term_ends_later(start: date, term: int, more: int) -> None:
    assert add_working_days(start, term).on <= add_working_days(start, term + more).on


@given(days, days, days)
def test_counts_add_up_in_both_directions(a: date, b: date, c: date) -> None:
    assert working_days_between(a, b) + working_days_between(b, c) == working_days_between(a, c)


@given(days, st.integers(1, 30), st.integers(0, 40), st.integers(0, 60))
def test_a_pause_neither_shortens_nor_lengthens_what_was_left(
    start: date, term: int, until_pause: int, pause: int
) -> None:
    due = add_working_days(start, term).on
    paused_on = min(start + timedelta(days=until_pause), due)
    left = remaining_working_days(paused_on, due)
    resumed_on = paused_on + timedelta(days=pause)
    new_due = add_working_days(resumed_on, left).on
    assert remaining_working_days(resumed_on, new_due) == left or left == 0
    assert new_due >= due
    if pause == 0:
        assert new_due == due
