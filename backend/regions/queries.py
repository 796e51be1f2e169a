"""What may be asked about regions: find one, walk the tree, take one for a request."""

from collections.abc import Collection

from tortoise.expressions import Q

from backend.foundation.errors import Problem, ProblemCode
from backend.regions import loaders
from backend.regions.models import Region


async def region(code: str) -> Region | None:
    """The region, abolished or not."""
    return await Region.get_or_none(code=code)


async def known_codes(codes: Collection[str]) -> set[str]:
    """Those of the codes that a region has, abolished or not. One statement."""
    rows = await Region.filter(code__in=codes).values_list("code")
    return {row[0] for row in rows}


async def children(code: str | None) -> list[Region]:
    """The regions just below, by code, abolished ones too; the provinces for None.

    A place has a few hundred parts at most, so they come whole.
    """
    above = Q(parent_code__isnull=True) if code is None else Q(parent_code=code)
    return await Region.filter(above).order_by("code")


async def path(code: str) -> list[Region]:
    """From the province down to the region itself. Raises REGION_UNKNOWN."""
    regions: list[Region] = []
    above: str | None = code
    while above is not None:
        found = await Region.get_or_none(code=above)
        if found is None:
            raise Problem(ProblemCode.REGION_UNKNOWN, field="code")
        regions.insert(0, found)
        above = found.parent_code
    return regions


async def region_for_request(code: str, *, field: str = "region") -> Region:
    """A region in which something new can be asked for.

    Raises REGION_UNKNOWN, or REGION_ABOLISHED, which names the regions that serve it today.
    """
    found = await Region.get_or_none(code=code)
    if found is None:
        raise Problem(ProblemCode.REGION_UNKNOWN, field=field)
    if found.abolished_on is None:
        return found
    [successors] = await loaders.successors_by_code([code])
    raise Problem(
        ProblemCode.REGION_ABOLISHED,
        field=field,
        abolished_on=found.abolished_on.isoformat(),
        # Without a known successor the level above knows who took the place over.
        successors="、".join(heir.full_name for heir in successors) or "所在乡镇（街道）",
    )
