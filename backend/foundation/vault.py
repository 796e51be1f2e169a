"""Personal data at rest: AES-256-GCM bound to its place, and a keyed hash for look-up.

PIPL article 51 asks for encryption; the bound context stops a cell from being moved to another
row or column and still being read.
"""

import hashlib
import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

# The first byte of every cipher text names the key, so that keys can be rotated one day.
_KEY_ID = b"\x01"
_NONCE_BYTES = 12


class VaultError(Exception):
    """The value cannot be read: another key, another place, or changed bytes."""


class Vault:
    """Encrypts, decrypts and indexes with keys derived from one 32-byte secret."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) < 32:
            raise ValueError("the portal's secret must have at least 32 bytes")
        self._cipher = AESGCM(_derive(secret, b"field encryption"))
        self._index_key = _derive(secret, b"blind index")

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
        nonce = os.urandom(_NONCE_BYTES)
        return _KEY_ID + nonce + self._cipher.encrypt(nonce, content, _bind(place, row))

    def decrypt_bytes(self, stored: bytes, *, place: str, row: UUID) -> bytes:
        """The file; raises VaultError like `decrypt`."""
        key, nonce, body = stored[:1], stored[1 : 1 + _NONCE_BYTES], stored[1 + _NONCE_BYTES :]
        if key != _KEY_ID:
            raise VaultError(f"cannot read {place}: another key")
        try:
            return self._cipher.decrypt(nonce, body, _bind(place, row))
        except (InvalidTag, ValueError) as error:
            raise VaultError(f"cannot read {place}") from error

    def index(self, value: str, *, kind: str) -> str:
        """A keyed hash for equality look-up: equal values of one kind give equal 64 hex digits."""
        message = f"{kind}\x00{value}".encode()
        return hmac.new(self._index_key, message, hashlib.sha256).hexdigest()


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"mianzheng " + purpose).derive(
        secret
    )


def _bind(place: str, row: UUID) -> bytes:
    return f"{place}|{row}".encode()
