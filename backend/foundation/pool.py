"""Tortoise's engine for PostgreSQL, whose pool keeps nobody waiting for ever.

`db` names it as engine; Tortoise looks for `client_class`.
"""

from typing import Any

import asyncpg
from asyncpg.pool import PoolAcquireContext
from tortoise.backends.asyncpg.client import AsyncpgDBClient


class BoundedPool(asyncpg.Pool):
    """asyncpg's pool; TimeoutError for who gets no connection within `wait` seconds.

    The same time bounds giving it back: one that does not answer by then is closed, else a server
    that says nothing would keep it for ever.
    """

    __slots__ = ("_wait",)

    def __init__(self, *, wait: float | None = None, **kwargs: Any) -> None:
        # What asyncpg.create_pool adds.
        usual: dict[str, Any] = {
            "record_class": asyncpg.Record,
            "max_queries": 50_000,
            "max_inactive_connection_lifetime": 300.0,
        }
        super().__init__(**usual | kwargs)
        self._wait = wait

    def acquire(self, *, timeout: float | None = None) -> PoolAcquireContext:
        """A connection within `timeout` seconds, else within those of the pool."""
        return super().acquire(timeout=self._wait if timeout is None else timeout)


class BoundedClient(AsyncpgDBClient):
    """Tortoise's client, with that pool; `wait` comes with its credentials."""

    async def create_pool(self, **kwargs: Any) -> asyncpg.Pool:
        """The pool, with `min_size` connections open."""
        return await BoundedPool(**kwargs)


client_class = BoundedClient
