"""Looser rules of sealing that one operator asked for and another one has to ask for, too."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from backend.foundation import clock
from backend.seals.lifecycle import SealingRule
from backend.seals.models import SealingPolicy, SealingWish

TERM = timedelta(days=10)
"""As of decisions about seals: longer than the longest holiday, and both speak of the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What happens between an approval and its seal, and how often in an hour."""

    rule: SealingRule
    hourly_limit: int

    def is_looser_than(self, before: "Rule") -> bool:
        """Whether keepers are not asked any more, or a thief of the worker could sign more."""
        asked = (before.rule, self.rule)
        without_keeper = asked == (SealingRule.KEEPER_CONFIRMS, SealingRule.AUTOMATIC)
        return without_keeper or self.hourly_limit > before.hourly_limit


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """What holds for a region, and what one operator asked for instead."""

    region: str
    rule: Rule
    wish: SealingWish | None


def rule_of(row: SealingPolicy | SealingWish) -> Rule:
    """The rule in a row."""
    return Rule(rule=row.rule, hourly_limit=row.hourly_limit)


async def all_open() -> list[SealingWish]:
    """Those that may still be agreed to, by region."""
    since = clock.now() - TERM
    return await SealingWish.filter(ended_at=None, asked_at__gt=since).order_by("region")


async def open_for(region: str) -> SealingWish | None:
    """The one of a region, of which there is one at most."""
    return next((wish for wish in await all_open() if wish.region == region), None)


async def end(region: str, *, agreed_by: UUID | None = None) -> None:
    """Another rule, or another wish, takes its place; or somebody agreed."""
    found = SealingWish.filter(region=region, ended_at=None)
    await found.update(ended_at=clock.now(), agreed_by_id=agreed_by)
