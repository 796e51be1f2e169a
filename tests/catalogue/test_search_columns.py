"""What an item is found by: its grams hold those of every part, whatever its name is."""

from hypothesis import given
from hypothesis import strategies as st

from backend.catalogue import search


@given(st.text("亲属关系证明婚 aＡ1", max_size=12), st.integers(0, 11), st.integers(1, 12))
def test_no_part_of_a_name_has_a_gram_that_the_name_lacks(
    name: str, start: int, length: int
) -> None:
    part = search.columns_of(name[start : start + length].strip(), ()).grams
    written = {gram for gram in part if gram[0] not in "~^"}
    assert written <= set(search.columns_of(name, ()).grams)


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_text_has_columns(name: str, others: list[str]) -> None:
    columns = search.columns_of(name, others)
    assert columns.name_length == len(name)
    assert len(columns.grams) == len(set(columns.grams))
