"""The same seal on the same words in other bytes: what a signature does not sign of itself.

No content can be forged this way, and no cryptographic check can refuse it. The file is not the one
that was issued all the same.
"""

from collections.abc import Callable

from asn1crypto import cms, core
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from backend.verification.reasons import ReasonCode
from tests.verification.mutants.base import Base, Make, family

ORDER_OF_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def other_case(base: Base) -> bytes:
    """Hexadecimal digits in lower case."""
    start, end = base.hexadecimal
    digits = base.content[start:end]
    other = digits.lower() if digits != digits.lower() else digits.upper()
    return base.content[:start] + other + base.content[end:]


def rebuilt(change: Callable[[cms.SignedData], None]) -> Make:
    """The signature with another part that is not signed, in the space that was kept free."""

    def make(base: Base) -> bytes:
        start, end = base.hexadecimal
        info = cms.ContentInfo.load(bytes.fromhex(base.content[start:end].decode("ascii")))
        change(info["content"])
        written = info.dump(force=True).hex().upper().encode()
        return base.content[:start] + written.ljust(end - start, b"0") + base.content[end:]

    return make


def another_version(signed: cms.SignedData) -> None:
    signed["version"] = "v3"


def another_root_of_the_curve(signed: cms.SignedData) -> None:
    """Of each signature on an elliptic curve there are two: (r, s) and (r, n - s)."""
    signer = signed["signer_infos"][0]
    r, s = decode_dss_signature(signer["signature"].native)
    signer["signature"] = core.OctetString(encode_dss_signature(r, ORDER_OF_P256 - s))


def a_certificate_twice(signed: cms.SignedData) -> None:
    signed["certificates"].append(signed["certificates"][0])


def a_remark(signed: cms.SignedData) -> None:
    """An attribute that the signature does not cover, with whatever somebody wants to say."""
    value = core.UTF8String("收入证明")
    attribute = {"type": "1.3.6.1.4.1.99999.1", "values": [value]}
    signed["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([attribute])


ENCODINGS = family(
    "encodings",
    # Under a time stamp, which covers the signature, any other byte is another content.
    {ReasonCode.OTHER_FORM, ReasonCode.CONTENT_CHANGED},
    {
        "digits in another case": other_case,
        "another version of the structure": rebuilt(another_version),
        "the other of two signatures": rebuilt(another_root_of_the_curve),
        "a certificate twice": rebuilt(a_certificate_twice),
        "a remark beside the signature": rebuilt(a_remark),
    },
)
