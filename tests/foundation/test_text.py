"""Typed text: one normal form, and every invisible character refused by name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text, fold_full_width

LIMIT = 2000


def clean(value: str, *, multiline: bool = True) -> str:
    return clean_text(value, field="body", max_length=LIMIT, multiline=multiline)


def refusal(value: str, *, multiline: bool = True) -> Problem:
    with pytest.raises(Problem) as refused:
        clean(value, multiline=multiline)
    assert refused.value.field == "body"
    assert refused.value.message
    assert refused.value.message_en
    return refused.value


@pytest.mark.parametrize("value", ["", " ", "\u3000\u3000", "\n \n", "\t", "\u00a0"])
def test_blank_text_is_empty(value: str) -> None:
    assert refusal(value).code is ProblemCode.TEXT_EMPTY


def test_2000_characters_are_accepted_and_2001_refused() -> None:
    assert clean("证" * LIMIT) == "证" * LIMIT
    problem = refusal("证" * (LIMIT + 1))
    assert problem.code is ProblemCode.TEXT_TOO_LONG
    assert problem.details == {"limit": 2000, "length": 2001}


def test_a_character_outside_the_basic_plane_counts_once() -> None:
    assert clean("𠮷" * LIMIT) == "𠮷" * LIMIT


def test_a_flood_is_refused_before_it_is_read() -> None:
    assert refusal(" " * 10**6).code is ProblemCode.TEXT_TOO_LONG


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\ud800", "U+D800"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\u200b", "U+200B"),
        ("\u200d", "U+200D"),
        ("\ufeff", "U+FEFF"),
        ("\u00ad", "U+00AD"),
        ("\u2060", "U+2060"),
        ("\u3164", "U+3164"),
        ("\ufe0f", "U+FE0F"),
        ("\U000e0100", "U+E0100"),
        ("\ufffd", "U+FFFD"),
        ("\ue000", "U+E000"),
        ("\U0010fffd", "U+10FFFD"),
        ("\uffff", "U+FFFF"),
        ("\U0002fffe", "U+2FFFE"),
        ("\u0378", "U+0378"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_an_invisible_character_is_refused_by_name_and_place(character: str, name: str) -> None:
    problem = refusal(f"兹证{character}明")
    assert problem.code is ProblemCode.TEXT_FORBIDDEN_CHARACTER
    assert problem.details == {"position": 3, "character": name}
    assert name in problem.message


@pytest.mark.parametrize("character", ["\x00", "\x1c", "\u200b", "\ud83d"])
def test_an_invisible_character_at_the_edge_is_refused_too(character: str) -> None:
    assert refusal(f"兹证明{character}").code is ProblemCode.TEXT_FORBIDDEN_CHARACTER
    assert refusal(character).code is ProblemCode.TEXT_FORBIDDEN_CHARACTER


def test_lines_end_in_one_way_and_empty_lines_do_not_pile_up() -> None:
    assert clean("一\r\n二\r三\u2028四 \n \n\n\n五\n") == "一\n二\n三\n四\n\n五"


def test_a_single_line_has_no_line_ends() -> None:
    assert refusal("一\n二", multiline=False).details["character"] == "U+000A"


def test_a_tab_becomes_a_space() -> None:
    assert clean("一\t二") == "一 二"


def test_decomposed_letters_are_composed_and_full_width_text_stays() -> None:
    assert clean("e\u0301") == "é"
    assert clean("２０２６年，（甲）") == "２０２６年，（甲）"


@pytest.mark.parametrize("value", ["𠮷䶮𬭚㛃", "ئابدۇرېشىت", "བཀྲ་ཤིས", "<b>&amp;</b>", "\U000323af"])
def test_every_script_and_markup_is_kept_as_typed(value: str) -> None:
    assert clean(value) == value


@given(st.text(max_size=60), st.booleans())
def test_cleaning_is_idempotent_and_leaves_nothing_unseen(value: str, multiline: bool) -> None:
    try:
        cleaned = clean(value, multiline=multiline)
    except Problem:
        return
    assert clean(cleaned, multiline=multiline) == cleaned
    assert cleaned == unicodedata.normalize("NFC", cleaned).strip()
    assert "\n\n\n" not in cleaned
    assert not {unicodedata.category(c) for c in cleaned.replace("\n", "")} & {"Cc", "Cf", "Cs"}
    cleaned.encode()


def test_full_width_ascii_folds_to_ascii_and_nothing_else_changes() -> None:
    assert fold_full_width("１２３Ｘ－（ａ）\u3000证") == "123X-(a) 证"
