"""Keys in a PKCS#11 token: a smart card, a USB key, a hardware security module (密码机)."""

import asyncio
import hashlib
import os
import threading
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pkcs11
from asn1crypto import pem, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass
from pkcs11.util.ec import encode_ecdsa_signature

from backend.foundation.sealing.certificate import seal_certificate
from backend.foundation.sealing.keys import SealKey
from backend.foundation.sealing.provider import KeyUnavailable, require_key_ref

T = TypeVar("T")

_FOR_OTHERS = 0o077
_TRIAL = b"Does this key belong to this certificate?"
_LONGEST_CHAIN = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """Where a token is, and what opens it."""

    module: Path
    """The library of its maker."""
    label: str
    pin_file: Path
    """Holds the PIN and nothing else; its owner alone may read it."""
    certificates: Path | None = None
    """Folder of `<key_ref>.crt`, PEM with the certificates of the authorities behind it.

    Where there is no such file, the token's own certificate of that label is used.
    """


class Pkcs11Keys:
    """Private keys that never leave their token; each is found by its label.

    A process has one session, opened when it is first needed. A token that was away is opened anew;
    a forked child opens none, since a module does not survive a fork. A wrong PIN is not tried
    again until its file changes: tokens lock themselves after three.
    """

    def __init__(self, token: Token) -> None:
        self._token = token
        # Modules are asked by one thread at a time: few of them allow more.
        self._lock = threading.Lock()
        self._session: Any = None
        self._process = os.getpid()
        self._refused_pin: int | None = None
        self._paired: set[tuple[str, bytes]] = set()

    @asynccontextmanager
    async def open(self, key_ref: str) -> AsyncGenerator[SealKey]:
        """See KeySource. Refuses a key that could be read out of its token."""
        yield await asyncio.to_thread(self._key, key_ref)

    def _key(self, key_ref: str) -> SealKey:
        require_key_ref(key_ref)

        def found(session: Any) -> list[x509.Certificate]:
            key = _private_key(session, key_ref)
            chain = self._chain(session, key_ref)
            self._require_pair(key_ref, key, chain[0])
            return chain

        own, *authorities = self._on_token(key_ref, found)
        certificate = seal_certificate(own.dump(), tuple(each.dump() for each in authorities))
        return SealKey(certificate=certificate, sign=lambda data: self._signed(key_ref, data))

    def _signed(self, key_ref: str, data: bytes) -> bytes:
        return self._on_token(key_ref, lambda session: _sign(_private_key(session, key_ref), data))

    def _on_token(self, key_ref: str, work: Callable[[Any], T]) -> T:
        """The result of the work, tried once more with a new session."""
        with self._lock:
            if self._process != os.getpid():
                raise KeyUnavailable(key_ref, "a token is not shared with a forked process")
            try:
                return work(self._open_session(key_ref))
            except pkcs11.PKCS11Error:
                self._close()
            try:
                return work(self._open_session(key_ref))
            except pkcs11.NoSuchKey as error:
                raise KeyUnavailable(
                    key_ref, "its token has no private key of that label"
                ) from error
            except pkcs11.PKCS11Error as error:
                self._close()
                reason = f"its token does not answer: {type(error).__name__}"
                raise KeyUnavailable(key_ref, reason, permanent=False) from error

    def _open_session(self, key_ref: str) -> Any:
        if self._session is None:
            pin, version = self._pin(key_ref)
            token = pkcs11.lib(str(self._token.module)).get_token(token_label=self._token.label)
            try:
                self._session = token.open(user_pin=pin)
            except (pkcs11.PinIncorrect, pkcs11.PinLenRange, pkcs11.PinLocked) as error:
                self._refused_pin = version
                reason = f"its token refuses the PIN: {type(error).__name__}"
                raise KeyUnavailable(key_ref, reason) from None
        return self._session

    def _close(self) -> None:
        """Forgets the session and the module's state, in which a token that is back is not seen."""
        with suppress(pkcs11.PKCS11Error):
            if self._session is not None:
                self._session.close()
        self._session = None
        self._paired.clear()
        with suppress(pkcs11.PKCS11Error):
            pkcs11.lib(str(self._token.module)).finalize()

    def _pin(self, key_ref: str) -> tuple[str, int]:
        """The PIN and the version of its file."""
        file = self._token.pin_file
        try:
            state = file.stat()
            if state.st_mode & _FOR_OTHERS or state.st_uid != os.geteuid():
                raise KeyUnavailable(key_ref, "the PIN file is not its owner's alone; chmod 600")
            if state.st_mtime_ns == self._refused_pin:
                raise KeyUnavailable(key_ref, "its token refused this PIN before")
            return file.read_text(encoding="utf-8").strip(), state.st_mtime_ns
        except (OSError, UnicodeDecodeError) as error:
            raise KeyUnavailable(key_ref, "the PIN file cannot be read") from error

    def _chain(self, session: Any, key_ref: str) -> list[x509.Certificate]:
        """The certificate of the key and the authorities behind it, without the root."""
        try:
            own, pool = self._in_folder(key_ref) or _in_token(session, key_ref)
        except (OSError, ValueError) as error:
            raise KeyUnavailable(key_ref, f"its certificate cannot be read: {error}") from error
        chain = [own]
        while len(chain) < _LONGEST_CHAIN:
            above = [each for each in pool if each.subject == chain[-1].issuer]
            if not above or above[0].self_signed != "no":
                break
            chain.append(above[0])
        return chain

    def _in_folder(self, key_ref: str) -> tuple[x509.Certificate, list[x509.Certificate]] | None:
        if self._token.certificates is None:
            return None
        file = self._token.certificates / f"{key_ref}.crt"
        if not file.exists():
            return None
        pieces: Iterable[tuple[str, Any, bytes]] = pem.unarmor(file.read_bytes(), multiple=True)  # pyright: ignore[reportAssignmentType] - its stub knows one piece
        own, *others = (x509.Certificate.load(der) for _, _, der in pieces)
        return own, others

    def _require_pair(self, key_ref: str, key: Any, certificate: x509.Certificate) -> None:
        """Refuses a certificate of another key: what it signs would never verify."""
        pair = (key_ref, certificate.sha256)
        if pair not in self._paired:
            if not _verifies(certificate, _sign(key, _TRIAL)):
                raise KeyUnavailable(key_ref, "its certificate belongs to another key")
            self._paired.add(pair)


def _private_key(session: Any, key_ref: str) -> Any:
    try:
        key = session.get_key(object_class=ObjectClass.PRIVATE_KEY, label=key_ref)
    except pkcs11.MultipleObjectsReturned as error:
        raise KeyUnavailable(key_ref, "its token has several keys of that label") from error
    # 电子签名法 art. 13: what can be copied is under nobody's sole control.
    if not key[Attribute.SENSITIVE] or key[Attribute.EXTRACTABLE]:
        raise KeyUnavailable(key_ref, "it can be read out of its token")
    if key.key_type not in {KeyType.EC, KeyType.RSA}:
        raise KeyUnavailable(key_ref, "it is no elliptic-curve or RSA key")
    return key


def _sign(key: Any, data: bytes) -> bytes:
    if key.key_type is KeyType.RSA:
        return key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS)
    # Every token signs a hash; not every one hashes first.
    return encode_ecdsa_signature(
        key.sign(hashlib.sha256(data).digest(), mechanism=Mechanism.ECDSA)
    )


def _in_token(session: Any, key_ref: str) -> tuple[x509.Certificate, list[x509.Certificate]]:
    """The certificate of that label, and all that the token has."""
    pool: list[x509.Certificate] = []
    own = None
    for each in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        certificate = x509.Certificate.load(each[Attribute.VALUE])
        pool.append(certificate)
        if each[Attribute.LABEL] == key_ref:
            own = certificate
    if own is None:
        raise KeyUnavailable(key_ref, "there is no certificate for the key")
    return own, pool


def _verifies(certificate: x509.Certificate, signature: bytes) -> bool:
    key = load_der_public_key(certificate.public_key.dump())
    try:
        match key:
            case EllipticCurvePublicKey(curve=SECP256R1()):
                key.verify(signature, _TRIAL, ECDSA(SHA256()))
            case RSAPublicKey():
                key.verify(signature, _TRIAL, PKCS1v15(), SHA256())
            case _:
                return False
    except InvalidSignature:
        return False
    return True
