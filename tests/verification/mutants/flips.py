"""One bit that is another, wherever in the file."""

import os

from backend.verification.reasons import ReasonCode
from tests.verification.mutants.base import Base, Make, family

ANYWHERE = int(os.environ.get("FLIPPED_BITS", "60"))
"""Each is inspected for 80 ms; the goal's 1,000 of each file are for who asks for them."""
IN_THE_SIGNATURE, IN_THE_FREE_SPACE = 10, 6


def flipped(content: bytes, at: int, bit: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]


def anywhere(number: int) -> Make:
    """One in each of as many parts of the file."""

    def make(base: Base) -> bytes:
        chance, part = base.choice(f"flip {number}"), len(base.content) / ANYWHERE
        at = int(number * part + chance.random() * part)
        return flipped(base.content, at, chance.randrange(8))

    return make


def in_the_signature(number: int) -> Make:
    """In a digit that the signature uses; the lowest bits, so that it mostly stays a digit."""

    def make(base: Base) -> bytes:
        chance = base.choice(f"signature {number}")
        return flipped(base.content, chance.randrange(*base.used), chance.randrange(2))

    return make


def in_the_free_space(number: int) -> Make:
    """In a zero behind the signature, which nothing protects."""

    def make(base: Base) -> bytes:
        chance, (_, used) = base.choice(f"free space {number}"), base.used
        at = chance.randrange(used, base.hexadecimal[1])
        return flipped(base.content, at, chance.randrange(3))

    return make


FLIPS = family(
    "bits",
    {
        ReasonCode.CONTENT_CHANGED,
        ReasonCode.ADDED_AFTERWARDS,
        ReasonCode.SIGNATURE_INVALID,
        ReasonCode.DAMAGED,
        ReasonCode.NO_SEAL,
        ReasonCode.OTHER_FORM,
        ReasonCode.OTHER_KIND,
        ReasonCode.UNKNOWN_SIGNER,
        ReasonCode.CERTIFICATE_UNSUITABLE,
        ReasonCode.TIME_UNPROVEN,
    },
    {
        **{f"bit {number} of the file": anywhere(number) for number in range(ANYWHERE)},
        **{f"bit {n} of the signature": in_the_signature(n) for n in range(IN_THE_SIGNATURE)},
    },
)
FREE_SPACE = family(
    "bits of the free space",
    {ReasonCode.ADDED_AFTERWARDS, ReasonCode.DAMAGED},
    {f"bit {n} of the free space": in_the_free_space(n) for n in range(IN_THE_FREE_SPACE)},
)
