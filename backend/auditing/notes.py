"""Checkpoints as signed notes: C2SP signed-note and tlog-checkpoint, Ed25519.

Keys are written as other tools of transparency logs write them. A private one begins with
`PRIVATE+KEY+`; a public one is `name+key id+base64`. The name is also the log's origin.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from backend.auditing.merkle import HASH_BYTES

LONGEST_NOTE = 4096
"""Ours have 200 bytes; what a stranger brings to be checked is not read further."""
_ED25519 = b"\x01"
_SECRET = "PRIVATE+KEY+"  # noqa: S105 -- what the secret begins with
_NAME = re.compile(r"[^\s+\x00-\x1f]{1,200}")
_NOTE = re.compile(
    r"(?P<text>(?P<origin>[^\n]+)\n(?P<size>0|[1-9][0-9]{0,18})\n(?P<root>[A-Za-z0-9+/]{43}=)\n)"
    r"\n— (?P<name>[^ \n]+) (?P<signature>[A-Za-z0-9+/]+={0,2})\n"
)


class NoteRefused(Exception):
    """The note is none of ours; the text says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkpoint:
    """Size and root of a tree that a known key has signed."""

    origin: str
    size: int
    root: bytes
    note: str


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Whose signature counts."""

    name: str
    raw: bytes

    @classmethod
    def parsed(cls, text: str) -> Self:
        """The key in `name+key id+base64`; ValueError for anything else."""
        name, encoded = _parts(text)
        key = cls(name, encoded)
        if str(key) != text:
            raise ValueError("the key id does not belong to the key")
        return key

    @property
    def key_id(self) -> bytes:
        """The first four bytes of the hash of name and key."""
        return sha256(f"{self.name}\n".encode() + _ED25519 + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{_encoded(_ED25519 + self.raw)}"

    def verifies(self, text: bytes, signature: bytes) -> bool:
        """Whether this key signed the text."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, text)
        except InvalidSignature:
            return False
        return True


class Signer:
    """The key of the log, and the public keys that it had before."""

    def __init__(self, name: str, seed: bytes, earlier: Sequence[PublicKey] = ()) -> None:
        self._seed = seed
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = PublicKey(name, self._private.public_key().public_bytes_raw())
        self.trusted = (self.public, *earlier)

    @classmethod
    def made(cls, name: str, seed: bytes) -> Self:
        """A key from 32 random bytes; ValueError for a name that no key may have."""
        if not _NAME.fullmatch(name):
            raise ValueError("the name of a key has neither spaces nor +")
        return cls(name, seed)

    @classmethod
    def parsed(cls, text: str) -> Self:
        """What a key file holds: the private key, and in further lines earlier public ones.

        Raises ValueError for anything else.
        """
        first, *further = text.split() or [""]
        if not first.startswith(_SECRET):
            raise ValueError(f"the first line must begin with {_SECRET}")
        name, seed = _parts(first.removeprefix(_SECRET))
        signer = cls(name, seed, [PublicKey.parsed(line) for line in further])
        if signer.secret() != first:
            raise ValueError("the key id does not belong to the key")
        return signer

    def secret(self) -> str:
        """The private key as a key file has it."""
        seed = _encoded(_ED25519 + self._seed)
        return f"{_SECRET}{self.public.name}+{self.public.key_id.hex()}+{seed}"

    def sign(self, size: int, root: bytes) -> str:
        """The signed note of a tree."""
        text = f"{self.public.name}\n{size}\n{_encoded(root)}\n"
        signature = self._private.sign(text.encode())
        return f"{text}\n— {self.public.name} {_encoded(self.public.key_id + signature)}\n"


def opened(note: str, keys: Sequence[PublicKey]) -> Checkpoint:
    """The checkpoint in a note that one of the keys has signed, and nothing else is in.

    Raises NoteRefused. One note has one form: neither further signatures nor other spellings of
    the same bytes are accepted, so that no change of a stored note goes unnoticed.
    """
    found = _NOTE.fullmatch(note) if len(note) <= LONGEST_NOTE else None
    if found is None:
        raise NoteRefused("it is no checkpoint")
    text, name = found["text"], found["name"]
    root, signature = _decoded(found["root"]), _decoded(found["signature"])
    key = next((each for each in keys if _is_of(each, name, signature)), None)
    if key is None:
        raise NoteRefused("it is signed by another key")
    if not key.verifies(text.encode(), signature[4:]):
        raise NoteRefused("its signature is wrong")
    if found["origin"] != key.name:
        raise NoteRefused("it is of another log")
    assert len(root) == HASH_BYTES
    return Checkpoint(origin=found["origin"], size=int(found["size"]), root=root, note=note)


def _is_of(key: PublicKey, name: str, signature: bytes) -> bool:
    return key.name == name and signature[:4] == key.key_id


def _parts(text: str) -> tuple[str, bytes]:
    """Name and raw key of `name+key id+base64`."""
    try:
        name, _, encoded = text.split("+", 2)
        raw = base64.b64decode(encoded, validate=True)
    except (ValueError, binascii.Error) as error:
        raise ValueError("a key is written name+key id+base64") from error
    if not _NAME.fullmatch(name) or raw[:1] != _ED25519 or len(raw) != 1 + HASH_BYTES:
        raise ValueError("a key has a name without spaces and 32 bytes for Ed25519")
    return name, raw[1:]


def _encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _decoded(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise NoteRefused("it is no checkpoint") from error
    # The last letter has bits to spare.
    if _encoded(raw) != text:
        raise NoteRefused("it is no checkpoint")
    return raw
