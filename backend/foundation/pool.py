"""Tortoise's engine for PostgreSQL: nobody waits for ever, and every transaction is told who asks.

`db` names it as engine; Tortoise looks for `client_class`. What is told (see `asking`) holds until
the transaction ends, so nothing of it is left for whoever gets the connection next, from our pool
or from a PgBouncer that lends it by the transaction. A statement outside of a transaction gets one
of its own: one round trip more, for BEGIN and what is told; COMMIT takes the place of the RESET
that a pool needs where something is set for a session.
"""

import asyncio
from types import TracebackType
from typing import Any

import asyncpg
from asyncpg.pool import PoolAcquireContext
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import (
    ConnectionWrapper,
    NestedTransactionContext,
    PoolConnectionWrapper,
    TransactionContext,
    TransactionContextPooled,
)

from backend.foundation import asking

FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SELECT set_config(")
"""How the statements begin that are not the application's."""


class ToldConnection(asyncpg.Connection):
    """Remembers what the running transaction was told."""

    _told: str | None = None

    async def begin(self, role: str | None) -> None:
        """Begins a transaction and tells it who asks, in one round trip."""
        told = asking.told(role)
        await self.execute(f"BEGIN; {told}")
        self._told = told

    async def tell(self, role: str | None) -> None:
        """Tells the running transaction who asks, unless it knows."""
        told = asking.told(role)
        if self._told != told:
            await self.execute(told)
            self._told = told

    def forget(self) -> None:
        """It is another transaction now, or went back to a savepoint from before it was told."""
        self._told = None

    async def reset(self, *, timeout: float | None = None) -> None:
        """What the pool does with a connection that is given back: nothing is set for a session."""
        if self.is_in_transaction():
            await super().reset(timeout=timeout)


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
    """Tortoise's client, with that pool and as that role; both come with its credentials."""

    connection_class = ToldConnection

    def __init__(self, *, role: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.role = role

    async def create_pool(self, **kwargs: Any) -> asyncpg.Pool:
        """The pool, with `min_size` connections open."""
        return await BoundedPool(**kwargs)

    def acquire_connection(self) -> PoolConnectionWrapper[ToldConnection]:
        """A connection for one statement, in a transaction of its own."""
        return _Alone(self, self._pool_init_lock, self.role)

    def _in_transaction(self) -> TransactionContext:
        return TransactionContextPooled(ToldTransaction(self), self._pool_init_lock)

    # Tortoise would begin a transaction for it; it has one.
    execute_many = TransactionWrapper.execute_many


class ToldTransaction(TransactionWrapper):
    """A transaction, or a savepoint in one. Who asks may change inside (asking.the_portal)."""

    _connection: Any  # A ToldConnection, through the pool's proxy.

    def __init__(self, parent: "BoundedClient | ToldTransaction") -> None:
        super().__init__(parent)
        self.role = parent.role

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(ToldTransaction(self))

    def acquire_connection(self) -> ConnectionWrapper[Any]:
        """The transaction's connection, for one statement."""
        return _Told(self._lock, self, self.role)

    async def begin(self) -> None:
        """Begins it; who asks is told before the first statement."""
        self._connection.forget()
        await super().begin()

    async def rollback(self) -> None:
        """Undoes it, and what was told inside."""
        self._connection.forget()
        await super().rollback()


class _Alone(PoolConnectionWrapper[ToldConnection]):
    """For one statement of the client."""

    def __init__(self, client: AsyncpgDBClient, lock: asyncio.Lock, role: str | None) -> None:
        super().__init__(client, lock)
        self._role = role

    async def __aenter__(self) -> ToldConnection:
        connection = await super().__aenter__()
        try:
            await connection.begin(self._role)
        except BaseException:
            await super().__aexit__(None, None, None)
            raise
        return connection

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self.connection is not None
        try:
            # The connection may have been lost, which is what the caller is told then.
            if kind is None:
                await self.connection.execute("COMMIT")
            elif not self.connection.is_closed():
                await self.connection.execute("ROLLBACK")
        finally:
            await super().__aexit__(kind, error, trace)


class _Told(ConnectionWrapper[Any]):
    """For one statement of a transaction."""

    def __init__(self, lock: asyncio.Lock, client: AsyncpgDBClient, role: str | None) -> None:
        super().__init__(lock, client)
        self._role = role

    async def __aenter__(self) -> ToldConnection:
        connection: ToldConnection = await super().__aenter__()
        try:
            await connection.tell(self._role)
        except BaseException:
            self._lock.release()
            raise
        return connection


client_class = BoundedClient
