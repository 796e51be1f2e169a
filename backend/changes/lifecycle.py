"""The states of a request to change the catalogue, the table of its verbs, and its events."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class ChangeState(StrEnum):
    """Where a request stands."""

    DRAFT = "draft"
    FILED = "filed"
    LEGALLY_REVIEWED = "legally_reviewed"
    CONSULTING = "consulting"
    """Until its last day the public comments; after it, it waits for its publisher."""
    PUBLISHED = "published"
    IN_FORCE = "in_force"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class ChangeVerb(StrEnum):
    """What is done to a request. ENFORCE is the clock's, all others are a person's."""

    EDIT = "edit"
    FILE = "file"
    REVIEW_LEGALLY = "review_legally"
    REVIEW_POLICY = "review_policy"
    RETURN = "return"
    PUBLISH = "publish"
    ENFORCE = "enforce"
    WITHDRAW = "withdraw"


_S, _V = ChangeState, ChangeVerb

LIFECYCLE = Lifecycle[ChangeState](
    {
        (_S.DRAFT, _V.EDIT): _S.DRAFT,
        (_S.RETURNED, _V.EDIT): _S.RETURNED,
        (_S.DRAFT, _V.FILE): _S.FILED,
        (_S.RETURNED, _V.FILE): _S.FILED,
        (_S.FILED, _V.REVIEW_LEGALLY): _S.LEGALLY_REVIEWED,
        (_S.LEGALLY_REVIEWED, _V.REVIEW_POLICY): _S.CONSULTING,
        (_S.FILED, _V.RETURN): _S.RETURNED,
        (_S.LEGALLY_REVIEWED, _V.RETURN): _S.RETURNED,
        (_S.CONSULTING, _V.RETURN): _S.RETURNED,
        (_S.CONSULTING, _V.PUBLISH): _S.PUBLISHED,
        (_S.PUBLISHED, _V.ENFORCE): _S.IN_FORCE,
        (_S.DRAFT, _V.WITHDRAW): _S.WITHDRAWN,
        (_S.FILED, _V.WITHDRAW): _S.WITHDRAWN,
        (_S.LEGALLY_REVIEWED, _V.WITHDRAW): _S.WITHDRAWN,
        (_S.CONSULTING, _V.WITHDRAW): _S.WITHDRAWN,
        (_S.RETURNED, _V.WITHDRAW): _S.WITHDRAWN,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeEvent(Event):
    """Base: something happened to one request."""

    NAME = "change"

    change_id: UUID


class ChangeFiled(ChangeEvent):
    """It waits for the legal review."""

    NAME = "change.filed"
    __slots__ = ()


class ChangeLegallyReviewed(ChangeEvent):
    """It waits for the policy review."""

    NAME = "change.legally_reviewed"
    __slots__ = ()


class ChangeConsulted(ChangeEvent):
    """The public is asked, until a day."""

    NAME = "change.consulted"
    __slots__ = ()


class ChangeReturned(ChangeEvent):
    """Its department is to mend it."""

    NAME = "change.returned"
    __slots__ = ()


class ChangePublished(ChangeEvent):
    """It is decided, and from when on it holds."""

    NAME = "change.published"
    __slots__ = ()


class ChangeEnforced(ChangeEvent):
    """The catalogue says it."""

    NAME = "change.enforced"
    __slots__ = ()


class ChangeWithdrawn(ChangeEvent):
    """Its department does not want it any more."""

    NAME = "change.withdrawn"
    __slots__ = ()
