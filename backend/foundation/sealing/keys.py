"""Where the private keys of the seals live, and how one is opened to sign."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pyhanko_certvalidator.util import get_pyca_cryptography_hash

from backend.foundation.sealing.provider import KeyUnavailable, require_key_ref

_READABLE_BY_OTHERS = 0o007


class KeySource(Protocol):
    """Opens signing keys by reference; nothing above knows whether a file or a token holds them.

    电子签名法 art. 13: the key belongs to one committee and is under its sole control when signing,
    so a reference names exactly one key, and no key is shared.
    """

    def open(self, key_ref: str) -> AbstractAsyncContextManager[Signer]:
        """The signer of this key, usable until the context ends. Raises KeyUnavailable."""
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
    async def open(self, key_ref: str) -> AsyncGenerator[Signer]:
        # Decrypting takes 13 ms of one core, and longer with more rounds, by design of PKCS#12.
        yield await asyncio.to_thread(self._signer, key_ref)

    def _signer(self, key_ref: str) -> Signer:
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
        return InMemorySigner(opened)


class InMemorySigner(Signer):
    """Signs with a parsed key.

    pyHanko's SimpleSigner parses and checks the key for every signature: 80 ms with RSA-2048.
    Each job gets a signer of its own, since the certificates of asn1crypto change inside while
    they are read and are not safe to share between threads.
    """

    def __init__(self, opened: "_Opened") -> None:
        super().__init__(
            signing_cert=x509.Certificate.load(opened.certificate),
            cert_registry=SimpleCertificateStore.from_certs(
                x509.Certificate.load(der) for der in opened.chain
            ),
            embed_roots=False,  # who verifies must have the root from elsewhere
        )
        self._key = opened.key

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: ARG002 - pyHanko's
    ) -> bytes:
        algorithm = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(self._key, RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), algorithm)
        return self._key.sign(data, ECDSA(algorithm))


class _Opened(NamedTuple):
    """A decrypted file, and the version of it by which a change is noticed."""

    version: tuple[int, int, int]
    key: EllipticCurvePrivateKey | RSAPrivateKey
    certificate: bytes
    chain: tuple[bytes, ...]


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
    return _Opened(
        version=version,
        key=bundle.key,
        certificate=bundle.cert.certificate.public_bytes(Encoding.DER),
        chain=tuple(
            extra.certificate.public_bytes(Encoding.DER) for extra in bundle.additional_certs
        ),
    )
