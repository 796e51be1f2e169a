"""Whose grants and scans somebody may reach, and how often one source may try."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from tortoise.queryset import QuerySet

from backend.foundation import clock
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Citizen
from backend.proofs import access as proofs
from backend.proofs.models import Proof
from backend.sharing import links, validity
from backend.sharing.lifecycle import GrantState, ScanState
from backend.sharing.models import (
    AttemptKind,
    ShareGrant,
    ShareItem,
    ShareView,
    SharingAttempt,
    ShowCode,
    ShowScan,
)

MAX_OPEN_GRANTS = 50
"""Nobody keeps track of more; a phone in foreign hands cannot give away without end."""
MAX_WAITING = 3
"""Questions on one holder's screen at once: the clerk before her asks, not a crowd."""

_OPENABLE = (GrantState.GRANTED, GrantState.USED_UP)
_WINDOWS = {
    # A clerk with many old links makes one attempt each; 256-bit links are not found by guessing.
    AttemptKind.DEAD_LINK: (timedelta(minutes=1), 20),
    # A counter answers for many customers, and mistypes; a guesser of surnames needs hundreds.
    AttemptKind.WRONG_ANSWER: (timedelta(minutes=10), 20),
}


def visible_to(viewer: Citizen) -> QuerySet[ShareGrant]:
    """The base of every query over a holder's grants."""
    return ShareGrant.filter(holder_id=viewer.person_id)


def scans_visible_to(viewer: Citizen) -> QuerySet[ShowScan]:
    """The base of every query over scans of a holder's cards."""
    return ShowScan.filter(holder_id=viewer.person_id)


async def grant_for_holder(viewer: Citizen, grant_id: UUID) -> ShareGrant:
    """The holder's own grant, locked for the running transaction; or NotFound."""
    return await _locked(visible_to(viewer), grant_id)


async def grant_for_system(grant_id: UUID) -> ShareGrant:
    """A grant for a job, locked; or NotFound."""
    return await _locked(ShareGrant.all(), grant_id)


def grant_of_link(token: str) -> QuerySet[ShareGrant]:
    """At most one grant, by the secret of its present link."""
    return ShareGrant.filter(token_hash=links.hash_of(token))


async def papers_in(grant: ShareGrant) -> list[Proof]:
    """The papers of a grant in the holder's order."""
    items = await ShareItem.filter(grant_id=grant.id).order_by("place").prefetch_related("proof")
    return [item.proof for item in items]


async def has(grant: ShareGrant, proof_id: UUID) -> bool:
    """Whether the paper is one of the grant's."""
    return await ShareItem.exists(grant_id=grant.id, proof_id=proof_id)


async def grant_of_view(view_token: str) -> ShareGrant | None:
    """The grant that an open view belongs to; None once the view, or the grant, is over."""
    now = clock.now()
    view = await ShareView.get_or_none(
        token_hash=links.hash_of(view_token), expires_at__gt=now
    ).prefetch_related("grant")
    if view is None:
        return None
    grant: ShareGrant = view.grant
    still = grant.state in _OPENABLE and grant.expires_at > now and view.at >= grant.linked_at
    return grant if still else None


async def papers_to_share(viewer: Citizen, proof_ids: Sequence[UUID]) -> list[Proof]:
    """The viewer's own papers in this order.

    Raises NotFound for another's, PROOF_NOT_VALID for one that does not hold today.
    """
    found = {row.id: row for row in await proofs.visible_to(viewer).filter(id__in=proof_ids)}
    if len(found) < len(set(proof_ids)):
        raise NotFound
    papers = [found[id_] for id_ in proof_ids]
    if not all(validity.is_valid(paper, clock.today()) for paper in papers):
        raise Problem(ProblemCode.PROOF_NOT_VALID, field="proofIds")
    return papers


async def refuse_more_grants(viewer: Citizen) -> None:
    """Raises SHARE_LIMIT. Call it in a transaction that other grants of the viewer wait for."""
    grants = visible_to(viewer).filter(validity.open_at(clock.now()))
    if await grants.count() >= MAX_OPEN_GRANTS:
        raise Problem(ProblemCode.SHARE_LIMIT, limit=MAX_OPEN_GRANTS)


def living_code(code_index: str) -> QuerySet[ShowCode]:
    """At most one code that is still shown on its holder's screen."""
    return ShowCode.filter(code_index=code_index, expires_at__gt=clock.now())


def living_scan(code_index: str, token: str) -> QuerySet[ShowScan]:
    """At most one scan whose page still answers, by its cookie."""
    return ShowScan.filter(
        code_index=code_index, token_hash=links.hash_of(token), expires_at__gt=clock.now()
    )


def agreed_scan(token: str) -> QuerySet[ShowScan]:
    """At most one scan whose full view is open, by the secret in its file link."""
    return ShowScan.filter(
        token_hash=links.hash_of(token), state=ScanState.AGREED, expires_at__gt=clock.now()
    )


async def scan_for_holder(viewer: Citizen, scan_id: UUID) -> ShowScan:
    """A scan of the holder's own card, locked; or NotFound."""
    scan = await scans_visible_to(viewer).select_for_update().get_or_none(id=scan_id)
    if scan is None:
        raise NotFound
    return scan


async def refuse_too_many(source: str) -> None:
    """Raises TOO_MANY_ATTEMPTS. Call it in a transaction that the source's others wait for."""
    for kind, (window, most) in _WINDOWS.items():
        tries = SharingAttempt.filter(source=source, kind=kind, at__gt=clock.now() - window)
        if await tries.count() >= most:
            minutes = int(window.total_seconds() // 60)
            raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=minutes)


async def _locked(rows: QuerySet[ShareGrant], grant_id: UUID) -> ShareGrant:
    grant = await rows.select_for_update().get_or_none(id=grant_id)
    if grant is None:
        raise NotFound
    return grant
