"""Token buckets in PostgreSQL: how often something may happen, for all processes together."""

from dataclasses import dataclass
from datetime import timedelta

from tortoise import fields
from tortoise.models import Model

from backend.foundation import clock, db


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """So many at once, and so many again in every period."""

    amount: int
    seconds: int

    @property
    def period(self) -> timedelta:
        """In which an empty bucket is full again."""
        return timedelta(seconds=self.seconds)

    @property
    def each(self) -> timedelta:
        """In which there is one more."""
        return self.period / self.amount


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """Whether there was a token; how many are left, and in how many seconds there is one more."""

    granted: bool
    left: int
    wait: int


class RateBucket(Model):
    """One bucket, known by the moment at which it will be full again if nothing is taken.

    A moment, and not a level: what fills with time needs no writing, and nothing is rounded twice.
    """

    key = fields.CharField(max_length=120, primary_key=True)
    full_at = fields.DatetimeField(db_index=True)
    granted = fields.BooleanField()
    """What the last taker was told."""

    class Meta(Model.Meta):
        table = "rate_bucket"


# One statement, which locks the row: parallel takers wait for each other and none passes the limit.
# The clock of a process may be behind another's: for a bucket time does not run backwards. But no
# bucket is ever emptier than empty, so that a clock which ran ahead locks nobody out for long.
_TAKE = """
INSERT INTO rate_bucket AS b (key, full_at, granted)
VALUES ($1, $2::timestamptz + $3::interval, true)
ON CONFLICT (key) DO UPDATE SET (full_at, granted) = (
    SELECT CASE WHEN fits THEN full_at + $3::interval ELSE full_at END, fits
    FROM (
        SELECT full_at, full_at + $3::interval <= $2::timestamptz + $4::interval AS fits
        FROM (
            SELECT least(greatest(b.full_at, $2::timestamptz), $2::timestamptz + $4::interval)
        ) AS filled (full_at)
    ) AS judged
)
RETURNING full_at, granted
"""


async def take(key: str, rate: Rate) -> Taken:
    """Takes one token from the bucket `key`, which begins full. Refused takes cost nothing."""
    now = clock.now()
    rows = await db.connection().execute_query_dict(_TAKE, [key, now, rate.each, rate.period])
    until_full: timedelta = rows[0]["full_at"] - now
    left = (rate.period - until_full) // rate.each
    missing = timedelta(0) if left > 0 else until_full + rate.each - rate.period
    # Rounded up: whoever comes back when told to must not come too early.
    return Taken(
        granted=rows[0]["granted"], left=max(0, left), wait=-(-missing // timedelta(seconds=1))
    )
