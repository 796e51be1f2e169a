"""The states of a grant and of a scan, the tables of their verbs, and what is told."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class GrantState(StrEnum):
    """Where a grant stands; ask validity.state_at, since time ends it without a verb."""

    GRANTED = "granted"
    USED_UP = "used_up"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class ScanState(StrEnum):
    """Where the scan of a shown card stands."""

    OPENED = "opened"
    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"


_G = GrantState

LIFECYCLE = Lifecycle[GrantState](
    {
        (_G.GRANTED, "use"): _G.GRANTED,
        (_G.GRANTED, "use_last"): _G.USED_UP,
        (_G.GRANTED, "rotate"): _G.GRANTED,
        (_G.GRANTED, "expire"): _G.EXPIRED,
        (_G.GRANTED, "withdraw"): _G.WITHDRAWN,
        # The last look may still be on somebody's screen.
        (_G.USED_UP, "withdraw"): _G.WITHDRAWN,
    }
)

_S = ScanState

SCAN_LIFECYCLE = Lifecycle[ScanState](
    {
        # No way back from refused: nobody asks again (网络数据安全管理条例 art. 22).
        (_S.OPENED, "ask"): _S.ASKED,
        (_S.ASKED, "agree"): _S.AGREED,
        (_S.ASKED, "refuse"): _S.REFUSED,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareEvent(Event):
    """Base: something happened to one grant."""

    NAME = "share"

    grant_id: UUID


class ShareGranted(ShareEvent):
    """The holder made a link."""

    NAME = "share.granted"
    __slots__ = ()


class ShareOpened(ShareEvent):
    """The receiver looked for the first time."""

    NAME = "share.opened"
    __slots__ = ()


class ShareLocked(ShareEvent):
    """Too many wrong answers."""

    NAME = "share.locked"
    __slots__ = ()


class ShareWithdrawn(ShareEvent):
    """The holder took it back."""

    NAME = "share.withdrawn"
    __slots__ = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowRequested(Event):
    """Somebody who scanned a shown card asks for the full view."""

    NAME = "show.requested"

    scan_id: UUID
    proof_id: UUID
