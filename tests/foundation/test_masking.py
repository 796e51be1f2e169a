"""Masking: what a stranger with a proof may see of a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.masking import (
    mask_id_number,
    mask_id_number_for_staff,
    mask_name,
    mask_phone,
)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("王桂香", "王*香"),
        ("欧阳桂香", "欧**香"),
        ("买买提·阿布都热西提", "买**"),
        ("𠮷野家", "𠮷*家"),
        ("Anna Maria Smith", "A**h"),
        ("བཀྲ་ཤིས", "བ**ས"),
        ("ནོརབུ", "ན**"),
    ],
)
def test_a_name_keeps_its_ends(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_the_public_sees_two_characters_of_an_identity_number() -> None:
    assert mask_id_number("990101188001010015") == "9****************5"


def test_staff_see_three_and_four() -> None:
    assert mask_id_number_for_staff("11010519491231002X") == "110***********002X"


def test_a_phone_keeps_three_and_four() -> None:
    assert mask_phone("13812345678") == "138****5678"


@given(st.from_regex("[0-9]{17}[0-9X]", fullmatch=True))
def test_the_birth_date_is_never_shown(number: str) -> None:
    for masked in (mask_id_number(number), mask_id_number_for_staff(number)):
        assert len(masked) == 18
        assert masked[6:14] == "*" * 8


@given(st.text("0123456789", max_size=10))
def test_a_number_too_short_to_hide_anything_is_hidden_whole(number: str) -> None:
    assert mask_phone(number) == "*" * len(number)
