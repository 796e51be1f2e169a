"""Verification codes: unguessable, typed back in every human way, no slip unnoticed."""

import contextlib
import secrets

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.foundation.codes import ALPHABET, InvalidCode, new_code, normalise
from backend.foundation.errors import ProblemCode

random_bits = st.binary(min_size=10, max_size=10)
places = st.integers(0, 16)


def code_from(bits: bytes) -> str:
    return new_code(lambda _: bits)


@given(random_bits)
def test_a_code_reads_back_as_itself(bits: bytes) -> None:
    assert normalise(code_from(bits)) == code_from(bits)


@given(random_bits, random_bits)
def test_every_random_bit_is_in_the_code(one: bytes, other: bytes) -> None:
    assume(one != other)
    assert code_from(one) != code_from(other)


@given(random_bits)
def test_a_code_is_grouped_by_four_and_has_no_letter_that_looks_like_a_digit(bits: bytes) -> None:
    code = code_from(bits)
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4, 1]
    assert not set(code) & set("ILOU")


@given(random_bits, places, st.sampled_from(ALPHABET))
def test_every_wrong_character_is_noticed(bits: bytes, place: int, wrong: str) -> None:
    plain = code_from(bits).replace("-", "")
    assume(plain[place] != wrong)
    with pytest.raises(InvalidCode):
        normalise(plain[:place] + wrong + plain[place + 1 :])


@given(random_bits, places, places)
def test_every_swap_of_two_characters_is_noticed(bits: bytes, one: int, other: int) -> None:
    swapped = list(code_from(bits).replace("-", ""))
    assume(swapped[one] != swapped[other])
    swapped[one], swapped[other] = swapped[other], swapped[one]
    with pytest.raises(InvalidCode):
        normalise("".join(swapped))


def test_all_wrong_characters_and_adjacent_swaps_of_one_code_are_noticed() -> None:
    plain = new_code(secrets.token_bytes).replace("-", "")
    slips = {plain[:at] + wrong + plain[at + 1 :] for at in range(17) for wrong in ALPHABET} | {
        plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :] for at in range(16)
    }
    for slip in slips - {plain}:
        with pytest.raises(InvalidCode):
            normalise(slip)


@given(random_bits)
def test_a_code_may_be_typed_in_every_human_way(bits: bytes) -> None:
    code = code_from(bits)
    full_width = "".join(chr(ord(c) + 0xFEE0) for c in code)
    look_alikes = code.replace("0", "O").replace("1", "l").replace("V", "u")
    for typed in (
        code.lower(),
        full_width,
        code.replace("-", ""),
        code.replace("-", " — "),
        f"  {code}\n",
        "\u200b".join(code),
        " ".join(code),
        look_alikes,
    ):
        assert normalise(typed) == code


@pytest.mark.parametrize(
    "typed",
    ["", "-", "0" * 16, "0" * 18, "证" * 17, "0000-0000-0000-0000-*", "\ud800" * 17, "0" * 10**6],
)
def test_what_is_not_a_code_is_refused(typed: str) -> None:
    with pytest.raises(InvalidCode) as refused:
        normalise(typed, field="code")
    assert refused.value.code is ProblemCode.CODE_INVALID
    assert refused.value.field == "code"


@given(st.text(max_size=40))
def test_arbitrary_text_is_a_code_or_refused(typed: str) -> None:
    with contextlib.suppress(InvalidCode):
        assert normalise(normalise(typed)) == normalise(typed)
