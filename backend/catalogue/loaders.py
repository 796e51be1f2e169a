"""Batch reads by which other contexts show what an item said."""

from backend.catalogue.models import ProofItemVersion

Key = tuple[str, int]
"""The code of an item, and one of its versions."""


async def versions_by_key(keys: list[Key]) -> list[ProofItemVersion | None]:
    """The versions in the order of the keys; None where there is none (of an item yet to come)."""
    codes, numbers = {code for code, _ in keys}, {number for _, number in keys}
    rows = ProofItemVersion.filter(item__code__in=codes, version__in=numbers)
    found = {
        (row.item.code, row.version): row
        for row in await rows.select_related("item__published_list")
    }
    return [found.get(key) for key in keys]
