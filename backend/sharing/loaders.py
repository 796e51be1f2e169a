"""Batch reads for the face: papers and openings by grant."""

from uuid import UUID

from backend.sharing.models import ShareItem, ShareView

LISTED_VIEWS = 20


async def items_by_grant(ids: list[UUID]) -> list[list[ShareItem]]:
    """The papers of each grant in the holder's order."""
    items: dict[UUID, list[ShareItem]] = {id_: [] for id_ in ids}
    for row in await ShareItem.filter(grant_id__in=ids).order_by("place"):
        items[row.grant_id].append(row)
    return [items[id_] for id_ in ids]


async def views_by_grant(ids: list[UUID]) -> list[list[ShareView]]:
    """The last openings of each grant, newest first, at most LISTED_VIEWS."""
    # A grant has at most terms.MAX_VIEWS of them, so that a page of grants stays small.
    views: dict[UUID, list[ShareView]] = {id_: [] for id_ in ids}
    for row in await ShareView.filter(grant_id__in=ids).order_by("-at", "-id"):
        views[row.grant_id].append(row)
    return [views[id_][:LISTED_VIEWS] for id_ in ids]
