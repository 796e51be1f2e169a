"""亮证: a code on the holder's screen, a scanner who asks for more, a holder who agrees or not."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from backend.copies.actions import copy_for
from backend.copies.annotation import Annotation
from backend.copies.models import AnnotatedCopy
from backend.disclosures import actions as disclosures
from backend.disclosures.look import Look
from backend.disclosures.models import DisclosedField, Door
from backend.foundation import audit, clock, codes, db, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Visitor
from backend.proofs.models import Proof
from backend.sharing import access, links, papers, terms
from backend.sharing.actions import attempts
from backend.sharing.lifecycle import SCAN_LIFECYCLE, ScanState, ShowRequested
from backend.sharing.models import AttemptKind, ShowCode, ShowScan

CODE_LASTS = timedelta(seconds=60)
GRACE = timedelta(seconds=10)
"""The old code lives on for so long: somebody may be aiming at it just now."""
PAGE_LASTS = timedelta(minutes=2)
"""The scanner's page: time to fill in a short form, and then to wait for the holder."""
FULL_VIEW_LASTS = timedelta(minutes=5)
COPY_LASTS = timedelta(days=7)
"""The office needs some days for its file; as long as a share has by default."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownCode:
    """A living code and the address in its QR code."""

    code: str
    address: str
    expires_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Scanned:
    """A scan's page; `token` is its secret, for the cookie."""

    scan: ShowScan
    token: str


async def make_code(services: Services, viewer: Citizen, proof_id: UUID) -> ShownCode:
    """A new code for the viewer's own valid paper; the one before ends within GRACE.

    Raises NotFound, or PROOF_NOT_VALID.
    """
    code = codes.new_code(secrets.token_bytes)
    async with transaction():
        # Two devices of one holder wait for each other: one code lives.
        await db.serialise(f"show code {proof_id}")
        await access.papers_to_share(viewer, [proof_id])
        now = clock.now()
        older = ShowCode.filter(proof_id=proof_id)
        await older.filter(expires_at__lte=now).delete()
        await older.filter(expires_at__gt=now + GRACE).update(expires_at=now + GRACE)
        made = await ShowCode.create(
            proof_id=proof_id,
            holder_id=viewer.person_id,
            code_index=links.index_of(services.vault, code),
            expires_at=now + CODE_LASTS,
        )
        await audit.record(viewer, "show.make_code", proof_id)
    return ShownCode(
        code=code, address=f"{services.public_url}/c/{code}", expires_at=made.expires_at
    )


async def scan(services: Services, viewer: Visitor, code: str) -> Scanned:
    """Opens a page for whoever scanned a living code; the glance is recorded.

    `code` is in normal form. Raises NotFound for every other one, and TOO_MANY_ATTEMPTS.
    """
    token, index = links.new_token(), links.index_of(services.vault, code)
    async with transaction():
        await attempts.admit(viewer)
        shown = await access.living_code(index).get_or_none()
        if shown is None:
            await attempts.count(viewer, AttemptKind.DEAD_LINK)
            made = None
        else:
            made = await _opened(viewer, shown, token)
    if made is None:
        raise NotFound
    return Scanned(scan=made, token=token)


async def ask(
    services: Services, viewer: Visitor, code: str, token: str, *, office: str, purpose: str
) -> None:
    """Asks the holder for the full view, once a scan.

    Raises what is wrong with the words, NotFound when the page is over, WRONG_STATE for a second
    question, TOO_MANY_ATTEMPTS while the holder has enough questions before her.
    """
    who = terms.recipient(services.glyphs, office, field="office")
    what_for = terms.purpose(services.glyphs, purpose)
    index = links.index_of(services.vault, code)
    async with transaction():
        row = await access.living_scan(index, token).select_for_update().get_or_none()
        if row is None:
            raise NotFound
        await db.serialise(f"show requests {row.proof_id}")
        await _refuse_crowd(row.proof_id)
        row.state = SCAN_LIFECYCLE.after(row.state, "ask")
        row.office, row.purpose, row.asked_at = who, what_for, clock.now()
        row.expires_at = row.asked_at + PAGE_LASTS
        await row.save()
        await audit.record(viewer, "show.ask", row.id)
        await outbox.record(ShowRequested(scan_id=row.id, proof_id=row.proof_id))


async def answer(viewer: Citizen, scan_id: UUID, *, agree: bool) -> ShowScan:
    """The holder's word; agreed, the scanner sees everything for FULL_VIEW_LASTS.

    Raises NotFound, or WRONG_STATE when nobody waits for it any more.
    """
    verb = "agree" if agree else "refuse"
    async with transaction():
        row = await access.scan_for_holder(viewer, scan_id)
        now = clock.now()
        if row.expires_at <= now:
            raise WrongState(row.state, verb)
        row.state = SCAN_LIFECYCLE.after(row.state, verb)
        row.answered_at = now
        row.expires_at = now + (FULL_VIEW_LASTS if agree else PAGE_LASTS)
        await row.save()
        await audit.record(viewer, f"show.{verb}", row.id)
    return row


async def see_in_full(viewer: Visitor, scan_id: UUID) -> None:
    """Records the full look when an agreed page first shows it; again is nothing new."""
    async with transaction():
        row = await ShowScan.select_for_update().get(id=scan_id)
        if row.state is not ScanState.AGREED or row.seen_at is not None:
            return
        row.seen_at = clock.now()
        await row.save(update_fields=["seen_at"])
        paper = await Proof.get(id=row.proof_id)
        await _record(row, papers.parts_seen(paper, full=True))
        await audit.record(viewer, "show.see", row.id)


async def copy_of(services: Services, viewer: Visitor, token: str) -> AnnotatedCopy:
    """The annotated copy for the scanner, while the full view is open; the look is recorded.

    Raises NotFound when it is over, PROOF_NOT_VALID, SEALING_AWAY, and documents' RenderFailed.
    """
    row = await access.agreed_scan(token).get_or_none()
    if row is None or row.office is None or row.purpose is None:
        raise NotFound
    copy = await copy_for(
        services,
        row.proof_id,
        Annotation(
            recipient=row.office,
            purpose=row.purpose,
            valid_until=clock.today() + COPY_LASTS,
            source_id=row.id,
        ),
    )
    async with transaction():
        await _record(row, papers.COPY)
        await audit.record(viewer, "show.fetch_copy", row.id)
    return copy


async def _opened(viewer: Visitor, shown: ShowCode, token: str) -> ShowScan:
    now = clock.now()
    row = await ShowScan.create(
        proof_id=shown.proof_id,
        holder_id=shown.holder_id,
        code_index=shown.code_index,
        token_hash=links.hash_of(token),
        source=viewer.source,
        opened_at=now,
        expires_at=now + PAGE_LASTS,
    )
    await _record(row, papers.GLANCE)
    await audit.record(viewer, "show.scan", row.id)
    return row


async def _refuse_crowd(proof_id: UUID) -> None:
    waiting = ShowScan.filter(proof_id=proof_id, state=ScanState.ASKED, expires_at__gt=clock.now())
    if await waiting.count() >= access.MAX_WAITING:
        minutes = int(PAGE_LASTS.total_seconds() // 60)
        raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=minutes)


async def _record(row: ShowScan, parts: frozenset[DisclosedField]) -> None:
    # The portal does not know the office; a looker without organisation is marked as claimed.
    look = Look(
        door=Door.SHOW, fields=parts, looker=row.office, purpose=row.purpose, source_id=row.id
    )
    await disclosures.record([row.proof_id], look)
