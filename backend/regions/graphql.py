"""The face of regions: the tree for everyone who chooses a village or community."""

from datetime import date
from typing import Annotated

import strawberry

from backend.foundation.graphql.audience import ForEveryone
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import First
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.pages import PageRequest
from backend.regions import loaders, models, queries
from backend.regions.branches import CommitteeKind, Level
from backend.regions.search import search as search_regions

strawberry.enum(
    Level, name="RegionLevel", description="The five levels of the tree, broadest first."
)
strawberry.enum(
    CommitteeKind,
    description="What kind of committee: 居委会, 村委会, or a quasi unit of a farm or park.",
)


@strawberry.type(
    description="A place from province to committee 行政区划, abolished ones included."
)
class Region:
    """Public facts only; one type for every audience."""

    code: RegionCode = strawberry.field(description="统计用区划代码, 12 digits; never reused.")
    name: str = strawberry.field(description="Its own name, e.g. 小阳村委会.")
    full_name: str = strawberry.field(description="The path of names, e.g. 江西省九江市柴桑区….")
    level: Level = strawberry.field(description="Its level.")
    committee_kind: CommitteeKind | None = strawberry.field(
        description="Which kind of committee; null above the committees."
    )
    abolished_on: date | None = strawberry.field(
        description="The day of the list that no longer has it; null while it exists."
    )

    @strawberry.field(description="Who serves an abolished region today; empty while it exists.")
    async def successors(self, info: Info) -> list["Region"]:
        """Over any number of reforms."""
        found = await info.context.load(loaders.successors_by_code, str(self.code))
        return [Region.from_model(heir) for heir in found]

    @classmethod
    def from_model(cls, row: models.Region) -> "Region":
        """Copies what everybody may see."""
        return cls(
            code=RegionCode(row.code),
            name=row.name,
            full_name=row.full_name,
            level=row.level,
            committee_kind=row.committee_kind,
            abolished_on=row.abolished_on,
        )


@strawberry.type
class RegionQueries:
    """Root fields of the portal."""

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="Regions for what a person typed, best first: a part of the name (小阳), words "
        "from broad to narrow (柴桑 小阳), pinyin (xiaoyang), initials (xy), the start of a code. "
        "Blank text finds nothing.",
    )
    async def regions(
        self,
        search: Annotated[str, strawberry.argument(description="What was typed.")],
        level: Annotated[Level | None, strawberry.argument(description="Only this level.")] = None,
        first: First = None,
    ) -> list[Region]:
        """Ranked, so there is no next page: another word narrows better."""
        limit = PageRequest.asked(first, None).first
        found = await search_regions(search, level=level, limit=limit)
        return [Region.from_model(row) for row in found]

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="The region with this code, abolished or not; null for an unknown code.",
    )
    async def region(
        self, code: Annotated[RegionCode, strawberry.argument(description="Its code.")]
    ) -> Region | None:
        """One region."""
        found = await queries.region(code)
        return None if found is None else Region.from_model(found)

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="The regions just below one, by code, abolished ones included; the provinces "
        "when no code is given.",
    )
    async def subregions(
        self,
        code: Annotated[
            RegionCode | None, strawberry.argument(description="The region above.")
        ] = None,
    ) -> list[Region]:
        """A few hundred at most."""
        return [Region.from_model(row) for row in await queries.children(code)]
