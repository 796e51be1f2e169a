"""What the receiver of a link does: come, answer the question, look, fetch a copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from backend.copies.actions import copy_for
from backend.copies.annotation import Annotation
from backend.copies.models import AnnotatedCopy
from backend.disclosures import actions as disclosures
from backend.disclosures.look import Look
from backend.disclosures.models import DisclosedField, Door
from backend.foundation import audit, clock, outbox
from backend.foundation.clock import CHINA
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Visitor
from backend.identity import people
from backend.identity.models import Person
from backend.proofs.models import Proof
from backend.sharing import access, challenge, links, papers, validity
from backend.sharing.actions import attempts
from backend.sharing.lifecycle import LIFECYCLE, ShareLocked, ShareOpened
from backend.sharing.models import AttemptKind, Challenge, ShareGrant, ShareView, ViewLevel

VIEW_LASTS = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """The right answer opens a view; `token` is its secret, for the cookie and for file links."""

    token: str


async def come(viewer: Visitor, token: str) -> ShareGrant:
    """The grant whose question is to be shown.

    Raises NotFound for every link that leads nowhere, whatever the reason, and TOO_MANY_ATTEMPTS.
    """
    async with transaction():
        await attempts.admit(viewer)
        row = await access.grant_of_link(token).get_or_none()
        found = row if row is not None and validity.takes_answers(row, clock.now()) else None
        if found is None:
            await attempts.count(viewer, AttemptKind.DEAD_LINK)
    if found is None:
        raise NotFound
    return found


async def answer(services: Services, viewer: Visitor, token: str, given: str) -> Opened:
    """Opens a view for five minutes and counts it, if the answer is right.

    Raises SHARE_ANSWER_WRONG, SHARE_LOCKED, and what `come` raises. A wrong answer is counted
    even though the caller fails.
    """
    if not given.strip():
        raise Problem(ProblemCode.TEXT_EMPTY, field="answer")
    async with transaction():
        result = await _answered(services, viewer, token, given)
    if isinstance(result, Problem):
        raise result
    return result


async def copy_of(
    services: Services, viewer: Visitor, view_token: str, proof_id: UUID
) -> AnnotatedCopy:
    """The annotated copy for this receiver, while a full view is open; the look is recorded.

    Raises NotFound when the view is over, PROOF_NOT_VALID for a paper that does not hold today,
    SEALING_AWAY, and documents' RenderFailed.
    """
    row = await access.grant_of_view(view_token)
    if row is None or row.view is not ViewLevel.FULL or not await access.has(row, proof_id):
        raise NotFound
    copy = await copy_for(
        services,
        proof_id,
        Annotation(
            recipient=row.recipient,
            purpose=row.purpose,
            valid_until=row.expires_at.astimezone(CHINA).date(),
            source_id=row.id,
        ),
    )
    async with transaction():
        await disclosures.record([proof_id], _look(row, papers.COPY))
        await audit.record(viewer, "share.fetch_copy", row.id, proof=str(proof_id))
    return copy


async def _answered(
    services: Services, viewer: Visitor, token: str, given: str
) -> Opened | Problem:
    await attempts.admit(viewer)
    row = await access.grant_of_link(token).select_for_update().get_or_none()
    now = clock.now()
    if row is None or not validity.takes_answers(row, now):
        await attempts.count(viewer, AttemptKind.DEAD_LINK)
        return NotFound()
    if row.locked_until is not None and now < row.locked_until:
        return locked(row)
    if not _is_right(services, row, await Person.get(id=row.holder_id), given):
        await attempts.count(viewer, AttemptKind.WRONG_ANSWER)
        return await _refuse(viewer, row)
    return await _open(viewer, row)


def _is_right(services: Services, row: ShareGrant, holder: Person, given: str) -> bool:
    match row.challenge:
        case Challenge.SURNAME:
            return challenge.is_surname(given, holder.name)
        case Challenge.DIGITS:
            phone = people.phone_of(services.vault, holder)
            return phone is not None and challenge.is_end_of_phone(given, phone)


def locked(row: ShareGrant) -> Problem:
    """What somebody is told who comes to a locked link."""
    assert row.locked_until is not None, "asked of a locked grant"
    left = row.locked_until - clock.now()
    return Problem(ProblemCode.SHARE_LOCKED, minutes=max(1, -int(-left.total_seconds() // 60)))


async def _refuse(viewer: Visitor, row: ShareGrant) -> Problem:
    row.wrong_tries += 1
    left = challenge.MAX_WRONG_TRIES - row.wrong_tries
    if left > 0:
        await row.save(update_fields=["wrong_tries"])
        return Problem(ProblemCode.SHARE_ANSWER_WRONG, field="answer", left=left)
    row.wrong_tries, row.locks = 0, row.locks + 1
    for_good = row.locks >= validity.MAX_LOCKS
    row.locked_until = row.expires_at if for_good else clock.now() + challenge.LOCK
    await row.save(update_fields=["wrong_tries", "locks", "locked_until"])
    await audit.record(viewer, "share.lock", row.id, locks=row.locks)
    await outbox.record(ShareLocked(grant_id=row.id))
    return NotFound() if for_good else locked(row)


async def _open(viewer: Visitor, row: ShareGrant) -> Opened:
    row.views_used += 1
    last = row.views_used >= row.max_views
    row.state = LIFECYCLE.after(row.state, "use_last" if last else "use")
    row.wrong_tries, row.locked_until = 0, None
    await row.save(update_fields=["state", "views_used", "wrong_tries", "locked_until"])
    token, now = links.new_token(), clock.now()
    await ShareView.create(
        grant=row,
        at=now,
        expires_at=min(now + VIEW_LASTS, row.expires_at),
        source=viewer.source,
        token_hash=links.hash_of(token),
    )
    await _record_looks(row, await access.papers_in(row))
    await audit.record(viewer, "share.use", row.id, view=row.views_used)
    if row.views_used == 1:
        await outbox.record(ShareOpened(grant_id=row.id))
    return Opened(token=token)


async def _record_looks(row: ShareGrant, rows: Sequence[Proof]) -> None:
    by_parts: dict[frozenset[DisclosedField], list[UUID]] = {}
    for paper in rows:
        parts = papers.parts_seen(paper, full=row.view is ViewLevel.FULL)
        by_parts.setdefault(parts, []).append(paper.id)
    for parts, ids in by_parts.items():
        await disclosures.record(ids, _look(row, parts))


def _look(row: ShareGrant, parts: frozenset[DisclosedField]) -> Look:
    return Look(
        door=Door.SHARE,
        fields=parts,
        looker=row.recipient,
        purpose=row.purpose,
        source_id=row.id,
    )
