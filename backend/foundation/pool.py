"""Tortoise's engine for PostgreSQL: nobody waits for ever, and every transaction is told who asks.

`db` names it as engine; Tortoise looks for `client_class`. What is told (see `asking`) holds until
the transaction ends, so nothing of it is left for whoever gets the connection next, from our pool
or from a PgBouncer that lends it by the transaction. A statement outside of a transaction gets one
of its own: one round trip more, for BEGIN and what is told; COMMIT takes the place of the RESET
that a pool needs where something is set for a session.
"""

import asyncio
from types import TracebackType
from typing import Any, cast

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
from tortoise.connection import get_connections
from tortoise.exceptions import TransactionManagementError

from backend.foundation import asking

FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SELECT set_config(")
"""How the statements begin that are not the application's."""


class ToldConnection(asyncpg.Connection):
    """Remembers what the running transaction was told."""

    _told: str | None = None

    async def begin(self, role: str | None, *, alone: str | None = None) -> None:
        """Begins a transaction and tells it who asks, in one round trip.

        In the same it waits until no other transaction is at work under the key `alone`.
        """
        told = asking.told(role)
        await self.execute("; ".join(["BEGIN", told, *([] if alone is None else [_lock(alone)])]))
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

    def opening(self, alone: str | None = None) -> TransactionContext:
        """A transaction; with a key, alone among those of that key."""
        return _Opening(self, ToldTransaction(self, alone), self._pool_init_lock)

    def _in_transaction(self) -> TransactionContext:
        return self.opening()

    async def take(self) -> ToldConnection:
        """A connection of the pool."""
        assert self._pool is not None
        return cast("ToldConnection", await self._pool.acquire())

    async def give_back(self, connection: ToldConnection) -> None:
        """What `take` gave; undoes what is still open."""
        assert self._pool is not None
        await self._pool.release(connection)

    # Tortoise would begin a transaction for it; it has one.
    execute_many = TransactionWrapper.execute_many


class ToldTransaction(TransactionWrapper):
    """A transaction, or a savepoint in one. Who asks may change inside (asking.the_portal)."""

    _connection: Any  # A ToldConnection, through the pool's proxy.

    def __init__(
        self, parent: "BoundedClient | ToldTransaction", alone: str | None, depth: int = 0
    ) -> None:
        super().__init__(parent)
        self.role = parent.role
        self._alone = alone
        self._depth = depth

    def opening(self, alone: str | None = None) -> TransactionContext:
        """A part of it that can be undone by itself."""
        return NestedTransactionContext(ToldTransaction(self, alone, self._depth + 1))

    def _in_transaction(self) -> TransactionContext:
        return self.opening()

    async def open(self, client: BoundedClient) -> None:
        """Begins on a connection of the client, which has it back if that fails."""
        self._connection = await client.take()
        try:
            await self.begin()
        except BaseException:
            await client.give_back(self._connection)
            raise

    def acquire_connection(self) -> ConnectionWrapper[Any]:
        """The transaction's connection, for one statement."""
        return _Told(self._lock, self, self.role)

    async def begin(self) -> None:
        """Begins it, and tells it who asks."""
        await self._connection.begin(self.role, alone=self._alone)

    async def commit(self) -> None:
        """Ends it. What has failed inside is undone by PostgreSQL."""
        await self._end("COMMIT")

    async def rollback(self) -> None:
        """Undoes it; a connection that was lost has done so."""
        if not _is_lost(self._connection):
            self._connection.forget()
            await self._end("ROLLBACK")

    async def savepoint(self) -> None:
        """Begins what can be undone by itself."""
        wait = [] if self._alone is None else [_lock(self._alone)]
        await self._connection.execute("; ".join([f"SAVEPOINT s{self._depth}", *wait]))

    async def release_savepoint(self) -> None:
        """Keeps what was done since."""
        await self._end(f"RELEASE s{self._depth}")

    async def savepoint_rollback(self) -> None:
        """Undoes what was done since, and what was told."""
        if not _is_lost(self._connection):
            self._connection.forget()
            await self._end(f"ROLLBACK TO s{self._depth}; RELEASE s{self._depth}")

    async def _end(self, statement: str) -> None:
        if self._finalized:
            raise TransactionManagementError("the transaction has ended already")
        await self._connection.execute(statement)
        self._finalized = True


class _Opening(TransactionContextPooled):
    """What does not begin gives its connection back; Tortoise's own keeps it for ever."""

    def __init__(self, client: BoundedClient, began: ToldTransaction, lock: asyncio.Lock) -> None:
        super().__init__(began, lock)
        self._pool = client
        self._began = began

    async def __aenter__(self) -> ToldTransaction:
        await self.ensure_connection()
        await self._began.open(self._pool)
        self.token = get_connections().set(self.connection_name, self._began)
        return self._began


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
            elif not _is_lost(self.connection):
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
            # Raises InterfaceError where PostgreSQL has ended it and the pool has taken it away.
            connection.is_closed()
            await connection.tell(self._role)
        except BaseException:
            self._lock.release()
            raise
        return connection


def _is_lost(connection: asyncpg.Connection) -> bool:
    try:
        return connection.is_closed()
    except asyncpg.InterfaceError:
        # PostgreSQL has ended it, and the pool has taken it away.
        return True


def _lock(key: str) -> str:
    """The statement that waits for its turn; without parameters, as asking.told."""
    return f"SELECT pg_advisory_xact_lock(hashtextextended('{asking.quoted(key)}', 0))"


client_class = BoundedClient
