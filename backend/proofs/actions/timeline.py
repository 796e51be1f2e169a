"""The one way a proof changes its state: table, row, timeline, audit trail and event together."""

from uuid import UUID

from backend.foundation import audit, clock, outbox
from backend.foundation.viewer import System, Viewer
from backend.proofs.lifecycle import LIFECYCLE, UNDER_WAY, ProofEvent
from backend.proofs.models import Proof, ProofStep


async def advance(
    viewer: Viewer,
    proof: Proof,
    verb: str,
    event: type[ProofEvent] | None,
    *,
    reason: str | None = None,
    remedy: str | None = None,
    words: str | None = None,
) -> None:
    """Applies `verb` to a locked proof inside the running transaction, and tells of it.

    Raises WrongState when the table has no such row. Saves every field of `proof`; a claim ends
    with the case.
    """
    proof.state = LIFECYCLE.after(proof.state, verb)
    proof.revision += 1
    if proof.state not in UNDER_WAY:
        proof.handler_id = proof.claimed_at = None
    await proof.save()
    await note(viewer, proof, verb, reason=reason, remedy=remedy, words=words)
    await audit.record(viewer, f"proof.{verb}", proof.id, reason=reason)
    if event is not None:
        await outbox.record(event(proof_id=proof.id))


async def tell(viewer: Viewer, proof: Proof, verb: str, event: type[ProofEvent]) -> None:
    """Tells of something that happened to a proof without changing its state."""
    await note(viewer, proof, verb)
    await audit.record(viewer, f"proof.{verb}", proof.id)
    await outbox.record(event(proof_id=proof.id))


async def note(
    viewer: Viewer,
    proof: Proof,
    verb: str,
    *,
    reason: str | None = None,
    remedy: str | None = None,
    words: str | None = None,
) -> None:
    """Appends one line to the timeline."""
    await ProofStep.create(
        proof=proof,
        at=clock.now(),
        verb=verb,
        state=proof.state,
        person_id=_person(viewer),
        reason=reason,
        remedy=remedy,
        words=words,
    )


def _person(viewer: Viewer) -> UUID | None:
    return None if isinstance(viewer, System) else getattr(viewer, "person_id", None)
