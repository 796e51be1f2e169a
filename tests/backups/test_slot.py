"""The slot is made once, however many begin at the same moment."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from backend.backups.slot import SLOT, ensure

pytestmark = pytest.mark.anyio

AT_ONCE, ROUNDS = 8, 5


@pytest.fixture
async def connections(postgres_url: str) -> AsyncIterator[list[asyncpg.Connection]]:
    opened = [await asyncpg.connect(postgres_url) for _ in range(AT_ONCE)]
    yield opened
    for each in opened:
        await each.close()


async def test_follower_and_base_backup_may_begin_together(
    connections: list[asyncpg.Connection],
) -> None:
    for _ in range(ROUNDS):
        await asyncio.gather(*(ensure(each) for each in connections))
        # Raises when there is none.
        await connections[0].execute("SELECT pg_drop_replication_slot($1)", SLOT)
