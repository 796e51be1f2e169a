"""The door to PostgreSQL: configuration, connection, and the only place that opens transactions."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import parse_qsl, unquote, urlsplit

import asyncpg
from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection
from tortoise.exceptions import DBConnectionError, OperationalError

from backend.foundation import asking, clock, metrics, tracing
from backend.foundation.pool import FRAME, BoundedClient, ToldTransaction
from backend.foundation.viewer import Viewer

MODEL_MODULES = [
    "backend.foundation.outbox",
    "backend.foundation.audit.models",
    "backend.foundation.buckets",
    "backend.foundation.numbering",
    "backend.auditing.models",
    "backend.repeats.models",
    "backend.regions.models",
    "backend.identity.models",
    "backend.catalogue.models",
    "backend.registration.models",
    "backend.watch.models",
    "backend.changes.models",
    "backend.complaints.models",
    "backend.complaints.letter_models",
    "backend.guidance.models",
    "backend.seals.evidence_models",
    "backend.seals.models",
    "backend.seals.standing.models",
    "backend.letters.models",
    "backend.disclosures.models",
    "backend.proofs.doubt_models",
    "backend.proofs.models",
    "backend.copies.models",
    "backend.verification.models",
    "backend.sharing.models",
    "backend.exchange.models",
    "backend.archive.models",
    "backend.objections.models",
    "backend.proposals.models",
    "backend.ratings.models",
    "backend.oversight.models",
    "backend.notices.models",
    "backend.privacy.models",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How long PostgreSQL may take, in seconds, before whoever asked is told that it did not."""

    connection: int
    """For a connection of the pool: all are busy, or none can be opened."""
    lock: int
    """A lock waited for longer than this means a stuck neighbour: fail and let the caller retry."""
    statement: int
    """A runaway statement must not hold a connection."""
    idle_in_transaction: int
    """A cancelled task must not keep a transaction, and its locks, open."""
    plans_once: bool
    """Whether a statement keeps its first plan. With row-level security planning takes longer than
    answering, and what is asked for somebody finds its few rows by the same indexes every time
    (decision 0045 judges these plans); a job may look through everything."""

    @property
    def settings(self) -> Mapping[str, str]:
        """What every connection is opened with."""
        return {
            "lock_timeout": f"{self.lock}s",
            "statement_timeout": f"{self.statement}s",
            "idle_in_transaction_session_timeout": f"{self.idle_in_transaction}s",
            "plan_cache_mode": "force_generic_plan" if self.plans_once else "auto",
        }

    @property
    def credentials(self) -> Mapping[str, object]:
        """The same as the engine takes it."""
        return {
            "wait": self.connection,
            # A server that says nothing at all is given up too; its own word comes first.
            "command_timeout": self.statement + 1,
            "server_settings": dict(self.settings),
        }


PATIENT = Patience(connection=30, lock=5, statement=15, idle_in_transaction=10, plans_once=False)
"""Of jobs and commands, for which nobody waits."""
AWAITED = Patience(connection=2, lock=2, statement=2, idle_in_transaction=5, plans_once=True)
"""Of requests, which are answered after 3 s at the latest. A statement takes milliseconds."""

OUTAGES = (
    OSError,
    DBConnectionError,
    OperationalError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
)
"""What PostgreSQL being away looks like: worth another try later."""

AWAY = (
    ConnectionError,
    TimeoutError,
    DBConnectionError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    # It starts, it ends, it has no place, or it was told not to wait any longer.
    asyncpg.OperatorInterventionError,
    asyncpg.TooManyConnectionsError,
    asyncpg.LockNotAvailableError,
    asyncpg.IdleInTransactionSessionTimeoutError,
)
"""The same without what a fault of ours looks like: for telling callers whose fault it is."""


def configuration(
    url: str,
    *,
    pool: int = 10,
    settings: Mapping[str, object] = PATIENT.credentials,
    role: str | None = None,
) -> dict[str, Any]:
    """Tortoise's configuration for one PostgreSQL database with at most `pool` connections.

    `settings` are Patience.credentials, or fewer; `role` is taken on in every transaction, else it
    is that of the login. `url` is `postgres://user:password@host:port/database`; without a password
    the driver looks for it in the file of PGPASSFILE, as libpq does. `?host=/folder` names a
    socket's folder, `?sslmode=…` is passed on; `?statement_cache_size=0` is for a PgBouncer that
    hands out connections by transaction and knows no prepared statements. Raises ValueError for
    another scheme, or a size that is no number.
    """
    return {
        "connections": {
            "default": {
                "engine": "backend.foundation.pool",
                "credentials": {
                    **_credentials(url),
                    "minsize": 1,
                    "maxsize": pool,
                    "role": role,
                    **settings,
                },
            }
        },
        "apps": {
            "portal": {
                "models": MODEL_MODULES,
                "default_connection": "default",
                "migrations": "backend.migrations",
            }
        },
        "use_tz": True,
        "timezone": "UTC",
    }


def _credentials(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL must start with postgres://")
    options = dict(parse_qsl(parts.query))
    credentials: dict[str, Any] = {
        "host": options.get("host") or parts.hostname or "localhost",
        "port": parts.port or 5432,
        "user": unquote(parts.username) if parts.username else None,
        "password": unquote(parts.password) if parts.password else None,
        "database": unquote(parts.path.lstrip("/")),
    }
    if "sslmode" in options:
        credentials["ssl"] = options["sslmode"]
    if "statement_cache_size" in options:
        credentials["statement_cache_size"] = int(options["statement_cache_size"])
    return credentials


async def connect(
    url: str,
    *,
    pool: int = 10,
    patience: Patience = PATIENT,
    role: str = asking.APPLICATION,
    viewer: Viewer | None = None,
) -> None:
    """Opens the pool, whose every transaction is `role`'s; from here on `viewer` is asking.

    Without one, whoever answers a request says for whom. Raises OperationalError when the login
    may not take on the role, or migrations made none of that name. The global fall-back is needed:
    ASGI lifespan runs in a task of its own.
    """
    asking.enter(viewer or asking.current())
    settings = configuration(url, pool=pool, settings=patience.credentials, role=role)
    settings["connections"]["default"]["credentials"]["init"] = _measure
    await Tortoise.init(config=settings, _enable_global_fallback=True)
    await connection().execute_query("SELECT 1")


async def disconnect() -> None:
    """Closes the pool."""
    await Tortoise.close_connections()


def connection() -> BaseDBAsyncClient:
    """The connection of the running transaction, else the pool. For set-based SQL."""
    return get_connection("default")


async def _measure(opened: asyncpg.Connection) -> None:
    opened.add_query_logger(_count)


def _count(query: asyncpg.connection.LoggedQuery) -> None:
    if query.query.startswith(FRAME):
        return
    failed = query.exception is not None
    metrics.STATEMENTS.labels("failed" if failed else "ok").observe(query.elapsed)
    tracing.statement(query.query, query.elapsed, failed=failed)


async def login_rules() -> bool:
    """Whether the login could do more than its role: own tables, or see the rows of everybody."""
    rows = await connection().execute_query_dict(_RULES)
    return rows[0]["rules"]


_RULES = """
SELECT rolsuper OR rolbypassrls OR EXISTS (
    SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND pg_has_role(session_user, relowner, 'MEMBER')) AS rules
FROM pg_roles WHERE rolname = session_user
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class PoolUse:
    """Connections of this process."""

    busy: int
    idle: int
    most: int


def pool_use() -> PoolUse:
    """How many are open, and how many may be."""
    pool: asyncpg.Pool | None = getattr(connection(), "_pool", None)
    if pool is None:
        return PoolUse(busy=0, idle=0, most=0)
    idle = pool.get_idle_size()
    return PoolUse(busy=pool.get_size() - idle, idle=idle, most=pool.get_max_size())


@asynccontextmanager
async def transaction(*, alone: str | None = None) -> AsyncGenerator[BaseDBAsyncClient]:
    """One action, one transaction. Inside: nothing is awaited but the database.

    Transactions that name the same key as `alone` run one after the other, until each commits.
    """
    current = cast("BoundedClient | ToldTransaction", connection())
    async with current.opening(alone) as opened:
        yield opened


@asynccontextmanager
async def snapshot(url: str) -> AsyncGenerator[asyncpg.Connection]:
    """A connection of its own that sees one moment, however long it reads, and changes nothing.

    It is whoever `url` names, a reader for example.
    """
    alone = await asyncpg.connect(url)
    try:
        async with alone.transaction(isolation="repeatable_read", readonly=True):
            with asking.the_portal("snapshot"):
                await alone.execute(asking.told(None))
            yield alone
    finally:
        await alone.close()


async def serialise(key: str) -> None:
    """The same as `alone`, for a transaction that learns its key on the way."""
    await connection().execute_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [key])


async def require_right_clock() -> None:
    """Compares this machine's clock with the database's, the one that all processes have in common.

    Raises clock.WrongClock.
    """
    rows = await connection().execute_query_dict("SELECT clock_timestamp() AS at")
    clock.require_right(rows[0]["at"])


async def claim(key: str) -> bool:
    """Whether this transaction is the only one with the key, until it commits; never waits."""
    rows = await connection().execute_query_dict(
        "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine", [key]
    )
    return rows[0]["mine"]
