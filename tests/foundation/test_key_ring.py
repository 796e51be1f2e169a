"""The file of the keys: one secret as ever, or several by number, and what operators do to it."""

import base64

import pytest

from backend.foundation.key_ring import KeyRing
from backend.foundation.vault import Vault

OLD, NEW = base64.b64encode(b"o" * 32).decode(), base64.b64encode(b"n" * 32).decode()
INDEX = base64.b64encode(b"i" * 32).decode()


def test_a_file_of_one_secret_is_key_one() -> None:
    ring = KeyRing.parsed(f"{OLD}\n")

    assert ring == KeyRing.single(b"o" * 32)
    assert ring.writing == 1


def test_a_key_is_added_waits_writes_and_takes_the_place_of_the_older_one() -> None:
    first = KeyRing.parsed(OLD)
    added = KeyRing.parsed(first.with_new_key().written())
    used = KeyRing.parsed(added.with_waiting_in_use().written())
    alone = KeyRing.parsed(used.without(1).written())

    assert [ring.writing for ring in (first, added, used, alone)] == [1, 1, 2, 2]
    assert [sorted(ring.secrets) for ring in (added, used, alone)] == [[1, 2], [1, 2], [2]]
    assert Vault(alone).index("x", kind="k") == Vault(first).index("x", kind="k")


def test_a_number_is_never_given_twice() -> None:
    ring = KeyRing.parsed(f"index {INDEX}\n1 {OLD}\n7 {NEW}\n")

    assert sorted(ring.without(1).with_new_key().secrets) == [7, 8]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not base64!",
        "c2hvcnQ=",
        f"1 {OLD}",
        f"index {INDEX}",
        f"index {INDEX}\n1 {OLD} waiting",
        f"index {INDEX}\n0 {OLD}",
        f"index {INDEX}\n256 {OLD}",
        f"index {INDEX}\n1 {OLD}\n1 {NEW}",
        f"index {INDEX}\n1 {OLD} sleeping",
        f"index {INDEX}\nindex {INDEX}\n1 {OLD}",
        f"index {INDEX}\n1 {OLD}\n{NEW}",
        f"index {INDEX}\none {OLD}",
        f"index c2hvcnQ=\n1 {OLD}",
    ],
)
def test_anything_else_is_refused_and_not_quoted(text: str) -> None:
    with pytest.raises(ValueError, match=r"key|secret") as refused:
        KeyRing.parsed(text)

    assert OLD not in str(refused.value)


def test_the_key_that_writes_cannot_go_and_only_one_waits() -> None:
    ring = KeyRing.parsed(OLD)

    with pytest.raises(ValueError, match="older"):
        ring.without(1)
    with pytest.raises(ValueError, match="waits"):
        ring.with_waiting_in_use()
    with pytest.raises(ValueError, match="waits"):
        ring.with_new_key().with_new_key()


def test_a_ring_shows_no_secret() -> None:
    assert "oooo" not in repr(KeyRing.parsed(OLD))
