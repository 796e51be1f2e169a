"""Ratings of single offices and years, counted for the public; where they are few, not at all.

The years of an office are told beside all of its ratings. Where the ones that are too few for a
year of their own are together too few as well, the smallest year that could be told is left out
with them: otherwise all, less what is told, would be what those few said.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from backend.foundation import asking, db
from backend.foundation.small_numbers import FEWEST
from backend.ratings.models import RatingLevel
from backend.regions import branches

Levels = Mapping[RatingLevel, int]

_COUNTED = """
WITH counted AS (
    SELECT rating.organisation_id, level, count(*) AS ratings,
        extract(year FROM rated_at AT TIME ZONE 'Asia/Shanghai')::int AS year
    FROM rating
    JOIN organisation ON organisation.id = rating.organisation_id
    LEFT JOIN repair ON repair.rating_id = rating.id
    WHERE repair.state IS DISTINCT FROM 'excluded' AND {which}
    GROUP BY rating.organisation_id, level, year
)"""
_YEARS = f"""
, years AS (
    SELECT organisation_id, year, sum(ratings) AS ratings,
        sum(sum(ratings)) OVER (PARTITION BY organisation_id) AS whole
    FROM counted GROUP BY organisation_id, year
), full_years AS (
    SELECT organisation_id, year,
        whole - sum(ratings) OVER (PARTITION BY organisation_id) AS rest,
        row_number() OVER (PARTITION BY organisation_id ORDER BY ratings, year) AS place
    FROM years WHERE ratings >= {FEWEST}
), told AS (
    SELECT organisation_id, year FROM full_years
    WHERE rest = 0 OR rest >= {FEWEST} OR place > 1
)
"""  # noqa: S608 -- nothing from outside is in it
_OF_OFFICES = "rating.organisation_id = ANY($1::uuid[])"
_OF_BRANCH = "organisation.region LIKE $1"
_ALL_OF_OFFICES = f"""
{_COUNTED.format(which=_OF_OFFICES)}
SELECT organisation_id, level, sum(ratings)::int AS ratings FROM counted
WHERE organisation_id IN (
    SELECT organisation_id FROM counted GROUP BY organisation_id HAVING sum(ratings) >= {FEWEST}
)
GROUP BY organisation_id, level
"""  # noqa: S608 -- nothing from outside is in it
_YEAR_OF_OFFICES = f"""
{_COUNTED.format(which=_OF_OFFICES)} {_YEARS}
SELECT organisation_id, level, ratings::int FROM counted JOIN told USING (organisation_id, year)
WHERE year = $2
"""  # noqa: S608 -- nothing from outside is in it
_YEAR_OF_BRANCH = f"""
{_COUNTED.format(which=_OF_BRANCH)} {_YEARS}
SELECT level, sum(ratings)::int AS ratings FROM counted JOIN told USING (organisation_id, year)
WHERE year = $2
GROUP BY level
"""  # noqa: S608 -- nothing from outside is in it


async def by_office(ids: Sequence[UUID], year: int | None) -> Mapping[UUID, Levels]:
    """Of each office, in one year or ever; nothing for one with too few. One statement."""
    statement = _ALL_OF_OFFICES if year is None else _YEAR_OF_OFFICES
    values: list[Any] = [list(ids)] if year is None else [list(ids), year]
    found: dict[UUID, dict[RatingLevel, int]] = defaultdict(dict)
    for row in await _rows(statement, values):
        found[row["organisation_id"]][RatingLevel(row["level"])] = row["ratings"]
    return found


async def in_branch(region: str | None, year: int) -> Levels:
    """Of a year: the sum of what is told of the offices in a branch, or of all. One statement."""
    branch = f"{branches.prefix(region)}%" if region else "%"
    rows = await _rows(_YEAR_OF_BRANCH, [branch, year])
    return {RatingLevel(row["level"]): row["ratings"] for row in rows}


@asking.as_the_portal("public figures")
async def _rows(statement: str, values: list[Any]) -> list[dict[str, Any]]:
    return await db.connection().execute_query_dict(statement, values)
