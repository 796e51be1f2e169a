"""Grams: every part of a name finds the name."""

from hypothesis import given
from hypothesis import strategies as st

from backend.regions.grams import grams, wanted_grams

names = st.text("小阳新村委会社区居民员大 A", min_size=1, max_size=12)


@given(names, st.integers(0, 11), st.integers(1, 12))
def test_whatever_part_is_asked_for_the_name_has_its_grams(
    name: str, start: int, length: int
) -> None:
    part = name[start : start + length]
    assert set(wanted_grams(part)) <= set(grams(name))


def test_what_hundreds_of_thousands_of_names_share_is_not_indexed() -> None:
    assert grams("小阳村委会") == ["小", "小阳", "阳", "阳村"]
    assert wanted_grams("村委会") == []


def test_a_single_character_is_found_by_itself() -> None:
    assert wanted_grams("阳") == ["阳"]
    assert wanted_grams("小阳村委会") == ["小阳", "阳村"]
