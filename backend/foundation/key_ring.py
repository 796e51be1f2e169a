"""The portal's keys for personal data: several at once, so that one can take another's place.

The file of the keys (PORTAL_SECRET_FILE) has a line for each. A line is the key's number and its
secret in base64; `waiting` behind a secret means that it reads and does not write yet, so that
every process knows it before the first cipher text bears its number. The line `index` holds the
key of the look-up hashes, which stays when the others change. A file of one secret and nothing
else is key 1, and its index key follows from it.
"""

import base64
import binascii
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SECRET_BYTES = 32
MOST_KEYS = 255
"""A cipher text names its key in one byte, and none is 0."""
_INDEX, _WAITING = "index", "waiting"


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyRing:
    """Secrets by number. Its repr shows none of them."""

    secrets: Mapping[int, bytes] = field(repr=False)
    waiting: frozenset[int] = frozenset()
    """Numbers of keys that read and do not write yet."""
    index_key: bytes = field(repr=False)
    """Of the look-up hashes."""

    def __post_init__(self) -> None:
        """Raises ValueError for what is no ring of keys."""
        if any(len(secret) < SECRET_BYTES for secret in (*self.secrets.values(), self.index_key)):
            raise ValueError("the portal's secret must have at least 32 bytes")
        if not all(1 <= number <= MOST_KEYS for number in self.secrets):
            raise ValueError("a key has a number from 1 to 255")
        if not self.secrets.keys() - self.waiting:
            raise ValueError("one key must not be waiting: it writes")

    @classmethod
    def single(cls, secret: bytes) -> Self:
        """Key 1 alone, with the index key that follows from it."""
        return cls(secrets={1: secret}, index_key=derived(secret, b"blind index"))

    @classmethod
    def parsed(cls, text: str) -> Self:
        """The ring of a file. Raises ValueError, which quotes nothing of it."""
        lines = [line.split() for line in text.splitlines() if line.strip()]
        if len(lines) == 1 and len(lines[0]) == 1:
            return cls.single(_decoded(lines[0][0]))
        found: dict[int, bytes] = {}
        index_key, waiting = b"", set[int]()
        for name, secret, *marks in (line for line in lines if len(line) > 1):
            if name == _INDEX and not marks:
                index_key = _decoded(secret)
            elif name.isdecimal() and int(name) not in found and marks in ([], [_WAITING]):
                found[int(name)] = _decoded(secret)
                waiting |= {int(name)} if marks else set()
            else:
                raise ValueError("a line of the keys is a number, a secret and perhaps `waiting`")
        if len(found) + bool(index_key) != len(lines):
            raise ValueError("a line of the keys is a number, a secret and perhaps `waiting`")
        return cls(secrets=found, waiting=frozenset(waiting), index_key=index_key)

    @property
    def writing(self) -> int:
        """The number of the key that encrypts: the newest that does not wait."""
        return max(self.secrets.keys() - self.waiting)

    def written(self) -> str:
        """The file of this ring, the index key on a line of its own."""
        lines = [f"{_INDEX} {_encoded(self.index_key)}"]
        for number, secret in sorted(self.secrets.items()):
            mark = f" {_WAITING}" if number in self.waiting else ""
            lines.append(f"{number} {_encoded(secret)}{mark}")
        return "".join(f"{line}\n" for line in lines)

    def with_new_key(self) -> Self:
        """The same ring with one more key, drawn now, that waits. ValueError while one waits."""
        if self.waiting:
            raise ValueError("a key waits already")
        number = max(self.secrets) + 1
        drawn = secrets.token_bytes(SECRET_BYTES)
        return replace(self, secrets={**self.secrets, number: drawn}, waiting=frozenset({number}))

    def with_waiting_in_use(self) -> Self:
        """The same ring, in which the key that waited writes. ValueError when none waits."""
        if not self.waiting:
            raise ValueError("no key waits")
        return replace(self, waiting=frozenset())

    def without(self, number: int) -> Self:
        """The ring without a key that nothing needs. ValueError for the one that writes."""
        if number not in self.secrets or number == self.writing:
            raise ValueError("only an older key can go")
        left = {each: secret for each, secret in self.secrets.items() if each != number}
        return replace(self, secrets=left)


def derived(secret: bytes, purpose: bytes) -> bytes:
    """32 bytes for one purpose, from which neither the secret nor those of another follow."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"mianzheng " + purpose).derive(
        secret
    )


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("a secret is written in base64") from None


def _encoded(secret: bytes) -> str:
    return base64.b64encode(secret).decode()
