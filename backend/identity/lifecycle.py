"""What is told of an account: closed, opened again, entered with another second factor.

And how far a reset of somebody's second factor has come.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class ResetState(StrEnum):
    """Nothing happens before a second person agrees."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    EXPIRED = "expired"


RESETS = Lifecycle(
    {
        (ResetState.ASKED, "agree"): ResetState.AGREED,
        (ResetState.ASKED, "decline"): ResetState.DECLINED,
        (ResetState.ASKED, "expire"): ResetState.EXPIRED,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountEvent(Event):
    """Base: something happened to one person's account."""

    NAME = "account"

    person_id: UUID


class AccountClosed(AccountEvent):
    """The person does not use the portal any more: nothing is given to others on her behalf."""

    NAME = "account.closed"
    __slots__ = ()


class AccountReopened(AccountEvent):
    """The person came back, with the same phone, name and number."""

    NAME = "account.reopened"
    __slots__ = ()


class SecondFactorEnrolled(AccountEvent):
    """The person confirms her identity with one-time passwords from now on, or with new ones."""

    NAME = "account.second_factor_enrolled"
    __slots__ = ()


class RecoveryCodeUsed(AccountEvent):
    """A printed code took the place of a password."""

    NAME = "account.recovery_code_used"
    __slots__ = ()


class SecondFactorResetAsked(AccountEvent):
    """An operator asks that the second factor be taken away: time to object."""

    NAME = "account.second_factor_reset_asked"
    __slots__ = ()


class SecondFactorReset(AccountEvent):
    """Two operators took the second factor away; it is to be set up anew."""

    NAME = "account.second_factor_reset"
    __slots__ = ()


class SessionsEnded(AccountEvent):
    """An operator signed the person out on all devices."""

    NAME = "account.sessions_ended"
    __slots__ = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CodesGuessed(Event):
    """Wrong codes were typed again and again for one phone, by whoever it was."""

    NAME = "account.codes_guessed"

    phone_index: str
