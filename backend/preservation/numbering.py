"""档号, the archival code of a case: rules that are data, in data/archival-codes.csv.

Archives bodies allocate fonds numbers and may want another pattern, so the row with the longest
region that a committee lies in applies.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.archive.retention import RetentionRule, RetentionUnit
from backend.catalogue.models import Confidence

FILE = Path(__file__).parent / "data" / "archival-codes.csv"
_PERMANENT = "Y"


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeRule:
    """How codes are made in one region: patterns with the names of what is filled in."""

    region: str
    fonds: str
    category: str
    pattern: str
    basis: str
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivalCode:
    """档号 with the parts it was made of."""

    text: str
    fonds: str
    category: str
    year: int
    retention: str
    item: int


@cache
def rules() -> tuple[CodeRule, ...]:
    """Every rule, the most particular region first. Raises ValueError for a faulty file."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        found = [_rule(row) for row in csv.DictReader(lines, strict=True)]
    if not any(each.region == "" for each in found):
        raise ValueError(f"{FILE.name} has no rule for every other region")
    return tuple(sorted(found, key=lambda each: -len(each.region)))


def code_of(*, region: str, uscc: str, year: int, item: int, kept: RetentionRule) -> ArchivalCode:
    """The code of the case with serial `item` of its year."""
    rule = next(each for each in rules() if region.startswith(each.region))
    fonds = rule.fonds.format(uscc=uscc, region=region)
    retention = retention_code(kept)
    text = rule.pattern.format(
        fonds=fonds, category=rule.category, year=year, retention=retention, item=item
    )
    return ArchivalCode(
        text=text,
        fonds=fonds,
        category=rule.category,
        year=year,
        retention=retention,
        item=item,
    )


def retention_code(kept: RetentionRule) -> str:
    """保管期限代码 of DA/T 22: Y for ever, D10 or D30 for years. ValueError for other terms."""
    match kept.unit:
        case RetentionUnit.PERMANENT:
            return _PERMANENT
        case RetentionUnit.YEARS:
            return f"D{kept.amount}"
        case _:
            raise ValueError(f"{kept.code} is no term of an archive")


def _rule(row: Mapping[str, str]) -> CodeRule:
    return CodeRule(
        region=row["region"],
        fonds=row["fonds"],
        category=row["category"],
        pattern=row["pattern"],
        basis=row["basis"],
        confidence=Confidence(row["confidence"]),
    )
