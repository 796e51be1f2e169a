"""Numbers that people were told: one after the other, and none twice, not even after a restore.

After the moment to which a portal was restored it had given numbers of which the database knows no
more. They are in people's hands, so a restore leaves some out, and says here how many.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from backend.foundation import clock, db


class Series(StrEnum):
    """What is numbered."""

    PROOF = "proof"
    """By committee and year."""
    LETTER = "letter"
    """By office, kind and year."""
    COMPLAINT = "complaint"
    """By year, as are changes of the catalogue."""
    CHANGE = "change"
    CORRECTION = "correction"
    """The versions of a paper's identifier (GB/T 36904)."""
    ITEM_VERSION = "item_version"
    """The versions of an item of the catalogue, which are in its address."""


class NumberGap(Model):
    """How many numbers one restore left out, in every row of a series. Append-only."""

    id = fields.IntField(primary_key=True)
    series = fields.CharEnumField(Series, description="A Series.", max_length=20)
    year = fields.IntField()
    skipped = fields.IntField()
    made_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "number_gap"


async def next_number(series: Series, numbered: QuerySet[Any]) -> str:
    """`2026-0001` and on, in the running transaction; two at the same time wait for each other.

    `numbered` are the rows of the series. None that has a number is ever deleted.
    """
    year = clock.today().year
    await db.serialise(f"{series} number {year}")
    # A range, unlike a LIKE, is read from the index in every collation.
    given = await numbered.filter(number__range=(f"{year}-", f"{year}-~")).count()
    left_out = sum(gap.skipped for gap in await NumberGap.filter(series=series, year=year))
    return f"{year}-{given + left_out + 1:04d}"


async def gaps(series: Series) -> Sequence[NumberGap]:
    """Every restore there was, for `version_after`."""
    return await NumberGap.filter(series=series)


def version_after(gaps: Sequence[NumberGap], version: int, made_at: datetime) -> int:
    """The version that follows one of that moment: the next, but for what was left out since."""
    return version + 1 + sum(gap.skipped for gap in gaps if gap.made_at > made_at)
