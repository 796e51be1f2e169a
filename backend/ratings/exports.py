"""What a person takes with her of ratings: what she said, and what was said to her about it."""

from typing import Any

from backend.foundation.clock import CHINA
from backend.foundation.exports import Section
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.ratings import access, loaders
from backend.ratings.models import Rating, Repair, RepairStep


async def ratings_of(services: Services, viewer: Citizen) -> Section:
    """Every rating, newest first."""
    del services
    rows = await access.of_rater(viewer).order_by("-rated_at", "-id")
    repairs = await loaders.repairs_by_rating([row.id for row in rows])
    steps = await _steps_of(repairs)
    content = [
        _told(row) | {"repair": repair and _repaired(repair, steps[repair])}
        for row, repair in zip(rows, repairs, strict=True)
    ]
    return Section(name="ratings", content=content)


async def _steps_of(repairs: list[Repair | None]) -> dict[Repair, list[RepairStep]]:
    known = [repair for repair in repairs if repair]
    steps = await loaders.steps_by_repair([repair.id for repair in known])
    return dict(zip(known, steps, strict=True))


def _told(row: Rating) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "subject": {"kind": row.subject_kind.value, "id": str(row.subject_id)},
        "level": int(row.level),
        "words": row.words,
        "tags": row.tags,
        "ratedOn": row.rated_at.astimezone(CHINA).date().isoformat(),
    }


def _repaired(repair: Repair, steps: list[RepairStep]) -> dict[str, Any]:
    return {
        "state": repair.state.value,
        "dueOn": repair.due_on.isoformat(),
        "steps": [
            {
                "verb": step.verb.value,
                "on": step.at.astimezone(CHINA).date().isoformat(),
                "words": step.words,
            }
            for step in steps
            if step.verb in access.FOR_RATER
        ],
    }
