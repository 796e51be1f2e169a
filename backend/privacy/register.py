"""The register of what is processed (个人信息处理清单, PIPL 54 and 55): every table, in a CSV file.

A test fails for a table that is not in it, for a reference to a person that it does not know of,
and for one of a resident's that she cannot take with her and of which it does not say why.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from backend.archive import retention as published
from backend.privacy import retention

FILE = Path(__file__).parent / "data" / "register.csv"


class Of(StrEnum):
    """Whose data a table holds."""

    NOBODY = "nobody"
    RESIDENTS = "residents"
    STAFF = "staff"
    BOTH = "both"


class Until(StrEnum):
    """Terms that are neither published rules nor rows of retention.RULES."""

    RULE = "rule"
    """By a rule of retention.RULES for this table."""
    SETTINGS = "settings"
    """As long as it is used: lists and counters, of nobody."""
    RECORDS = "records"
    """A record of the administration: people of the archive decide, never a clock."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Holding:
    """What one table holds, of whom, how long, and how its residents take it with them."""

    table: str
    holds: str
    holds_en: str
    of: Of
    kept: str
    """An Until, or the code of a published rule (archive/data/retention.csv)."""
    exported: str
    """The part of index.json in which it is told; empty for none."""
    why_not: str

    @property
    def is_resident_s(self) -> bool:
        """Whether residents have a right to a copy of it."""
        return self.of in {Of.RESIDENTS, Of.BOTH}


@cache
def holdings() -> Mapping[str, Holding]:
    """Every table by its name, in the order of the file. Raises ValueError for a faulty file."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        found = [_holding(row) for row in csv.DictReader(lines, strict=True)]
    by_table = {each.table: each for each in found}
    if len(by_table) != len(found):
        raise ValueError(f"{FILE.name} names a table twice")
    return by_table


def _holding(row: Mapping[str, str]) -> Holding:
    holding = Holding(
        table=row["table"],
        holds=row["holds"],
        holds_en=row["holds_en"],
        of=Of(row["of"]),
        kept=row["kept"],
        exported=row["exported"],
        why_not=row["why_not"],
    )
    by_rule = holding.table in {rule.table for rule in retention.RULES}
    if by_rule != (holding.kept == Until.RULE):
        raise ValueError(f"{holding.table}: a rule of retention, or another term")
    if holding.kept not in {*Until, *published.rules()}:
        raise ValueError(f"{holding.table}: {holding.kept} is no term")
    if holding.is_resident_s and bool(holding.exported) == bool(holding.why_not):
        raise ValueError(f"{holding.table}: it is exported, or there is a reason why not")
    return holding
