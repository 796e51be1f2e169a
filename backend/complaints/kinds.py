"""What complaints are, how they come, and how they are looked on: the values of their columns."""

from enum import IntEnum, StrEnum


class ComplaintKind(StrEnum):
    """What it is: 投诉 by somebody concerned, 举报 by anybody, 建议."""

    COMPLAINT = "complaint"
    REPORT = "report"
    SUGGESTION = "suggestion"


class ComplaintChannel(StrEnum):
    """How it came: by the portal, at a counter, or over the 12345 hotline."""

    ONLINE = "online"
    COUNTER = "counter"
    HOTLINE = "hotline"


class ComplaintOrigin(StrEnum):
    """From where in the portal it was begun."""

    FREE = "free"
    ITEM = "item"
    """An entry of the catalogue."""
    GUIDE = "guide"
    PROOF = "proof"
    """Her own request, refused or sent elsewhere."""
    DISCLOSURE = "disclosure"
    """A look at her papers (谁看过我的证明)."""
    SHARE = "share"


class DeclineReason(StrEnum):
    """Why a complaint is not taken up (不予受理); each has its proper route."""

    OTHER_ROUTE = "other_route"
    """Litigation, arbitration, discipline, review, open information."""
    PETITION = "petition"
    """信访 has it already."""
    REPEATED = "repeated"
    """The same matter is under way, or was answered and nothing is new."""
    SECRET = "secret"  # noqa: S105 -- state secrets and privacy, not a password
    UNRELATED = "unrelated"
    """Not about the demand for a proof."""


class Supervision(StrEnum):
    """督办: how closely the office above looks on."""

    ROUTINE = "routine"
    LISTED = "listed"
    """挂牌督办."""
    TALK = "talk"
    """约谈督办."""


class Reminder(IntEnum):
    """How much of a term was over when somebody was last reminded, in per cent."""

    NONE = 0
    HALF = 50
    LATE = 80
    OVER = 100
    """The office above was told."""
