"""What is kept for how long, on which ground: rules that are data, in data/retention.csv."""

import csv
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from backend.catalogue.models import Confidence

FILE = Path(__file__).parent / "data" / "retention.csv"
_SEPARATOR = "；"


class RetentionUnit(StrEnum):
    """In what a term is counted."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    PERMANENT = "permanent"


class Kept(StrEnum):
    """The rules that code asks for by name; the file has at least these."""

    PROOF = "proof"
    SIGN_IN_RECORD = "sign_in_record"
    REFUSED_MATERIAL = "refused_material"
    ACCOUNT = "account"
    PHONE = "phone"
    DISCLOSURE = "disclosure"
    LOOSE_MATERIAL = "loose_material"
    NOTICE = "notice"


@dataclass(frozen=True, kw_only=True, slots=True)
class RetentionRule:
    """How long one kind of thing is kept. `titles`: phrases of proofs that it applies to first."""

    code: str
    name: str
    name_en: str
    amount: int
    unit: RetentionUnit
    titles: tuple[str, ...]
    basis: str
    source: str
    confidence: Confidence

    def kept_until(self, day: date) -> date | None:
        """The last day of what began on `day`; None for what is kept for ever.

        Terms of archives in years count from the end of the year, as archives are closed by year.
        """
        match self.unit:
            case RetentionUnit.DAYS:
                return day + timedelta(days=self.amount)
            case RetentionUnit.MONTHS:
                return _months(day, self.amount)
            case RetentionUnit.YEARS:
                return date(day.year + self.amount, 12, 31)
            case RetentionUnit.PERMANENT:
                return None

    def begins_before(self, today: date) -> date:
        """What began before this day has outlived its term. ValueError for what is permanent."""
        if self.unit is RetentionUnit.PERMANENT:
            raise ValueError(f"{self.code} is kept for ever")
        if self.unit is RetentionUnit.DAYS:
            return today - timedelta(days=self.amount)
        if self.unit is RetentionUnit.MONTHS:
            return _months(today, -self.amount)
        return date(today.year - self.amount, 1, 1)


@cache
def rules() -> Mapping[str, RetentionRule]:
    """Every rule by its code, in the order of the file. Raises ValueError for a faulty file."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        found = {row["code"]: _rule(row) for row in csv.DictReader(lines, strict=True)}
    if missing := {kept.value for kept in Kept} - found.keys():
        raise ValueError(f"{FILE.name} has no rule for {', '.join(sorted(missing))}")
    return found


def rule(kept: Kept) -> RetentionRule:
    """The rule for one kind."""
    return rules()[kept]


def rule_of_proof(title: str) -> RetentionRule:
    """The first rule with a phrase of the title, else the one for every proof."""
    for each in rules().values():
        if any(phrase in title for phrase in each.titles):
            return each
    return rule(Kept.PROOF)


def _rule(row: Mapping[str, str]) -> RetentionRule:
    unit = RetentionUnit(row["unit"])
    return RetentionRule(
        code=row["code"],
        name=row["name"],
        name_en=row["name_en"],
        amount=0 if unit is RetentionUnit.PERMANENT else int(row["amount"]),
        unit=unit,
        titles=tuple(phrase for phrase in row["titles"].split(_SEPARATOR) if phrase),
        basis=row["basis"],
        source=row["source"],
        confidence=Confidence(row["confidence"]),
    )


def _months(day: date, months: int) -> date:
    """The same day so many months on; the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
