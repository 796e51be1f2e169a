"""Personal data at rest: AES-256-GCM bound to its place, and a keyed hash for look-up.

PIPL article 51 asks for encryption; the bound context stops a cell from being moved to another
row or column and still being read. The first byte of every cipher text is the number of its key.
"""

import hashlib
import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.foundation.key_ring import KeyRing, derived

_NONCE_BYTES = 12


class VaultError(Exception):
    """The value cannot be read: another key, another place, or changed bytes."""


class BoundCipher:
    """AES-256-GCM under one key (NIST SP 800-38D): 96-bit nonce, cipher text, 128-bit tag."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, content: bytes, bound: bytes) -> bytes:
        """The content under a nonce drawn now, readable only with the same `bound`."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, bound)

    def open(self, stored: bytes, bound: bytes) -> bytes:
        """What was sealed; raises InvalidTag or ValueError for anything else."""
        return self._cipher.decrypt(stored[:_NONCE_BYTES], stored[_NONCE_BYTES:], bound)


class Vault:
    """Encrypts with the newest key, decrypts with whichever a cipher text names, and indexes."""

    def __init__(self, keys: KeyRing) -> None:
        self._ciphers = {
            number: BoundCipher(derived(secret, b"field encryption"))
            for number, secret in keys.secrets.items()
        }
        self.writing = keys.writing
        """The number of the key that encrypts."""
        self._index_key = keys.index_key

    def encrypt(self, value: str, *, place: str, row: UUID) -> bytes:
        """Cipher text readable only with the same `place` (table.column) and row."""
        return self.encrypt_bytes(value.encode(), place=place, row=row)

    def decrypt(self, stored: bytes, *, place: str, row: UUID) -> str:
        """The value; raises VaultError for a foreign key, place or changed bytes."""
        try:
            return self.decrypt_bytes(stored, place=place, row=row).decode()
        except UnicodeDecodeError as error:
            raise VaultError(f"cannot read {place}") from error

    def encrypt_bytes(self, content: bytes, *, place: str, row: UUID) -> bytes:
        """The same for a file. No two cipher texts are equal, even of equal contents."""
        sealed = self._ciphers[self.writing].seal(content, _bound(place, row))
        return bytes([self.writing]) + sealed

    def decrypt_bytes(self, stored: bytes, *, place: str, row: UUID) -> bytes:
        """The file; raises VaultError like `decrypt`."""
        cipher = self._ciphers.get(key_number(stored))
        if cipher is None:
            raise VaultError(f"cannot read {place}: another key")
        try:
            return cipher.open(stored[1:], _bound(place, row))
        except (InvalidTag, ValueError) as error:
            raise VaultError(f"cannot read {place}") from error

    def index(self, value: str, *, kind: str) -> str:
        """A keyed hash for equality look-up: equal values of one kind give equal 64 hex digits."""
        message = f"{kind}\x00{value}".encode()
        return hmac.new(self._index_key, message, hashlib.sha256).hexdigest()


def key_number(stored: bytes) -> int:
    """The number of the key under which a cipher text is; 0, which no key has, for nothing."""
    return stored[0] if stored else 0


def _bound(place: str, row: UUID) -> bytes:
    return f"{place}|{row}".encode()
