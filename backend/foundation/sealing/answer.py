"""Whether what a provider of others answered is the signature that was ordered."""

import hashlib
from typing import Any

from asn1crypto import cms, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

MAX_SIGNATURE_BYTES = 32 * 1024
"""A P-256 signature with its chain takes 2 kB, one of RSA-4096 about 8 kB."""

_SET_OF = b"\x31"


class NotAsOrdered(Exception):
    """The answer is no signature over the digest, or not of the kind that PAdES wants."""


def signer_of(signature: bytes, digest: bytes) -> bytes:
    """The certificate, in DER, that made this detached signature over the digest.

    Refuses with NotAsOrdered what SealProvider.sign does not promise, and what does not verify.
    Whether that certificate is the right one is for the caller to say.
    """
    try:
        signed, signer = _opened(signature)
        attributes = _attributes(signer)
        _require(attributes.get("message_digest") == digest, "it is over another digest")
        certificate = _certificate_named_in(attributes, signed)
        _verify(signer, certificate)
        return certificate.dump()
    # asn1crypto tells of malformed DER by these, while a value is read and not before.
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise NotAsOrdered(f"it cannot be read: {error}") from error


def _opened(signature: bytes) -> tuple[Any, Any]:
    _require(len(signature) <= MAX_SIGNATURE_BYTES, "it is too large")
    content = cms.ContentInfo.load(signature, strict=True)
    _require(content["content_type"].native == "signed_data", "it is no SignedData")
    signed = content["content"]
    _require(signed["encap_content_info"]["content"].native is None, "it is not detached")
    _require(len(signed["signer_infos"]) == 1, "it has not one signer")
    return signed, signed["signer_infos"][0]


def _attributes(signer: Any) -> dict[str, Any]:
    attributes = {each["type"].native: each["values"][0].native for each in signer["signed_attrs"]}
    _require(attributes.get("content_type") == "data", "it says no content type")
    # PAdES (EN 319 142-1): the time stands in the PDF, and in a time stamp that we get ourselves.
    _require("signing_time" not in attributes, "it says a time of its own")
    _require(signer["unsigned_attrs"].native in (None, []), "it has unsigned attributes")
    return attributes


def _certificate_named_in(attributes: dict[str, Any], signed: Any) -> x509.Certificate:
    """The embedded certificate that the attribute signing-certificate-v2 binds."""
    bound = attributes["signing_certificate_v2"]["certs"][0]
    _require(bound["hash_algorithm"]["algorithm"] == "sha256", "it binds by another hash")
    found = None
    for choice in signed["certificates"]:
        certificate: x509.Certificate = choice.chosen
        # Who verifies must have the root from elsewhere.
        _require(certificate.self_signed == "no", "it carries a root")
        if hashlib.sha256(certificate.dump()).digest() == bound["cert_hash"]:
            found = certificate
    if found is None:
        raise NotAsOrdered("it lacks the certificate of its signer")
    return found


def _verify(signer: Any, certificate: x509.Certificate) -> None:
    _require(signer["digest_algorithm"]["algorithm"].native == "sha256", "it has another hash")
    key = load_der_public_key(certificate.public_key.dump())
    # RFC 5652, 5.4: what is signed is the attributes as a SET OF, not under their own tag.
    said = _SET_OF + signer["signed_attrs"].dump()[1:]
    value = signer["signature"].native
    try:
        match key:
            case EllipticCurvePublicKey():
                key.verify(value, said, ECDSA(SHA256()))
            case RSAPublicKey():
                key.verify(value, said, PKCS1v15(), SHA256())
            case _:
                raise NotAsOrdered("it was made with a key of another kind")
    except InvalidSignature:
        raise NotAsOrdered("it does not verify") from None


def _require(true: bool, otherwise: str) -> None:
    if not true:
        raise NotAsOrdered(otherwise)
