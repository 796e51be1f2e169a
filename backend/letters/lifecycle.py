"""The states of a letter, the table of its verbs, and what is told when one happened."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class LetterState(StrEnum):
    """Where a letter stands."""

    DRAFTED = "drafted"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    RENDER_FAILED = "render_failed"
    RENDERED = "rendered"
    SEAL_FAILED = "seal_failed"
    SEALED = "sealed"
    ISSUED = "issued"


_S = LetterState

LIFECYCLE = Lifecycle[LetterState](
    {
        (_S.DRAFTED, "withdraw"): _S.WITHDRAWN,
        (_S.DRAFTED, "approve"): _S.APPROVED,
        (_S.APPROVED, "render"): _S.RENDERED,
        (_S.APPROVED, "fail_render"): _S.RENDER_FAILED,
        # A failed step stays due: the next try, by the ledger or by hand, starts from here.
        (_S.RENDER_FAILED, "render"): _S.RENDERED,
        (_S.RENDER_FAILED, "fail_render"): _S.RENDER_FAILED,
        (_S.RENDERED, "seal"): _S.SEALED,
        (_S.RENDERED, "fail_seal"): _S.SEAL_FAILED,
        (_S.SEAL_FAILED, "seal"): _S.SEALED,
        (_S.SEAL_FAILED, "fail_seal"): _S.SEAL_FAILED,
        # Where the region wants the keeper's word, a letter waits for it and has not failed.
        (_S.RENDERED, "ask_keeper"): _S.RENDERED,
        (_S.SEAL_FAILED, "ask_keeper"): _S.RENDERED,
        (_S.SEALED, "issue"): _S.ISSUED,
        # A mark beside the state; two persons say that the letter stands, or another is written.
        **{
            (state, verb): state
            for state in (_S.SEALED, _S.ISSUED)
            for verb in ("doubt", "vouch", "clear")
        },
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterEvent(Event):
    """Base: something happened to one letter."""

    NAME = "letter"

    letter_id: UUID


class LetterDrafted(LetterEvent):
    """It waits for approval."""

    NAME = "letter.drafted"
    __slots__ = ()


class LetterWithdrawn(LetterEvent):
    """It will not be sent; whoever asked for it may draft another."""

    NAME = "letter.withdrawn"
    __slots__ = ()


class LetterApproved(LetterEvent):
    """Numbered, dated and frozen."""

    NAME = "letter.approved"
    __slots__ = ()


class LetterRendered(LetterEvent):
    """The PDF without its seal is stored."""

    NAME = "letter.rendered"
    __slots__ = ()


class LetterSealed(LetterEvent):
    """The sealed PDF is stored and the use of the seal registered."""

    NAME = "letter.sealed"
    __slots__ = ()


class LetterStuck(LetterEvent):
    """Printing or sealing failed for the first time; the office must know."""

    NAME = "letter.stuck"
    __slots__ = ()


class LetterRenderRetried(LetterEvent):
    """Somebody asks for another try at the document."""

    NAME = "letter.render_retried"
    __slots__ = ()


class LetterSealRetried(LetterEvent):
    """Somebody asks for another try at the seal."""

    NAME = "letter.seal_retried"
    __slots__ = ()


class LetterDoubted(LetterEvent):
    """Its seal may be somebody else's work: nobody should rely on it for now."""

    NAME = "letter.doubted"
    __slots__ = ()


class LetterIssued(LetterEvent):
    """It is in force, and may be read by whomever its context lets read it."""

    NAME = "letter.issued"
    __slots__ = ()
