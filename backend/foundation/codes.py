"""Verification codes (验证码): 80 random bits in 16 characters, and a 17th that catches slips.

The alphabet is Crockford's base 32: no I, L, O or U, so that a code can be read aloud and typed
from paper. The check character makes the code a multiple of a primitive element's polynomial over
GF(32): every wrong character and every swap of two characters is noticed, not only most of them.
"""

import unicodedata
from collections.abc import Callable

from backend.foundation.errors import Problem, ProblemCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BYTES = 10
"""80 bits: the chance that a guess hits one of a thousand million codes is below 2⁻⁵⁰."""
LENGTH = 17
"""Sixteen characters of five random bits each, and the check character."""

_GROUP = 4
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_MOST_TYPED = 100  # Longer than any code with separators; keeps folding cheap for hostile input.
_OVERFLOW = 0b100000
_PRIMITIVE = 0b100101  # x⁵ + x² + 1: powers of its root differ for any 31 places in a row.


class InvalidCode(Problem):
    """What was typed is not a verification code: a character is missing, wrong or swapped."""

    def __init__(self, field: str | None = None) -> None:
        super().__init__(ProblemCode.CODE_INVALID, field=field)


def new_code(random: Callable[[int], bytes]) -> str:
    """A new code, grouped by four. `random(n)` gives n secret bytes, as `secrets.token_bytes`."""
    bits = int.from_bytes(random(RANDOM_BYTES), "big")
    places = range(5 * (LENGTH - 2), -1, -5)
    return _grouped(_with_check("".join(ALPHABET[bits >> place & 31] for place in places)))


def normalise(typed: str, *, field: str | None = None) -> str:
    """The code as `new_code` wrote it. Raises InvalidCode for everything else.

    Case, width, spaces, dashes and invisible characters do not matter; O reads as 0, I and L as 1,
    U as V, since those letters never occur.
    """
    if len(typed) > _MOST_TYPED:
        raise InvalidCode(field)
    folded = unicodedata.normalize("NFKC", typed).upper()
    plain = "".join(c for c in folded if not _separates(c)).translate(_LOOK_ALIKES)
    if len(plain) != LENGTH or not _VALUES.keys() >= set(plain) or _remainder(plain):
        raise InvalidCode(field)
    return _grouped(plain)


def _separates(character: str) -> bool:
    return character in "_.·−\t\r\n" or unicodedata.category(character) in {"Zs", "Pd", "Cf"}


def _grouped(plain: str) -> str:
    return "-".join(plain[at : at + _GROUP] for at in range(0, len(plain), _GROUP))


def _with_check(plain: str) -> str:
    return plain + ALPHABET[_shifted(_remainder(plain))]


def _remainder(plain: str) -> int:
    rest = 0
    for character in plain:
        rest = _shifted(rest) ^ _VALUES[character]
    return rest


def _shifted(value: int) -> int:
    doubled = value << 1
    return doubled ^ _PRIMITIVE if doubled & _OVERFLOW else doubled
