"""The states of a client, a consent and a request for a key; what is told when one changed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class ClientState(StrEnum):
    """Only an active client is answered."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"


CLIENTS = Lifecycle(
    {
        (ClientState.ACTIVE, "suspend"): ClientState.SUSPENDED,
        (ClientState.SUSPENDED, "resume"): ClientState.ACTIVE,
        (ClientState.ACTIVE, "close"): ClientState.CLOSED,
        (ClientState.SUSPENDED, "close"): ClientState.CLOSED,
    }
)


class ConsentState(StrEnum):
    """Where a request for consent stands (授权状态)."""

    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


CONSENTS = Lifecycle(
    {
        (ConsentState.ASKED, "agree"): ConsentState.AGREED,
        (ConsentState.ASKED, "refuse"): ConsentState.REFUSED,
        (ConsentState.ASKED, "expire"): ConsentState.EXPIRED,
        # 个人信息保护法 art. 15: withdrawing is as easy as agreeing, and never undone by a clerk.
        (ConsentState.AGREED, "withdraw"): ConsentState.WITHDRAWN,
        (ConsentState.AGREED, "end"): ConsentState.ENDED,
    }
)


class KeyRequestState(StrEnum):
    """Where a request for a key stands (密钥申请状态)."""

    FILED = "filed"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


KEY_REQUESTS = Lifecycle(
    {
        (KeyRequestState.FILED, "grant"): KeyRequestState.GRANTED,
        (KeyRequestState.FILED, "decline"): KeyRequestState.DECLINED,
        (KeyRequestState.FILED, "withdraw"): KeyRequestState.WITHDRAWN,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsentEvent(Event):
    """Base: something happened to a request for consent."""

    NAME: ClassVar[str] = "consent"

    consent_id: UUID


class ConsentAsked(ConsentEvent):
    """A department asks a resident; she may or may not be known here."""

    NAME = "consent.asked"
    __slots__ = ()


class ConsentAgreed(ConsentEvent):
    """The resident chose the papers that the department may have."""

    NAME = "consent.agreed"
    __slots__ = ()


class ConsentRefused(ConsentEvent):
    """The resident said no."""

    NAME = "consent.refused"
    __slots__ = ()


class ConsentWithdrawn(ConsentEvent):
    """The resident took her consent back."""

    NAME = "consent.withdrawn"
    __slots__ = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ClientSuspended(Event):
    """A client gets no answers any more, by an operator or by an alarm."""

    NAME: ClassVar[str] = "exchange.client_suspended"

    client_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeAlertRaised(Event):
    """The way a client asks looks like scraping; an operator must look at it."""

    NAME: ClassVar[str] = "exchange.alert_raised"

    alert_id: UUID
    client_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyRequestEvent(Event):
    """Base: something happened to a request for a key."""

    NAME: ClassVar[str] = "exchange.key_request"

    key_request_id: UUID


class KeyRequestFiled(KeyRequestEvent):
    """A department asks for a key; operators should answer by its `due_on`."""

    NAME = "exchange.key_request_filed"
    __slots__ = ()


class KeyRequestGranted(KeyRequestEvent):
    """The key waits for the applicant, who collects it herself."""

    NAME = "exchange.key_request_granted"
    __slots__ = ()


class KeyRequestDeclined(KeyRequestEvent):
    """An operator says why there will be no key."""

    NAME = "exchange.key_request_declined"
    __slots__ = ()


class KeyRequestWithdrawn(KeyRequestEvent):
    """The applicant does not want it any more."""

    NAME = "exchange.key_request_withdrawn"
    __slots__ = ()


class KeyCollected(KeyRequestEvent):
    """The key was made and shown, once."""

    NAME = "exchange.key_collected"
    __slots__ = ()
