"""Batch reads for lists of ratings and repairs."""

from uuid import UUID

from backend.ratings import counted, subjects
from backend.ratings.models import Rating, Repair, RepairStep
from backend.ratings.subjects import Rater


async def ratings_by_id(ids: list[UUID]) -> list[Rating]:
    """Ratings in the order of the ids; a reference always points to one."""
    found = await Rating.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]


async def raters_by_rating(ids: list[UUID]) -> list[Rater]:
    """Who gave each."""
    ratings = await ratings_by_id(ids)
    raters = await subjects.raters_of(ratings)
    return [raters[id_] for id_ in ids]


async def levels_by_office(keys: list[tuple[UUID, int | None]]) -> list[counted.Levels]:
    """Public counts of each office in a year, or ever; one statement for each year."""
    found = {
        year: await counted.by_office([id_ for id_, of in keys if of == year], year)
        for year in {year for _, year in keys}
    }
    return [found[year].get(id_, {}) for id_, year in keys]


async def repairs_by_rating(ids: list[UUID]) -> list[Repair | None]:
    """The repair of each rating; None for a good one."""
    found = {repair.rating_id: repair for repair in await Repair.filter(rating_id__in=ids)}
    return [found.get(id_) for id_ in ids]


async def steps_by_repair(ids: list[UUID]) -> list[list[RepairStep]]:
    """The steps of each repair, first to last."""
    steps: dict[UUID, list[RepairStep]] = {id_: [] for id_ in ids}
    for step in await RepairStep.filter(repair_id__in=ids).order_by("serial"):
        steps[step.repair_id].append(step)
    return [steps[id_] for id_ in ids]
