"""A web process is replaced by another one under load, and nobody notices (goal R10)."""

import asyncio
import time
from dataclasses import dataclass, field

import asyncpg
import httpx
import pytest

from backend.foundation import codes
from tests.door.web_process import WebProcesses, ended_after

pytestmark = pytest.mark.anyio

RATE = 50
ASK = "mutation($code: String!) { verifyCode(code: $code) { __typename } }"
LOAD = {"query": ASK, "variables": {"code": codes.new_code(bytes)}}
"""Reads and writes; past the limits it is refused, which is an answer as well."""
_IDLE = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND state LIKE 'idle in transaction%'"
)


@dataclass
class Load:
    """Fifty requests a second, half on kept connections and half on connections of their own."""

    address: str
    answered: int = 0
    began: float = 0.0
    failures: list[str] = field(default_factory=list)

    async def run(self, stopped: asyncio.Event) -> None:
        began = self.began = time.monotonic()
        sent = 0
        async with self._client() as kept, asyncio.TaskGroup() as requests:
            while not stopped.is_set():
                requests.create_task(self._ask(kept if sent % 2 else None))
                sent += 1
                await asyncio.sleep(max(0.0, began + sent / RATE - time.monotonic()))

    async def _ask(self, kept: httpx.AsyncClient | None) -> None:
        try:
            if kept:
                answer = await self._sent(kept)
            else:
                async with self._client() as fresh:
                    answer = await self._sent(fresh)
        except httpx.HTTPError as error:
            self.failures.append(
                f"{time.monotonic() - self.began:.2f} {kept is not None} {error!r}"
            )
            return
        self.answered += 1
        if answer.status_code != 200 or "data" not in answer.json():
            self.failures.append(f"{time.monotonic() - self.began:.2f} {answer.text}")

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=self.address, timeout=10)

    async def _sent(self, client: httpx.AsyncClient) -> httpx.Response:
        return await client.post("/graphql", json=LOAD)


async def test_a_restart_under_fifty_requests_a_second_fails_none(
    web: WebProcesses, own_database: str
) -> None:
    old = await asyncio.to_thread(web.start)
    load, stopped = Load(web.address), asyncio.Event()
    running = asyncio.create_task(load.run(stopped))
    await asyncio.sleep(2)

    await asyncio.to_thread(web.start)
    seconds = await asyncio.to_thread(ended_after, old)
    await asyncio.sleep(1)
    stopped.set()
    await running

    assert load.failures == [], web.log_of(0) + web.log_of(1)
    assert load.answered > 3 * RATE
    assert seconds <= 10
    assert await transactions_left_idle(own_database) == 0


async def test_a_request_under_way_is_answered_before_the_process_ends(
    web: WebProcesses, own_database: str
) -> None:
    process = await asyncio.to_thread(web.start)
    holder = await asyncpg.connect(own_database)
    async with httpx.AsyncClient(base_url=web.address, timeout=10) as client:
        async with holder.transaction():
            await holder.execute("LOCK TABLE verification_record IN ACCESS EXCLUSIVE MODE")
            asked = asyncio.create_task(client.post("/graphql", json=LOAD))
            await asyncio.sleep(0.5)
            ending = asyncio.create_task(asyncio.to_thread(ended_after, process))
            await asyncio.sleep(0.5)
        answer = await asked
    await holder.close()

    assert answer.status_code == 200
    assert answer.headers["connection"] == "close"
    assert await ending <= 10
    assert await transactions_left_idle(own_database) == 0


async def transactions_left_idle(database_url: str) -> int:
    """Of any process, in this database: those there still are after two seconds.

    Between two of its statements every transaction is idle for a moment.
    """
    connection = await asyncpg.connect(database_url)
    try:
        for _ in range(20):
            if not (idle := await connection.fetchval(_IDLE)):
                break
            await asyncio.sleep(0.1)
        return idle
    finally:
        await connection.close()
