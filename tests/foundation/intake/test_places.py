"""Places: a few at a time, fewer of one source, and nobody waits without end."""

from contextlib import ExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.errors import Problem
from backend.foundation.intake.places import Places


def test_one_source_leaves_room_for_others_and_the_last_place_is_the_last() -> None:
    places = Places(total=3, per_source=2)
    with ExitStack() as inside:
        inside.enter_context(places.taken("a"))
        inside.enter_context(places.taken("a"))
        with pytest.raises(Problem, match="VERIFICATION_BUSY"):
            inside.enter_context(places.taken("a"))
        inside.enter_context(places.taken("b"))
        with pytest.raises(Problem, match="VERIFICATION_BUSY"):
            inside.enter_context(places.taken("c"))


@given(st.lists(st.sampled_from("abc"), max_size=20))
def test_whoever_leaves_gives_her_place_back_and_is_forgotten(sources: list[str]) -> None:
    places = Places(total=4, per_source=2)
    with ExitStack() as inside:
        for source in sources:
            try:
                inside.enter_context(places.taken(source))
            except Problem:
                assert places._taken.total() == 4 or places._taken[source] == 2

    assert not places._taken


def test_a_fault_inside_gives_the_place_back() -> None:
    places = Places(total=1, per_source=1)
    with pytest.raises(ZeroDivisionError), places.taken("a"):
        _ = 1 // 0

    with places.taken("a"):
        assert places._taken.total() == 1
