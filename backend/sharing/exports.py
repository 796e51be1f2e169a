"""What a person takes with her of sharing: links and codes that she gave, and who came by them."""

from typing import Any

from backend.foundation import clock
from backend.foundation.exports import Section
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.sharing import access, validity
from backend.sharing.models import ShareGrant, ShareItem, ShareView, ShowScan


async def shares_of(services: Services, viewer: Citizen) -> Section:
    """Every grant, newest first; never the secret of its link, nor from where it was opened."""
    del services
    rows = await access.visible_to(viewer).order_by("-granted_at", "-id")
    ids = [row.id for row in rows]
    items = await ShareItem.filter(grant_id__in=ids).order_by("place")
    views = await ShareView.filter(grant_id__in=ids).order_by("at")
    content = [
        _told(row)
        | {
            "proofs": [str(item.proof_id) for item in items if item.grant_id == row.id],
            "openedAt": [view.at.isoformat() for view in views if view.grant_id == row.id],
        }
        for row in rows
    ]
    return Section(name="shares", content=content)


def _told(row: ShareGrant) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "state": validity.state_at(row, clock.now()).value,
        "recipient": row.recipient,
        "purpose": row.purpose,
        "view": row.view.value,
        "grantedAt": row.granted_at.isoformat(),
        "expiresAt": row.expires_at.isoformat(),
        "maxViews": row.max_views,
    }


async def shows_of(services: Services, viewer: Citizen) -> Section:
    """Every scan of a code that she showed, newest first: what its scanner claimed, her answer."""
    del services
    rows = await access.scans_visible_to(viewer).order_by("-opened_at", "-id")
    return Section(name="shows", content=[_shown(row) for row in rows])


def _shown(row: ShowScan) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "proof": str(row.proof_id),
        "state": row.state.value,
        "office": row.office,
        "purpose": row.purpose,
        "openedAt": row.opened_at.isoformat(),
        "answeredAt": row.answered_at and row.answered_at.isoformat(),
        "seenAt": row.seen_at and row.seen_at.isoformat(),
    }
