"""Public figures as everybody reads them: null where there are none, or too few to be told."""

import strawberry

from backend.foundation.graphql.context import Info
from backend.foundation.graphql.scalars import RegionCode
from backend.oversight import figures
from backend.oversight.rates import Rates
from backend.regions import loaders as regions


@strawberry.type(
    description="What is told of a month, a place or a year; null for fewer than five."
)
class FigureLine:
    """Sums of what is told of counties' months."""

    filed: int | None = strawberry.field(description="How many complaints were filed.")
    founded: int | None = strawberry.field(description="How many of them were found to be true.")
    rectified: int | None = strawberry.field(description="How many of them were set right.")
    response: float | None = strawberry.field(description="响应率, 0 to 1.")
    solution: float | None = strawberry.field(description="解决率, 0 to 1.")
    satisfaction: float | None = strawberry.field(description="满意率, 0 to 1.")

    @classmethod
    def from_rates(cls, rates: Rates) -> "FigureLine":
        """Copies what is told: a base of 0 is none."""
        is_told = rates.filed > 0
        return cls(
            filed=rates.filed if is_told else None,
            founded=rates.founded if is_told else None,
            rectified=rates.rectified if is_told else None,
            response=rates.response,
            solution=rates.solution,
            satisfaction=rates.satisfaction,
        )


@strawberry.type(description="The figures of one month.")
class MonthFigures:
    """One line of the page."""

    month: int = strawberry.field(description="1 to 12.")
    figures: FigureLine = strawberry.field(description="What is told.")


@strawberry.type(description="The figures of one place below, all months together.")
class PlaceFigures:
    """One line of the page."""

    region: RegionCode = strawberry.field(description="Its code.")
    figures: FigureLine = strawberry.field(description="What is told.")

    @strawberry.field(description="Its name.")
    async def name(self, info: Info) -> str:
        """Batched."""
        return (await info.context.load(regions.regions_by_code, self.region)).name


@strawberry.type(
    description=(
        "Complaints of a year in a region, month by month and place by place. A county's month"
        " with fewer than five is in no sum, so nobody can subtract her way to it."
    )
)
class ComplaintFigures:
    """For everybody."""

    total: FigureLine = strawberry.field(description="The year, as far as its months are over.")
    months: list[MonthFigures] = strawberry.field(
        description="Every month that is over, the first first."
    )
    places: list[PlaceFigures] = strawberry.field(
        description="The places below of which something is told; a county has none."
    )

    @classmethod
    def from_figures(cls, told: figures.Figures) -> "ComplaintFigures":
        """Copies what is told."""
        return cls(
            total=FigureLine.from_rates(told.total),
            months=[
                MonthFigures(month=month, figures=FigureLine.from_rates(rates))
                for month, rates in told.by_month.items()
            ],
            places=[
                PlaceFigures(region=RegionCode(place), figures=FigureLine.from_rates(rates))
                for place, rates in told.by_place.items()
            ],
        )
