"""Batch reads by which other contexts resolve a region code."""

from collections import defaultdict

from backend.foundation import db
from backend.regions.models import Region

# UNION, not UNION ALL: a chain that runs in a circle ends.
_SUCCESSORS = """
WITH RECURSIVE chain (asked, code) AS (
  SELECT old_code, new_code FROM region_succession WHERE old_code = ANY ($1)
  UNION
  SELECT asked, new_code FROM chain JOIN region ON region.code = chain.code
  JOIN region_succession ON old_code = chain.code
  WHERE region.abolished_on IS NOT NULL
)
SELECT asked, chain.code FROM chain JOIN region ON region.code = chain.code
WHERE region.abolished_on IS NULL ORDER BY 1, 2
"""


async def regions_by_code(codes: list[str]) -> list[Region]:
    """The regions, abolished ones too, in the order of the codes. KeyError for an unknown code."""
    found = await Region.filter(code__in=codes).in_bulk(codes, "code")
    return [found[code] for code in codes]


async def successors_by_code(codes: list[str]) -> list[list[Region]]:
    """For each code the regions that serve it today, over any number of reforms."""
    links = await db.connection().execute_query_dict(_SUCCESSORS, [codes])
    regions = {
        region.code: region
        for region in await regions_by_code(sorted({link["code"] for link in links}))
    }
    found: dict[str, list[Region]] = defaultdict(list)
    for link in links:
        found[link["asked"]].append(regions[link["code"]])
    return [found[code] for code in codes]
