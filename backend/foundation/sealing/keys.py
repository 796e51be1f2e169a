"""Where the private keys of the seals live, and how one is opened to sign."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509 import Certificate

from backend.foundation.sealing.certificate import SealCertificate, seal_certificate
from backend.foundation.sealing.provider import KeyUnavailable, require_key_ref

_READABLE_BY_OTHERS = 0o007


@dataclass(frozen=True, kw_only=True, slots=True)
class SealKey:
    """A key that can sign now, and its certificate."""

    certificate: SealCertificate
    sign: Callable[[bytes], bytes] = field(repr=False)
    """ECDSA, or RSA with PKCS #1 v1.5, over the SHA-256 of some bytes.

    Blocks, for a token as long as that takes. Raises KeyUnavailable.
    """


class KeySource(Protocol):
    """Opens signing keys by reference; nothing above knows whether a file or a token holds them.

    电子签名法 art. 13: the key belongs to one committee and is under its sole control when signing,
    so a reference names exactly one key, and no key is shared.
    """

    def open(self, key_ref: str) -> AbstractAsyncContextManager[SealKey]:
        """This key, usable until the context ends. Raises KeyUnavailable."""
        ...


class Pkcs12Keys:
    """Keys as files `<key_ref>.p12` in one folder, all under one passphrase.

    A file is decrypted once and kept in memory until it changes on disk; a file that is removed
    is unavailable at once. A file that everybody on the machine can read is refused; its group
    may read it, since mounted secrets need that.
    """

    def __init__(self, folder: Path, passphrase: str) -> None:
        self._folder = folder
        self._passphrase = passphrase.encode()
        self._opened: dict[str, _Opened] = {}

    @asynccontextmanager
    async def open(self, key_ref: str) -> AsyncGenerator[SealKey]:
        # Decrypting takes 13 ms of one core, and longer with more rounds, by design of PKCS#12.
        yield await asyncio.to_thread(self._key, key_ref)

    def _key(self, key_ref: str) -> SealKey:
        require_key_ref(key_ref)
        file = self._folder / f"{key_ref}.p12"
        try:
            state = file.stat()
            if state.st_mode & _READABLE_BY_OTHERS:
                raise KeyUnavailable(key_ref, "its file is open to everybody; chmod 600")
            version = (state.st_ino, state.st_size, state.st_mtime_ns)
            opened = self._opened.get(key_ref)
            if opened is None or opened.version != version:
                opened = _decrypted(key_ref, version, file.read_bytes(), self._passphrase)
                self._opened[key_ref] = opened
        except (FileNotFoundError, PermissionError) as error:
            raise KeyUnavailable(key_ref, f"{error.strerror}: {file.name}") from error
        except OSError as error:
            raise KeyUnavailable(key_ref, str(error.strerror), permanent=False) from error
        return opened.key


class _Opened(NamedTuple):
    """A decrypted file, and the version of it by which a change is noticed."""

    version: tuple[int, int, int]
    key: SealKey


def _decrypted(
    key_ref: str, version: tuple[int, int, int], content: bytes, passphrase: bytes
) -> _Opened:
    try:
        bundle = pkcs12.load_pkcs12(content, passphrase)
    except ValueError as error:
        raise KeyUnavailable(key_ref, "wrong passphrase or not a PKCS#12 file") from error
    if bundle.cert is None:
        raise KeyUnavailable(key_ref, "its file holds no certificate for the key")
    if not isinstance(bundle.key, EllipticCurvePrivateKey | RSAPrivateKey):
        raise KeyUnavailable(key_ref, "its file holds no elliptic-curve or RSA key")
    own = bundle.cert.certificate
    others = (extra.certificate for extra in bundle.additional_certs)
    # Who verifies must have the root from elsewhere.
    chain = tuple(_der(each) for each in others if each != own and each.subject != each.issuer)
    certificate = seal_certificate(_der(own), chain)
    return _Opened(version, SealKey(certificate=certificate, sign=_signing_with(bundle.key)))


def _signing_with(key: EllipticCurvePrivateKey | RSAPrivateKey) -> Callable[[bytes], bytes]:
    if isinstance(key, RSAPrivateKey):
        return lambda data: key.sign(data, PKCS1v15(), SHA256())
    return lambda data: key.sign(data, ECDSA(SHA256()))


def _der(certificate: Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
