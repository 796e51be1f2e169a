"""The log by which a client follows what it holds: written in order, read from a place on.

Numbers of a sequence are given out in one order and committed in another; a reader who has seen 8
would never look for 7, which came later. So whoever writes lines of a client first takes that
client's turn, until its transaction ends: its lines are committed in the order of their numbers,
and a cursor never passes a line that is still to come. A line says only where to look; how things
stand is read at that moment, so that nothing of a consent that is over is told again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from backend.disclosures.models import DisclosedField
from backend.exchange import access, consents
from backend.exchange.actions import answering
from backend.exchange.actions.answering import Asking, Evidence
from backend.exchange.cursors import cursor_of, place_of
from backend.exchange.grounds import Ground
from backend.exchange.kinds import ExchangeOutcome
from backend.exchange.lifecycle import ConsentState
from backend.exchange.models import ConsentChange, ConsentedProof, ConsentRequest
from backend.foundation import clock, db
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.pages import MAX_PAGE
from backend.foundation.services import Services
from backend.foundation.viewer import Department
from backend.proofs import standing
from backend.proofs.models import ProofSnapshot

SYNC_PURPOSE = "同步已获授权证明的状态"
"""What the holder reads: a system looks whether what it was given still holds."""
_PARTS = frozenset({DisclosedField.STATUS, DisclosedField.NUMBER})


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A paper that the client holds, as it stands now; or one that it must not hold any more.

    `gone` is WITHDRAWN or ENDED, and then nothing else is told; the fields are named as in the
    schema.
    """

    proof_id: UUID
    consent_id: UUID
    changed_at: datetime
    gone: ConsentState | None = None
    number: str | None = None
    standing: ExchangeOutcome | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """Some lines, oldest first; `cursor` is where the next ones begin."""

    entries: tuple[Change, ...]
    cursor: str
    has_more: bool
    evidence: Evidence | None
    """None when nothing personal was told."""


async def note(changed: Sequence[tuple[ConsentRequest, Sequence[UUID]]]) -> None:
    """Writes lines for papers of consents, in the running transaction; see the module's words."""
    now = clock.now()
    # In one order everywhere, so that no two writers wait for each other.
    for client_id in sorted({consent.client_id for consent, _ in changed}):
        await db.serialise(f"exchange changes {client_id}")
    await ConsentChange.bulk_create(
        ConsentChange(client_id=consent.client_id, consent_id=consent.id, proof_id=proof_id, at=now)
        for consent, proofs in changed
        for proof_id in proofs
    )


async def note_change(proof_id: UUID) -> None:
    """A paper does not hold any more: every client that holds it will look again.

    A second run writes the lines again, which costs a look and loses nothing.
    """
    async with transaction():
        held = await ConsentedProof.filter(
            proof_id=proof_id, consent__state=ConsentState.AGREED
        ).select_related("consent")
        await note([(each.consent, [proof_id]) for each in held])


async def changes(
    services: Services, viewer: Department, *, updated_since: str | None, first: int | None
) -> Changes:
    """What changed of the papers that residents agreed to give this client, since a cursor.

    Without one, everything from the beginning. Raises CURSOR_INVALID, PAGE_SIZE_INVALID, or
    CLIENT_SUSPENDED.
    """
    size = MAX_PAGE if first is None else first
    if not 1 <= size <= MAX_PAGE:
        raise Problem(ProblemCode.PAGE_SIZE_INVALID, field="first", limit=MAX_PAGE)
    place = 0 if updated_since is None else place_of(updated_since)
    lines = (
        await ConsentChange.filter(client_id=viewer.client_id, id__gt=place)
        .order_by("id")
        .limit(size + 1)
        .select_related("consent")
    )
    shown = lines[:size]
    entries = await _entries(viewer, shown)
    return Changes(
        entries=entries,
        cursor=cursor_of(shown[-1].id if shown else place),
        has_more=len(lines) > size,
        evidence=await _evidence(services, viewer, entries, place),
    )


async def _entries(viewer: Department, lines: Sequence[ConsentChange]) -> tuple[Change, ...]:
    within = access.issued_within(viewer, path="proof__")
    snapshots = await ProofSnapshot.filter(
        within, proof_id__in=list({line.proof_id for line in lines})
    ).select_related("proof")
    by_proof = {snapshot.proof_id: snapshot for snapshot in snapshots}
    return tuple(
        _entry(line, by_proof[line.proof_id]) for line in lines if line.proof_id in by_proof
    )


def _entry(line: ConsentChange, paper: ProofSnapshot) -> Change:
    today = clock.today()
    state = consents.state_of(line.consent, clock.now(), today)
    told = Change(proof_id=line.proof_id, consent_id=line.consent_id, changed_at=line.at)
    if state is not ConsentState.AGREED:
        return replace(told, gone=state)
    stands = standing.standing_of_row(paper.proof, today)
    assert stands is not None, "only an issued paper is given"
    return replace(told, number=paper.number, standing=ExchangeOutcome(stands.value))


async def _evidence(
    services: Services, viewer: Department, entries: Sequence[Change], place: int
) -> Evidence | None:
    held = [entry.proof_id for entry in entries if entry.gone is None]
    if not held:
        return None
    return await answering.give(
        services,
        viewer,
        Asking(
            operation="proofChanges",
            ground=Ground(purpose=SYNC_PURPOSE),
            request={"updatedSince": place},
            papers=len(entries),
        ),
        entries,
        looks={_PARTS: held},
    )
