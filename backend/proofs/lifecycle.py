"""The states of a proof, the table of its verbs, and what is told when one happened."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class ProofState(StrEnum):
    """Where a proof stands. Adjectives; the verbs are in LIFECYCLE."""

    REQUESTED = "requested"
    CHECKED = "checked"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    RENDER_FAILED = "render_failed"
    RENDERED = "rendered"
    SEAL_FAILED = "seal_failed"
    SEALED = "sealed"
    ISSUED = "issued"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"


_S = ProofState

OPEN = frozenset({_S.REQUESTED, _S.CHECKED, _S.SENT_BACK, _S.RENDER_FAILED, _S.SEAL_FAILED})
"""Somebody at the desk has the case on her table; only then can it be claimed."""
IN_PRODUCTION = frozenset({_S.APPROVED, _S.RENDERED, _S.SEALED})
"""Decided, and the portal is at work."""
UNDER_WAY = OPEN | IN_PRODUCTION
EVER_ISSUED = frozenset({_S.ISSUED, _S.REVOKED, _S.SUPERSEDED, _S.EXPIRED})
"""The sealed paper is, or was, the resident's."""
GIVEN_UP = frozenset({_S.REJECTED, _S.WITHDRAWN})
"""Ended without a decision that bears a number."""

LIFECYCLE = Lifecycle[ProofState](
    {
        (_S.REQUESTED, "check"): _S.CHECKED,
        (_S.REQUESTED, "send_back"): _S.SENT_BACK,
        (_S.CHECKED, "send_back"): _S.SENT_BACK,
        (_S.SENT_BACK, "resubmit"): _S.REQUESTED,
        (_S.REQUESTED, "withdraw"): _S.WITHDRAWN,
        (_S.CHECKED, "withdraw"): _S.WITHDRAWN,
        (_S.SENT_BACK, "withdraw"): _S.WITHDRAWN,
        (_S.REQUESTED, "reject"): _S.REJECTED,
        (_S.CHECKED, "reject"): _S.REJECTED,
        (_S.CHECKED, "approve"): _S.APPROVED,
        # Who has to do with the person steps out before it is decided. What she checked herself is
        # checked anew; what a colleague checked holds.
        (_S.REQUESTED, "recuse"): _S.REQUESTED,
        (_S.CHECKED, "recuse"): _S.CHECKED,
        (_S.SENT_BACK, "recuse"): _S.SENT_BACK,
        (_S.CHECKED, "recheck"): _S.REQUESTED,
        (_S.APPROVED, "render"): _S.RENDERED,
        (_S.APPROVED, "fail_render"): _S.RENDER_FAILED,
        # A failed step stays due: the next try, by the sweep or by hand, starts from here.
        (_S.RENDER_FAILED, "render"): _S.RENDERED,
        (_S.RENDER_FAILED, "fail_render"): _S.RENDER_FAILED,
        (_S.RENDERED, "seal"): _S.SEALED,
        (_S.RENDERED, "fail_seal"): _S.SEAL_FAILED,
        (_S.SEAL_FAILED, "seal"): _S.SEALED,
        (_S.SEAL_FAILED, "fail_seal"): _S.SEAL_FAILED,
        # Where the region wants the keeper's word, a document waits for it and has not failed.
        (_S.RENDERED, "ask_keeper"): _S.RENDERED,
        (_S.SEAL_FAILED, "ask_keeper"): _S.RENDERED,
        (_S.SEALED, "issue"): _S.ISSUED,
        (_S.ISSUED, "revoke"): _S.REVOKED,
        (_S.ISSUED, "supersede"): _S.SUPERSEDED,
        (_S.ISSUED, "expire"): _S.EXPIRED,
        # A doubt is a mark beside the state: the paper is what it was, and nobody should rely on it
        # until the committee has looked again.
        (_S.SEALED, "doubt"): _S.SEALED,
        (_S.ISSUED, "doubt"): _S.ISSUED,
        (_S.ISSUED, "vouch"): _S.ISSUED,
        (_S.ISSUED, "clear"): _S.ISSUED,
        # Asking for a correction leaves the proof issued until the corrected one is.
        (_S.ISSUED, "correct"): _S.ISSUED,
        # What is wrong on paper is put right whenever it is found (个人信息保护法 第四十六条).
        (_S.EXPIRED, "correct"): _S.EXPIRED,
    }
)


AMONG_STAFF = frozenset({"recuse", "recheck"})
"""Steps that the desk and its township see, and no resident: whose relative an official is may be
somebody else's affair."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProofEvent(Event):
    """Base: something happened to one proof."""

    NAME = "proof"

    proof_id: UUID


class ProofRequested(ProofEvent):
    """A resident asked, or asked again after it came back."""

    NAME = "proof.requested"
    __slots__ = ()


class ProofChecked(ProofEvent):
    """The preparer vouched for the facts."""

    NAME = "proof.checked"
    __slots__ = ()


class ProofSentBack(ProofEvent):
    """The resident must mend something; the clock stands still."""

    NAME = "proof.sent_back"
    __slots__ = ()


class ProofWithdrawn(ProofEvent):
    """The resident does not want it any more."""

    NAME = "proof.withdrawn"
    __slots__ = ()


class ProofRejected(ProofEvent):
    """Refused, with a reason and a route."""

    NAME = "proof.rejected"
    __slots__ = ()


class ProofApproved(ProofEvent):
    """Decided: number allocated, snapshot frozen."""

    NAME = "proof.approved"
    __slots__ = ()


class ProofRendered(ProofEvent):
    """The unsigned PDF is stored."""

    NAME = "proof.rendered"
    __slots__ = ()


class ProofSealed(ProofEvent):
    """The sealed PDF is stored and the use of the seal registered."""

    NAME = "proof.sealed"
    __slots__ = ()


class ProofStuck(ProofEvent):
    """Rendering or sealing failed for the first time; the desk must know."""

    NAME = "proof.stuck"
    __slots__ = ()


class ProofDoubted(ProofEvent):
    """Its seal may be somebody else's work: nobody should rely on it for now."""

    NAME = "proof.doubted"
    __slots__ = ()


class ProofVouched(ProofEvent):
    """The desk looked again and found it right; the person in charge decides."""

    NAME = "proof.vouched"
    __slots__ = ()


class ProofCleared(ProofEvent):
    """The committee confirmed it: it can be relied on again."""

    NAME = "proof.cleared"
    __slots__ = ()


class RenderRetried(ProofEvent):
    """Somebody at the desk asks for another try at the document."""

    NAME = "proof.render_retried"
    __slots__ = ()


class SealRetried(ProofEvent):
    """Somebody at the desk asks for another try at the seal."""

    NAME = "proof.seal_retried"
    __slots__ = ()


class ProofIssued(ProofEvent):
    """The proof is the resident's."""

    NAME = "proof.issued"
    __slots__ = ()


class ProofRevoked(ProofEvent):
    """No longer valid, with a reason."""

    NAME = "proof.revoked"
    __slots__ = ()


class ProofSuperseded(ProofEvent):
    """A corrected proof took its place."""

    NAME = "proof.superseded"
    __slots__ = ()


class ProofExpired(ProofEvent):
    """Its last day has passed."""

    NAME = "proof.expired"
    __slots__ = ()
