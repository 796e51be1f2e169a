"""Codes sent to a phone: how long, how often, how many wrong tries; limits and their reasons."""

import re
import secrets
from datetime import timedelta

from backend.foundation.text import fold_full_width

LIFETIME = timedelta(minutes=10)
"""Long enough for an elder to find the message, type slowly and correct one mistake."""
MAX_WRONG_TRIES = 5
"""Five tries at one of a million codes: a guess succeeds once in 200,000 codes."""
WINDOW = timedelta(minutes=10)
MAX_PER_PHONE = 5
"""More messages than this in ten minutes only annoy the owner of the phone."""
MAX_PER_SOURCE = 100
"""A village office or a whole mobile cell may share one address."""


_SIX_DIGITS = re.compile("[0-9]{6}")


def normalise(typed: str) -> str | None:
    """The six digits, or None for what no message ever said."""
    code = fold_full_width(typed).strip()
    return code if _SIX_DIGITS.fullmatch(code) else None


def new_code() -> str:
    """Six digits from the operating system's randomness."""
    return f"{secrets.randbelow(1_000_000):06d}"
