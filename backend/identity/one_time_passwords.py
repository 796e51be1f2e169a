"""One-time passwords (动态口令, TOTP, RFC 6238): six digits that change every thirty seconds.

No phone and no application is needed for them: a card or key fob with a display has them as well,
and so have the mini-programs of the messengers that every office uses.
"""

import re
from datetime import datetime

import pyotp
from pyotp.exceptions import OTPVerificationError
from pyotp.totp import TOTP

from backend.foundation.text import fold_full_width

ISSUER = "免证通"
_STEPS_EITHER_SIDE = 1
"""A clock that is half a minute wrong, and slow fingers (RFC 6238, 5.2 asks for one step)."""
_SIX_DIGITS = re.compile("[0-9]{6}")


def new_secret() -> str:
    """160 random bits in base 32, as RFC 4226 recommends."""
    return pyotp.random_base32()


def address_of(secret: str, *, holder: str) -> str:
    """What an authenticator reads from a QR code; `holder` says whose passwords they are."""
    return TOTP(secret).provisioning_uri(name=holder, issuer_name=ISSUER)


def normalise(typed: str) -> str | None:
    """The six digits, or None for what is no password at all."""
    digits = "".join(fold_full_width(typed).split())
    return digits if _SIX_DIGITS.fullmatch(digits) else None


def step_of(secret: str, password: str, now: datetime) -> int | None:
    """The time step to which a password belongs, near now; None when it is wrong."""
    try:
        return TOTP(secret).verify_and_get_timecode(
            password, for_time=now, valid_window=_STEPS_EITHER_SIDE
        )
    except OTPVerificationError:
        return None
