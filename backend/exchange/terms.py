"""What a key is good for: scopes, regions, items, networks and legal bases, and their checks."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backend.catalogue.models import ProofKind
from backend.exchange import networks
from backend.exchange.grounds import LEGAL_BASIS_LENGTH
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text
from backend.foundation.viewer import ExchangeScope
from backend.regions import queries as regions

MOST_BASES = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyTerms:
    """Nothing is allowed that is not named here."""

    scopes: Sequence[ExchangeScope]
    regions: Sequence[str]
    item_types: Sequence[str]
    ip_ranges: Sequence[str]
    legal_bases: Sequence[str]

    def stored(self) -> dict[str, Any]:
        """As JSON values, by the names of the columns of a key."""
        return dataclasses.asdict(self) | {"scopes": [scope.value for scope in self.scopes]}

    @classmethod
    def from_stored(cls, kept: Mapping[str, Any]) -> "KeyTerms":
        """What `stored` gave."""
        return cls(**{**kept, "scopes": [ExchangeScope(scope) for scope in kept["scopes"]]})


async def checked(terms: KeyTerms) -> KeyTerms:
    """The same in normal form: sorted, each once.

    Raises REGION_UNKNOWN, ITEM_UNKNOWN, IP_RANGE_INVALID, TOO_MANY_AT_ONCE, or what is wrong with
    the text of a legal basis.
    """
    return KeyTerms(
        scopes=sorted(set(terms.scopes)),
        regions=await _regions(terms.regions),
        item_types=await _items(terms.item_types),
        ip_ranges=networks.parse(terms.ip_ranges, field="ipRanges"),
        legal_bases=clean_bases(terms.legal_bases),
    )


def require_use(terms: KeyTerms) -> None:
    """Raises TEXT_EMPTY for a key that could open nothing: no scope, no region or no item."""
    named = {"scopes": terms.scopes, "regions": terms.regions, "itemTypes": terms.item_types}
    for field, values in named.items():
        if not values:
            raise Problem(ProblemCode.TEXT_EMPTY, field=field)


async def _regions(codes: Sequence[str]) -> list[str]:
    found = sorted(set(codes))
    # An abolished region is good: its papers still exist.
    if await regions.known_codes(found) != set(found):
        raise Problem(ProblemCode.REGION_UNKNOWN, field="regions")
    return found


async def _items(codes: Sequence[str]) -> list[str]:
    found = sorted(set(codes))
    known = {row[0] for row in await ProofKind.filter(code__in=found).values_list("code")}
    for code in found:
        if code not in known:
            raise Problem(ProblemCode.ITEM_UNKNOWN, field="itemTypes", value=code[:50])
    return found


def clean_bases(typed: Sequence[str]) -> list[str]:
    """Legal bases as they are stored; raises TOO_MANY_AT_ONCE, or what is wrong with a text."""
    cleaned = [
        clean_text(each, field="legalBases", max_length=LEGAL_BASIS_LENGTH) for each in typed
    ]
    if len(cleaned) > MOST_BASES:
        raise Problem(
            ProblemCode.TOO_MANY_AT_ONCE, field="legalBases", limit=MOST_BASES, count=len(cleaned)
        )
    return list(dict.fromkeys(cleaned))
