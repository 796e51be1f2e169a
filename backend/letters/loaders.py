"""Batch reads of letters, for the contexts that asked for them."""

from uuid import UUID

from backend.letters.models import Letter


async def letters_by_id(ids: list[UUID]) -> list[Letter]:
    """Whoever's; a reference always points to one. See queries about access."""
    found = {row.id: row for row in await Letter.filter(id__in=ids)}
    return [found[id_] for id_ in ids]
