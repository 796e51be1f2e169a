"""Setting what a region does with proofs that no list names."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backend.catalogue.models import Confidence
from backend.foundation import audit, clock, db
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official, Role, System
from backend.guidance.models import LanePolicy, LaneRule, LaneStep
from backend.regions import branches
from backend.regions import queries as regions

DATA = Path(__file__).parent / "data"
BASIS_LENGTH, SOURCE_LENGTH = 1000, 500
MOST_WAYS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class NewPolicy:
    """A rule as it is to be. `ways` are only asked for by ALLOW_WITH_REVIEW."""

    region: str
    rule: LaneRule
    ways: tuple[tuple[LaneStep, ...], ...] = ()
    legal_basis: str
    source: str
    confidence: Confidence = Confidence.A
    effective_from: date | None = None
    effective_to: date | None = None


async def set_lane_policy(viewer: Official | System, new: NewPolicy) -> LanePolicy:
    """Adds the next version of a region's rule. The one before stays readable, and holds for cases
    that began under it.

    For operators, and for supervisors in their branch: elsewhere NOT_FOUND. Raises REGION_UNKNOWN,
    TEXT_EMPTY or TEXT_TOO_LONG, DATE_INVALID for days out of order, LANE_WAYS_INVALID.
    """
    _require_reach(viewer, new.region)
    if isinstance(viewer, Official):
        await regions.region_for_request(new.region, field="region")
    _check(new)
    legal_basis = clean_text(new.legal_basis, field="legalBasis", max_length=BASIS_LENGTH)
    source = clean_text(new.source, field="source", max_length=SOURCE_LENGTH)
    async with transaction():
        # Two versions at once would bear the same number.
        await db.serialise(f"lane_policy{new.region}")
        before = await LanePolicy.filter(region=new.region).order_by("-version").first()
        policy = await LanePolicy.create(
            region=new.region,
            version=1 if before is None else before.version + 1,
            set_by=viewer.person_id if isinstance(viewer, Official) else None,
            set_at=clock.now(),
            rule=new.rule,
            ways=[list(way) for way in new.ways],
            legal_basis=legal_basis,
            source=source,
            confidence=new.confidence,
            effective_from=new.effective_from,
            effective_to=new.effective_to,
        )
        await audit.record(viewer, "lane_policy.set", policy.id, region=new.region)
    return policy


async def ensure_policies(viewer: System) -> int:
    """The rules that come with the portal, where a region has none yet; how many were added."""
    known = {row.region for row in await LanePolicy.all()}
    missing = [each for each in shipped_policies() if each.region not in known]
    for each in missing:
        await set_lane_policy(viewer, each)
    return len(missing)


def shipped_policies() -> list[NewPolicy]:
    """The rules in data/lane-policies.csv."""
    lines = (DATA / "lane-policies.csv").read_text(encoding="utf-8").splitlines()
    return [_read(row) for row in csv.DictReader(lines)]


def _read(row: dict[str, str]) -> NewPolicy:
    return NewPolicy(
        region=row["region"],
        rule=LaneRule(row["rule"]),
        ways=tuple(_way(way.split("+")) for way in row["ways"].split("；") if way),
        legal_basis=row["legal_basis"],
        source=row["source"],
        confidence=Confidence(row["confidence"]),
        effective_from=_day(row["effective_from"]),
        effective_to=_day(row["effective_to"]),
    )


def _way(steps: Iterable[str]) -> tuple[LaneStep, ...]:
    return tuple(LaneStep(step) for step in steps)


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _check(new: NewPolicy) -> None:
    reviewed = new.rule is LaneRule.ALLOW_WITH_REVIEW
    if reviewed is not bool(new.ways) or not all(new.ways) or len(new.ways) > MOST_WAYS:
        raise Problem(ProblemCode.LANE_WAYS_INVALID, field="ways")
    if any(len(set(way)) < len(way) for way in new.ways):
        raise Problem(ProblemCode.LANE_WAYS_INVALID, field="ways")
    first, last = new.effective_from, new.effective_to
    if first is not None and last is not None and last < first:
        raise Problem(ProblemCode.DATE_INVALID, field="effectiveTo")


def _require_reach(viewer: Official | System, region: str) -> None:
    match viewer:
        case System():
            return
        case Official() if Role.OPERATOR in viewer.roles:
            return
        case Official() if Role.SUPERVISOR in viewer.roles:
            if not branches.within(region, viewer.region):
                raise NotFound
        case _:
            raise Problem(ProblemCode.FORBIDDEN)
