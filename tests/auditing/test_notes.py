"""Signed notes: those of others are read, our own have one form, and nothing else passes."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.auditing import notes
from backend.auditing.notes import NoteRefused, PublicKey, Signer

NAME = "portal.test/audit"
SIGNER = Signer.made(NAME, b"s" * 32)
ROOT = b"r" * 32
NOTE = SIGNER.sign(120, ROOT)
# The example of golang.org/x/mod/sumdb/note: Ed25519 signs the same text the same way for ever.
PUBLISHED_PRIVATE = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PUBLISHED_PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PUBLISHED_TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
PUBLISHED_SIGNATURE = (
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
)


def test_published_keys_and_signatures_are_ours_too() -> None:
    signer, public = Signer.parsed(PUBLISHED_PRIVATE), PublicKey.parsed(PUBLISHED_PUBLIC)
    signature = base64.b64decode(PUBLISHED_SIGNATURE)

    assert signer.public == public
    assert (str(public), signer.secret()) == (PUBLISHED_PUBLIC, PUBLISHED_PRIVATE)
    assert signature[:4] == public.key_id
    assert public.verifies(PUBLISHED_TEXT.encode(), signature[4:])


def test_a_checkpoint_has_the_published_form() -> None:
    origin, size, root, empty, signature, end = NOTE.split("\n")

    assert (origin, size, base64.b64decode(root), empty, end) == (NAME, "120", ROOT, "", "")
    assert signature.startswith(f"— {NAME} ")
    opened = notes.opened(NOTE, [SIGNER.public])
    assert (opened.origin, opened.size, opened.root, opened.note) == (NAME, 120, ROOT, NOTE)


def test_a_key_of_another_does_not_count_even_under_our_name() -> None:
    thief = Signer.made(NAME, b"t" * 32)

    with pytest.raises(NoteRefused, match="another key"):
        notes.opened(thief.sign(120, ROOT), [SIGNER.public])
    with pytest.raises(NoteRefused, match="another key"):
        notes.opened(Signer.made("other", b"s" * 32).sign(120, ROOT), [SIGNER.public])


def test_an_earlier_key_counts_where_it_is_named() -> None:
    new = Signer.parsed(f"{Signer.made(NAME, b'n' * 32).secret()}\n{SIGNER.public}\n")

    assert notes.opened(NOTE, new.trusted).size == 120
    with pytest.raises(NoteRefused):
        notes.opened(NOTE, [new.public])


@given(st.integers(0, len(NOTE) - 1), st.characters(codec="utf-8"))
def test_no_other_note_passes(at: int, other: str) -> None:
    changed = NOTE[:at] + other + NOTE[at + 1 :]

    if changed != NOTE:
        with pytest.raises(NoteRefused):
            notes.opened(changed, [SIGNER.public])


@pytest.mark.parametrize(
    "changed",
    [
        "",
        NOTE[:-1],
        NOTE + "\n",
        NOTE + NOTE.splitlines()[-1] + "\n",
        NOTE.replace("\n", "\r\n"),
        NOTE.replace("120", "0120"),
        NOTE.replace("\n\n", "\nan extension\n\n"),
        "x" * 5000,
    ],
)
def test_nothing_may_be_added_or_spelled_otherwise(changed: str) -> None:
    with pytest.raises(NoteRefused):
        notes.opened(changed, [SIGNER.public])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        "a+b",
        "a+00000000+!!",
        str(SIGNER.public).replace("+", "+0", 1),
        f"{NAME}+00000000+{base64.b64encode(b'x' * 33).decode()}",
        f"{NAME}+00000000+{base64.b64encode(bytes([1]) + b'x' * 32).decode()}",
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="key"):
        PublicKey.parsed(text)
    with pytest.raises(ValueError, match=r"key|first line"):
        Signer.parsed(text)
    with pytest.raises(ValueError, match="key"):
        Signer.parsed(f"PRIVATE+KEY+{text}")


@pytest.mark.parametrize("name", ["", "two words", "a+b", "line\nbreak"])
def test_a_key_has_a_name_that_a_note_can_carry(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        Signer.made(name, b"s" * 32)
