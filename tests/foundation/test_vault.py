"""Personal data at rest: readable in its own place, with its own key, unchanged; or not at all."""

from uuid import UUID, uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.foundation.vault import Vault, VaultError

VAULT = Vault(b"k" * 32)
PLACE = "person.phone"
ROW = uuid4()

values = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)


@given(values, st.uuids())
def test_a_value_comes_back_as_it_was(value: str, row: UUID) -> None:
    stored = VAULT.encrypt(value, place=PLACE, row=row)

    assert VAULT.decrypt(stored, place=PLACE, row=row) == value


def test_the_stored_bytes_say_nothing_and_are_new_each_time() -> None:
    once, twice = (VAULT.encrypt("13900000001", place=PLACE, row=ROW) for _ in range(2))

    assert once != twice
    assert b"139" not in once


@pytest.mark.parametrize(("place", "row"), [("person.id_number", ROW), (PLACE, uuid4())])
def test_a_cell_moved_to_another_column_or_row_cannot_be_read(place: str, row: UUID) -> None:
    stored = VAULT.encrypt("13900000001", place=PLACE, row=ROW)

    with pytest.raises(VaultError, match=place):
        VAULT.decrypt(stored, place=place, row=row)


def test_another_key_reads_nothing() -> None:
    stored = VAULT.encrypt("13900000001", place=PLACE, row=ROW)

    with pytest.raises(VaultError):
        Vault(b"x" * 32).decrypt(stored, place=PLACE, row=ROW)


@given(values, st.data())
def test_a_changed_bit_anywhere_is_noticed(value: str, data: st.DataObject) -> None:
    stored = bytearray(VAULT.encrypt(value, place=PLACE, row=ROW))
    bit = data.draw(st.integers(0, len(stored) * 8 - 1))
    stored[bit // 8] ^= 1 << bit % 8

    with pytest.raises(VaultError):
        VAULT.decrypt(bytes(stored), place=PLACE, row=ROW)


def test_a_truncated_value_is_noticed_at_every_length() -> None:
    stored = VAULT.encrypt("13900000001", place=PLACE, row=ROW)

    for length in range(len(stored)):
        with pytest.raises(VaultError):
            VAULT.decrypt(stored[:length], place=PLACE, row=ROW)


@given(values, values)
def test_only_equal_values_have_equal_indices(one: str, other: str) -> None:
    assume(one != other)

    assert VAULT.index(one, kind="phone") == Vault(b"k" * 32).index(one, kind="phone")
    assert VAULT.index(one, kind="phone") != VAULT.index(other, kind="phone")


@given(values)
def test_an_index_depends_on_kind_and_key(value: str) -> None:
    phone = VAULT.index(value, kind="phone")

    assert len(phone) == 64
    assert phone != VAULT.index(value, kind="id_number")
    assert phone != Vault(b"x" * 32).index(value, kind="phone")


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Vault(b"k" * 31)
