"""What is told when an account is closed or opened again."""

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
