"""Mobile numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.errors import Problem, ProblemCode
from backend.identity import phones


@pytest.mark.parametrize(
    "typed",
    ["13812345678", "138 1234 5678", "138-1234-5678", "+86 13812345678", "0086-13812345678",
     "8613812345678", "(+86)13812345678", "１３８１２３４５６７８",
     "＋８６ １３８１２３４５６７８", "\u300013812345678"],
)  # fmt: skip
def test_the_same_number_typed_differently_is_the_same(typed: str) -> None:
    assert phones.parse(typed) == "13812345678"


@pytest.mark.parametrize(
    "typed",
    ["", "1381234567", "138123456789", "12812345678", "02812345678", "+85291234567", "1381234567a",
     "١٣٨١٢٣٤٥٦٧٨", "13812345678\x00"],
)  # fmt: skip
def test_what_is_not_a_mobile_number_is_refused(typed: str) -> None:
    with pytest.raises(Problem) as refused:
        phones.parse(typed)
    assert refused.value.code is ProblemCode.PHONE_INVALID
    assert refused.value.field == "phone"


@given(st.from_regex("1[3-9][0-9]{9}", fullmatch=True))
def test_every_mainland_number_is_accepted(number: str) -> None:
    assert phones.parse(number) == number
