"""Codes sent to a phone: how long, how often, how many wrong tries; limits and their reasons."""

import secrets
from datetime import timedelta

LIFETIME = timedelta(minutes=10)
"""Long enough for an elder to find the message, type slowly and correct one mistake."""
MAX_WRONG_TRIES = 5
"""Five tries at one of a million codes: a guess succeeds once in 200,000 codes."""
WINDOW = timedelta(minutes=10)
MAX_PER_PHONE = 5
"""More messages than this in ten minutes only annoy the owner of the phone."""
MAX_PER_SOURCE = 100
"""A village office or a whole mobile cell may share one address."""


def new_code() -> str:
    """Six digits from the operating system's randomness."""
    return f"{secrets.randbelow(1_000_000):06d}"
