"""Names of persons: every people's names, one spelling each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.names import clean_name


@pytest.mark.parametrize(
    "name",
    [
        "张三",
        "欧阳桂香",
        "龙㛃霏",
        "𠮷䶮𬭚",
        "刘〇",
        "买买提·阿布都热西提",
        "阿依古丽·买买提江·阿布都热合曼",
        "ئابدۇرېشىت",
        "བཀྲ་ཤིས་ཚེ་རིང་",
        "Anna Maria Smith",
        "O'Brien-Müller",
        "金哲洙",
        "\U0002ebf0\U000323af",
    ],
)
def test_a_name_in_its_own_spelling_stays_as_it_is(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize("dot", [*"·•・･．‧∙⋅.", "\u0387", " · ", "•\u3000"])
def test_every_dot_becomes_the_one_separator(dot: str) -> None:
    assert clean_name(f"买买提{dot}阿布都") == "买买提·阿布都"


def test_blanks_inside_a_chinese_name_go() -> None:
    assert clean_name(" 张　三 ") == "张三"


def test_blanks_inside_a_latin_name_become_one_space_and_full_width_letters_fold() -> None:
    assert clean_name("Ａｎｎａ \u00a0  Smith") == "Anna Smith"


@pytest.mark.parametrize(
    "value",
    ["张", "张3", "张三１", "张三（大）", "张@三", "张三😀", "·张三", "张三·", "买买提··阿布都",
     "<b>张三</b>", "---", "· ·", "\u0301张三", "Anna. Smith", "123"],
)  # fmt: skip
def test_what_is_not_a_name_is_refused(value: str) -> None:
    with pytest.raises(Problem) as refused:
        clean_name(value, field="holderName")
    assert refused.value.code is ProblemCode.NAME_INVALID
    assert refused.value.field == "holderName"


def test_a_name_may_have_100_characters_and_no_more() -> None:
    assert len(clean_name("买" * 100)) == 100
    with pytest.raises(Problem) as refused:
        clean_name("买" * 101)
    assert refused.value.code is ProblemCode.TEXT_TOO_LONG


def test_an_invisible_character_in_a_name_is_refused_by_name() -> None:
    with pytest.raises(Problem) as refused:
        clean_name("张\u200b三")
    assert refused.value.details["character"] == "U+200B"


@given(
    st.text(st.sampled_from("张三㛃𠮷Ab ·•.-'\u3000\u03013"), max_size=12) | st.text(max_size=12)
)
def test_cleaning_is_idempotent(value: str) -> None:
    try:
        name = clean_name(value)
    except Problem:
        return
    assert clean_name(name) == name
