"""What is told of an account: closed, opened again, entered with another second factor."""

from dataclasses import dataclass
from uuid import UUID

from backend.foundation.outbox import Event


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
