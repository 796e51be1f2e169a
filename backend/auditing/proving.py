"""Proofs as files: that an entry is in the log (C2SP tlog-proof), and that a log only grew.

The second has the form in which a log is shown to a witness (C2SP tlog-witness): the size that was
known, the hashes, and the newer checkpoint. Either needs nothing but the log's public key to check.
"""

import base64
import binascii
import json
from collections.abc import AsyncIterator, Sequence

from backend.auditing import merkle, notes
from backend.auditing.merkle import HASH_BYTES, Part, PartRoots, ProofInvalid
from backend.auditing.notes import Checkpoint, NoteRefused, PublicKey

INCLUSION = "c2sp.org/tlog-proof@v1"
_EXTRA, _INDEX, _OLD = "extra ", "index ", "old "
LONGEST_PROOF = 1_000_000
"""An entry has a few hundred bytes, a proof for 2⁶³ entries 63 hashes."""


async def roots_of(parts: Sequence[Part], leaves: AsyncIterator[tuple[int, bytes]]) -> list[bytes]:
    """The roots of parts of a tree, whose leaves are read once."""
    wanted = PartRoots(parts)
    async for position, leaf in leaves:
        wanted.add(position, leaf)
    return wanted.roots()


def inclusion_text(line: bytes, index: int, path: Sequence[bytes], note: str) -> str:
    """The proof of an entry, which it carries along."""
    head = f"{INCLUSION}\n{_EXTRA}{_encoded(line)}\n{_INDEX}{index}\n"
    return f"{head}{_hashes(path)}\n{note}"


def growth_text(old: int, path: Sequence[bytes], note: str) -> str:
    """The proof that the tree of `old` entries begins the one of the note."""
    return f"{_OLD}{old}\n{_hashes(path)}\n{note}"


def check(proof: str, keys: Sequence[PublicKey], old_note: str | None) -> str:
    """What a proof proves, in a sentence or two. Raises ProofInvalid for one that proves nothing.

    `old_note` is the older checkpoint, which a proof of growth needs.
    """
    head, _, note = proof.partition("\n\n")
    try:
        checkpoint = notes.opened(note, keys)
        lines = head.split("\n")
        if lines[0] == INCLUSION:
            return _check_inclusion(lines[1:], checkpoint)
        if old_note is None:
            raise ProofInvalid("it needs the older checkpoint too, unless it is no proof")
        return _check_growth(lines, notes.opened(old_note, keys), checkpoint)
    except NoteRefused as refused:
        raise ProofInvalid(f"the checkpoint does not count: {refused}") from refused
    except (ValueError, binascii.Error) as error:
        raise ProofInvalid(f"it is not written as a proof: {error}") from error


def _check_inclusion(lines: list[str], checkpoint: Checkpoint) -> str:
    line = base64.b64decode(_told(lines, 0, _EXTRA), validate=True)
    index = _number(_told(lines, 1, _INDEX))
    path = _decoded(lines[2:])
    root = merkle.root_of_inclusion(merkle.leaf_hash(line), index, checkpoint.size, path)
    if root != checkpoint.root:
        raise ProofInvalid("the entry is not in this tree at this position")
    entry = json.loads(line)
    return (
        f"Entry {entry['id']} stands at position {index} of {checkpoint.origin}, in the tree of "
        f"{checkpoint.size} entries:\n{line.decode()}"
    )


def _check_growth(lines: list[str], old: Checkpoint, new: Checkpoint) -> str:
    if _number(_told(lines, 0, _OLD)) != old.size:
        raise ProofInvalid("it is for another older checkpoint")
    path = _decoded(lines[1:])
    merkle.check_consistency(old.size, new.size, old.root, new.root, path)
    return (
        f"{new.origin} only grew from {old.size} to {new.size} entries: "
        f"the first {old.size} are the same."
    )


def _told(lines: list[str], at: int, word: str) -> str:
    if at >= len(lines) or not lines[at].startswith(word):
        raise ValueError(f"there is no “{word.strip()}”")
    return lines[at].removeprefix(word)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 19:
        raise ValueError(f"“{text[:30]}” is no number")
    return int(text)


def _hashes(path: Sequence[bytes]) -> str:
    return "".join(f"{_encoded(each)}\n" for each in path)


def _decoded(lines: list[str]) -> list[bytes]:
    hashes = [base64.b64decode(each, validate=True) for each in lines]
    if any(len(each) != HASH_BYTES for each in hashes):
        raise ValueError(f"a hash has {HASH_BYTES} bytes")
    return hashes


def _encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
