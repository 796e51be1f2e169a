"""What the holder does with a link: grant, withdraw, rotate; and what time does to it."""

from datetime import timedelta
from uuid import UUID, uuid4

from backend.foundation import audit, clock, db, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, System
from backend.sharing import access, links, validity
from backend.sharing.lifecycle import LIFECYCLE, GrantState, ShareGranted, ShareWithdrawn
from backend.sharing.models import ShareGrant, ShareItem
from backend.sharing.terms import ShareTerms

_SYSTEM = System(job="sharing")


async def grant(
    services: Services, viewer: Citizen, client_token: UUID, asked: ShareTerms
) -> ShareGrant:
    """A new link to the viewer's own valid papers.

    The same token with the same terms gives the same grant again; with other terms TOKEN_REUSED.
    """
    terms = asked.clean(services.glyphs)
    async with transaction():
        # A doubled tap waits here, and two grants cannot pass the limit together.
        await db.serialise(f"share grants {viewer.person_id}")
        known = await access.visible_to(viewer).get_or_none(client_token=client_token)
        if known is not None:
            return _same(known, terms)
        await access.refuse_more_grants(viewer)
        papers = await access.papers_to_share(viewer, terms.proof_ids)
        made = _new(services, viewer, client_token, terms)
        await made.save(force_create=True)
        await ShareItem.bulk_create(
            [ShareItem(grant=made, proof=paper, place=at) for at, paper in enumerate(papers)]
        )
        await audit.record(viewer, "share.grant", made.id, items=len(papers), view=terms.view)
        await outbox.record(ShareGranted(grant_id=made.id))
    return made


async def withdraw(viewer: Citizen, grant_id: UUID) -> ShareGrant:
    """The link is dead at once, and what it opened is closed; again is harmless."""
    async with transaction():
        row = await access.grant_for_holder(viewer, grant_id)
        if row.state is not GrantState.WITHDRAWN:
            await _withdraw(viewer, row)
    return row


async def withdraw_for_closed(grant_id: UUID) -> None:
    """What `withdraw` does, on behalf of a holder who has closed her account; again is harmless."""
    async with transaction():
        row = await access.grant_for_system(grant_id)
        if validity.state_at(row, clock.now()) in (GrantState.GRANTED, GrantState.USED_UP):
            await _withdraw(_SYSTEM, row)


async def rotate(services: Services, viewer: Citizen, grant_id: UUID) -> ShareGrant:
    """A new link in place of the old one, which is dead at once. Locks and tries begin anew."""
    async with transaction():
        row = await access.grant_for_holder(viewer, grant_id)
        now = clock.now()
        row.state = LIFECYCLE.after(validity.state_at(row, now), "rotate")
        links.put(services.vault, row)
        row.linked_at, row.wrong_tries, row.locks, row.locked_until = now, 0, 0, None
        await row.save()
        await audit.record(viewer, "share.rotate", row.id)
    return row


async def expire(grant_id: UUID) -> None:
    """Writes down that a grant's time is over; it was dead already."""
    async with transaction():
        row = await access.grant_for_system(grant_id)
        row.state = LIFECYCLE.after(row.state, "expire")
        await row.save(update_fields=["state"])
        await audit.record(_SYSTEM, "share.expire", row.id)


async def _withdraw(viewer: Citizen | System, row: ShareGrant) -> None:
    row.state = LIFECYCLE.after(validity.state_at(row, clock.now()), "withdraw")
    await row.save(update_fields=["state"])
    await audit.record(viewer, "share.withdraw", row.id)
    await outbox.record(ShareWithdrawn(grant_id=row.id))


def _same(known: ShareGrant, terms: ShareTerms) -> ShareGrant:
    if known.request_hash != terms.digest():
        raise Problem(ProblemCode.TOKEN_REUSED, field="clientToken")
    return known


def _new(services: Services, viewer: Citizen, client_token: UUID, terms: ShareTerms) -> ShareGrant:
    now = clock.now()
    made = ShareGrant(
        id=uuid4(),
        holder_id=viewer.person_id,
        client_token=client_token,
        request_hash=terms.digest(),
        recipient=terms.recipient,
        purpose=terms.purpose,
        view=terms.view,
        challenge=terms.challenge,
        granted_at=now,
        linked_at=now,
        expires_at=now + timedelta(days=terms.days),
        max_views=terms.max_views,
    )
    links.put(services.vault, made)
    return made
