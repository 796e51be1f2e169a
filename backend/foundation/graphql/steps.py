"""Verbs that are more than one transaction."""

from typing import Any

from strawberry.extensions.field_extension import AsyncExtensionResolver, FieldExtension

from backend.foundation.graphql.context import Info


class InSteps(FieldExtension):
    """Says of a verb that it commits on its way, and must not be put into one transaction.

    Either it does the same to several things, of which none may hold up another, or it reaches
    outside the database: what a storage, a gateway or the process that signs does is not taken
    back, and they read what is committed. `seals`: it has a paper printed and sealed while one
    waits, which takes longer than other requests may.
    """

    def __init__(self, *, seals: bool = False) -> None:
        self._seals = seals

    async def resolve_async(
        self, next_: AsyncExtensionResolver, source: Any, info: Info, **kwargs: Any
    ) -> Any:
        """Runs the resolver; whoever keeps the time of the request reads `is_sealing`."""
        info.context.is_sealing = self._seals
        return await next_(source, info, **kwargs)
