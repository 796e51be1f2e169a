"""What the committee does: check, send back, reject, approve, revoke, correct."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backend.foundation import clock, crash_points, deadlines, masking
from backend.foundation.crash_points import CrashPoint
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity import sessions
from backend.proofs import access, wording
from backend.proofs.actions import claiming, correcting, freezing, guiding, timeline
from backend.proofs.actions.correcting import Correction
from backend.proofs.actions.guiding import ThirdLane
from backend.proofs.lifecycle import (
    LIFECYCLE,
    ProofApproved,
    ProofChecked,
    ProofRejected,
    ProofRevoked,
    ProofSentBack,
)
from backend.proofs.models import (
    Evidence,
    Proof,
    RejectReason,
    RevokeReason,
    SendBackReason,
)
from backend.proofs.snapshot import ITEM
from backend.seals import queries as seals
from backend.seals.actions import using

_DESK = (Role.PREPARER, Role.APPROVER)

MAX_AT_ONCE = 100
"""Fifteen statements each, sixteen about an organisation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of one approval of several: the proof, or why not."""

    proof_id: UUID
    proof: Proof | None = None
    problem: Problem | None = None


async def check(
    services: Services,
    viewer: Official,
    proof_id: UUID,
    *,
    statement: str,
    evidence: Evidence,
    evidence_note: str | None = None,
    valid_until: date | None = None,
    third_lane: ThirdLane | None = None,
) -> Proof:
    """The preparer vouches: writes the final words and says what the knowledge rests on.

    A case that nobody has claimed becomes hers. `third_lane` puts right what the guide found.
    """
    words = wording.statement(services.glyphs, statement)
    note = evidence_note and wording.printable(
        services.glyphs, evidence_note, field="evidenceNote", limit=wording.WORDS_LENGTH
    )
    wording.check_validity(valid_until)
    async with transaction():
        proof = await access.proof_for_committee(viewer, proof_id, Role.PREPARER)
        proof.statement, proof.evidence, proof.evidence_note = words, evidence, note
        proof.valid_until, proof.preparer_id = valid_until, viewer.person_id
        if proof.handler_id is None:
            await claiming.hold(viewer, proof)
        if third_lane is not None:
            await guiding.put_right(viewer, proof, third_lane)
        await timeline.advance(viewer, proof, "check", ProofChecked, reason=evidence)
    return proof


async def send_back(
    viewer: Official, proof_id: UUID, *, reason: SendBackReason, remedy: str, words: str
) -> Proof:
    """Asks the resident to mend something, saying what and how; the clock stands still."""
    remedy = wording.plain(remedy, field="remedy", limit=wording.REMEDY_LENGTH)
    words = wording.plain(words, field="words", limit=wording.WORDS_LENGTH)
    async with transaction():
        proof = await access.proof_for_committee(viewer, proof_id, *_DESK)
        proof.days_left = deadlines.remaining_working_days(clock.today(), proof.due_on)
        await timeline.advance(
            viewer, proof, "send_back", ProofSentBack, reason=reason, remedy=remedy, words=words
        )
    return proof


async def reject(
    viewer: Official, proof_id: UUID, *, reason: RejectReason, route: str, words: str
) -> Proof:
    """Refuses, with the reason and the way to whoever can help."""
    route = wording.plain(route, field="route", limit=wording.REMEDY_LENGTH)
    words = wording.plain(words, field="words", limit=wording.WORDS_LENGTH)
    async with transaction():
        proof = await access.proof_for_committee(viewer, proof_id, *_DESK)
        await timeline.advance(
            viewer, proof, "reject", ProofRejected, reason=reason, remedy=route, words=words
        )
    return proof


async def approve(
    services: Services,
    viewer: Official,
    proof_id: UUID,
    *,
    random: Callable[[int], bytes] = secrets.token_bytes,
) -> Proof:
    """The person in charge decides; what is decided is frozen and numbered.

    Needs a step-up within ten minutes (电子签名法 art. 13), a preparer who is somebody else, and an
    active seal kept by somebody else. `random` gives the bytes of the verification code: others
    than secret ones are for a sandbox, whose codes are known. Raises STEP_UP_REQUIRED,
    TWO_PERSONS_REQUIRED, SEAL_NOT_AVAILABLE, OWN_CASE, WRONG_STATE; and by the lists of the day on
    which the case began ANOTHER_AUTHORITY, OUTSIDE_LISTS_REFUSED or LANE_STEPS_MISSING.
    """
    if not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)
    async with transaction():
        proof = await access.proof_for_committee(viewer, proof_id, Role.APPROVER)
        LIFECYCLE.after(proof.state, "approve")
        seal = await seals.seal_for(proof.organisation_id, ITEM, on=clock.today())
        if viewer.person_id in {proof.preparer_id, seal.keeper_id}:
            raise Problem(ProblemCode.TWO_PERSONS_REQUIRED)
        await guiding.require_as_begun(proof)
        proof.approver_id = viewer.person_id
        snapshot = await freezing.freeze(services, proof, seal_id=seal.id, random=random)
        assert proof.preparer_id, "an approved proof was checked"
        await using.warrant(
            seal_id=seal.id,
            document_id=proof.id,
            approver_id=viewer.person_id,
            handler_id=proof.preparer_id,
            content=f"{proof.title} {snapshot.number}",
            holder=_holder_of(proof),
        )
        await timeline.advance(viewer, proof, "approve", ProofApproved)
    crash_points.reached(CrashPoint.APPROVED)
    return proof


async def approve_each(
    services: Services, viewer: Official, proof_ids: Sequence[UUID]
) -> list[Outcome]:
    """Approves one after the other, each for itself: what fails does not stop the others.

    A proof that is named twice is approved once. Raises TEXT_EMPTY for none, TOO_MANY_AT_ONCE for
    more than MAX_AT_ONCE, and STEP_UP_REQUIRED before anything is approved.
    """
    chosen = list(dict.fromkeys(proof_ids))
    if not chosen:
        raise Problem(ProblemCode.TEXT_EMPTY, field="ids")
    if len(chosen) > MAX_AT_ONCE:
        raise Problem(
            ProblemCode.TOO_MANY_AT_ONCE, field="ids", limit=MAX_AT_ONCE, count=len(chosen)
        )
    if not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)
    return [await _outcome(services, viewer, proof_id) for proof_id in chosen]


def _holder_of(proof: Proof) -> str:
    """Whom it is about, for the keeper of the seal: an organisation's name is public."""
    name = proof.subject_name
    return name if proof.subject_uscc else masking.mask_name(name)


async def _outcome(services: Services, viewer: Official, proof_id: UUID) -> Outcome:
    try:
        return Outcome(proof_id=proof_id, proof=await approve(services, viewer, proof_id))
    except Problem as problem:
        return Outcome(proof_id=proof_id, problem=problem)


async def revoke(viewer: Official, proof_id: UUID, *, reason: RevokeReason, words: str) -> Proof:
    """Ends the validity of an issued proof at once; verification says so from this moment."""
    if not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)
    words = wording.plain(words, field="words", limit=wording.WORDS_LENGTH)
    async with transaction():
        proof = await access.proof_for_committee(viewer, proof_id, Role.APPROVER)
        await timeline.advance(viewer, proof, "revoke", ProofRevoked, reason=reason, words=words)
    return proof


async def correct(
    services: Services, viewer: Official, proof_id: UUID, *, text: str, words: str
) -> Proof:
    """Starts a corrected version of an issued proof, checked and approved like any other.

    The old one stays valid until the corrected one is issued, and then points to it; revoke it
    when it must not be used in the meantime. Returns the new proof.
    """
    correction = Correction(text=text, words=words).clean(services.glyphs)
    async with transaction():
        old = await access.proof_for_committee(viewer, proof_id, Role.PREPARER)
        return await correcting.start(services, viewer, old, correction)
