"""PostgreSQL says nothing, or holds a lock: everybody is told so, and nothing is left (R11).

How long the longest answer took belongs to a machine, and is told by `--log-cli-level=INFO`.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator

import asyncpg
import httpx
import pytest

from tests.databases import still_waiting
from tests.door.relay import Relay
from tests.door.test_restart import LOAD, transactions_left_idle
from tests.door.web_process import WebProcesses

pytestmark = pytest.mark.anyio
log = logging.getLogger(__name__)

HANGS_SECONDS = 10
"""Nobody waits for longer, on however busy a machine: PostgreSQL stays silent for good."""
CROWD = 60
PAGE = "/catalogue"


@pytest.fixture
async def client(web: WebProcesses) -> AsyncIterator[httpx.AsyncClient]:
    await asyncio.to_thread(web.start)
    async with httpx.AsyncClient(base_url=web.address, timeout=HANGS_SECONDS) as client:
        yield client


async def test_a_silent_database_keeps_nobody_waiting_and_is_forgotten_when_it_speaks(
    client: httpx.AsyncClient, relay: Relay, own_database: str
) -> None:
    assert (await client.post("/graphql", json=LOAD)).status_code == 200

    relay.fall_silent()
    silent = [await timed(client, "POST", "/graphql"), await timed(client, "GET", PAGE)]
    crowd = await asyncio.gather(*(timed(client, "POST", "/graphql") for _ in range(CROWD)))
    live, _ = await timed(client, "GET", "/health/live")
    ready, _ = await timed(client, "GET", "/health/ready")

    log.info("longest answer: %.2f s", max(seconds for _, seconds in [*silent, *crowd]))
    for answer, _ in [*silent, *crowd]:
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) > 0
    codes = {answer.json()["errors"][0]["extensions"]["code"] for answer, _ in crowd}
    assert codes == {"PORTAL_BUSY", "PORTAL_UNAVAILABLE"}
    assert live.status_code == 200
    assert ready.status_code == 503

    relay.speak()
    await asyncio.sleep(5)
    again = await asyncio.gather(*(timed(client, "POST", "/graphql") for _ in range(20)))
    assert [answer.status_code for answer, _ in again] == [200] * 20
    assert await transactions_left_idle(own_database) == 0


async def test_who_waits_for_a_lock_is_told_so_and_holds_nothing_any_more(
    client: httpx.AsyncClient, own_database: str
) -> None:
    holder = await asyncpg.connect(own_database)
    async with holder.transaction():
        await holder.execute("LOCK TABLE verification_record IN ACCESS EXCLUSIVE MODE")
        # More than there are connections: those without one are told so as well.
        crowd = await asyncio.gather(*(timed(client, "POST", "/graphql") for _ in range(30)))
        waiting = await still_waiting(holder)
    idle = await transactions_left_idle(own_database)
    await holder.close()

    assert {answer.status_code for answer, _ in crowd} == {503}
    log.info("longest answer: %.2f s", max(seconds for _, seconds in crowd))
    assert (waiting, idle) == (0, 0)
    assert (await client.post("/graphql", json=LOAD)).status_code == 200


async def timed(
    client: httpx.AsyncClient, method: str, address: str
) -> tuple[httpx.Response, float]:
    """The answer, and how many seconds it took."""
    began = time.monotonic()
    answer = await client.request(method, address, json=LOAD if method == "POST" else None)
    return answer, time.monotonic() - began
