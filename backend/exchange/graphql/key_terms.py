"""What a key is good for, as the applicant and the operator read it."""

import asyncio
from collections.abc import Mapping
from typing import Any

import strawberry

from backend.exchange.graphql.enums import ExchangeScope
from backend.exchange.terms import KeyTerms as Terms
from backend.foundation.graphql.context import Info
from backend.regions import loaders as regions
from backend.regions.graphql import Region


@strawberry.type(description="What a key is good for 密钥权限; nothing else is allowed.")
class KeyTerms:
    """Wished or granted."""

    scopes: list[ExchangeScope] = strawberry.field(description="Which operations it may use.")
    item_types: list[str] = strawberry.field(description="Which items of the catalogue.")
    ip_ranges: list[str] = strawberry.field(description="From which networks it is good.")
    legal_bases: list[str] = strawberry.field(description="The texts that may be named.")
    codes: strawberry.Private[list[str]]

    @strawberry.field(description="Whose papers it may ask about.")
    async def regions(self, info: Info) -> list[Region]:
        """Batched."""
        loads = [info.context.load(regions.regions_by_code, code) for code in self.codes]
        return [Region.from_model(row) for row in await asyncio.gather(*loads)]

    @classmethod
    def from_stored(cls, kept: Mapping[str, Any]) -> "KeyTerms":
        """Copies all of it."""
        terms = Terms.from_stored(kept)
        return cls(
            scopes=list(terms.scopes),
            item_types=list(terms.item_types),
            ip_ranges=list(terms.ip_ranges),
            legal_bases=list(terms.legal_bases),
            codes=list(terms.regions),
        )
