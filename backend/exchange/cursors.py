"""Places in the log of changes, opaque to whoever holds one."""

import base64

from backend.foundation.errors import Problem, ProblemCode

_START = b"changes:"
_LARGEST = 2**63 - 1


def cursor_of(place: int) -> str:
    """The cursor behind the line with this number; 0 is the beginning."""
    return base64.urlsafe_b64encode(_START + str(place).encode()).decode().rstrip("=")


def place_of(cursor: str) -> int:
    """Raises CURSOR_INVALID for anything `cursor_of` did not make."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        plain = base64.b64decode(padded, altchars=b"-_", validate=True)
        digits = plain.removeprefix(_START).decode("ascii")
    except ValueError:
        raise _invalid() from None
    if not plain.startswith(_START) or not (digits.isdecimal() and len(digits) < 20):
        raise _invalid()
    place = int(digits)
    if place > _LARGEST or cursor != cursor_of(place):
        raise _invalid()
    return place


def _invalid() -> Problem:
    return Problem(ProblemCode.CURSOR_INVALID, field="updatedSince")
