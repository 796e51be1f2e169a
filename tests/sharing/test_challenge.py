"""The question about the holder: easy for whoever knows her, and told in few characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.sharing import challenge


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("王桂香", "王"),
        ("王桂香", " 王\u3000"),
        ("欧阳桂香", "欧阳"),
        ("欧阳桂香", "欧"),
        ("夏侯", "夏"),
        ("买买提·阿布都热西提", "买"),
        ("买买提·阿布都热西提", "买买提"),
        ("Anna Müller", "a"),
        ("Anna Müller", "ＡＮＮＡ"),
    ],
)
def test_the_first_character_or_the_compound_surname_is_right(name: str, answer: str) -> None:
    assert challenge.is_surname(answer, name)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("王桂香", "王桂"),
        ("王桂香", "王桂香"),
        ("王桂香", "香"),
        ("王桂香", ""),
        ("欧阳桂香", "阳"),
        ("王桂香", "\ud800"),
    ],
)
def test_everything_else_is_wrong_so_that_no_name_can_be_felt_for(name: str, answer: str) -> None:
    assert not challenge.is_surname(answer, name)


@pytest.mark.parametrize("answer", ["5678", "５６７８", " 56 78 "])
def test_the_last_four_digits_are_right_in_any_width(answer: str) -> None:
    assert challenge.is_end_of_phone(answer, "13912345678")


@given(st.text(max_size=20))
def test_no_text_breaks_the_question(answer: str) -> None:
    right = "".join(answer.split()) in {"5678", "５６７８"}

    assert challenge.is_end_of_phone(answer, "13912345678") >= right
    challenge.is_surname(answer, "王桂香")
