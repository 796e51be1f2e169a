"""Credit codes of organisations."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.foundation.errors import Problem, ProblemCode
from backend.identity import uscc

REAL = [
    "91350100M000100Y43",
    "11110000000021135M",
    "11100000000013338W",
    "11100000MB03271699",
    "11430000006122244L",
    "11330105002500287C",
]


@pytest.mark.parametrize("code", [*REAL, "54421202ME000001XB"])
def test_a_code_in_use_is_accepted(code: str) -> None:
    assert uscc.parse(code) == code


@pytest.mark.parametrize(
    "typed",
    ["91350100m000100y43", " 9135 0100-M000100Y43 ", "９１３５０１００Ｍ０００１００Ｙ４３"],
)
def test_the_same_code_typed_differently_is_the_same(typed: str) -> None:
    assert uscc.parse(typed) == "91350100M000100Y43"


@pytest.mark.parametrize(
    "typed", ["", "91350100M000100Y4", "91350100I000100Y43", "9135010OM000100Y43", "证" * 18]
)
def test_another_shape_is_refused(typed: str) -> None:
    with pytest.raises(Problem) as refused:
        uscc.normalise(typed, field="issuer")
    assert refused.value.code is ProblemCode.USCC_INVALID
    assert refused.value.field == "issuer"


def test_a_code_in_force_that_breaks_the_rule_can_be_taken_with_a_warning() -> None:
    code = uscc.normalise("91350100M000100Y44")
    assert not uscc.has_right_check(code)
    with pytest.raises(Problem):
        uscc.parse(code)


@given(
    st.sampled_from(REAL), st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY")
)
def test_every_wrong_character_is_noticed(code: str, place: int, wrong: str) -> None:
    assume(code[place] != wrong)
    with pytest.raises(Problem):
        uscc.parse(code[:place] + wrong + code[place + 1 :])
