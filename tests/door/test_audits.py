"""The audits that the authors of “GraphQL over HTTP” wrote for servers, at both doors (G1)."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn

from backend.foundation.services import Services
from backend.web.main import app_of
from tests.exchange.door import a_client, a_token
from tests.running import ROOT

pytestmark = pytest.mark.anyio

PAUSE_MS = 250
"""A department may ask five times a second."""


@asynccontextmanager
async def served(services: Services) -> AsyncIterator[str]:
    """The application behind a real socket; its address."""
    app = app_of(services, development=True, hosts=["127.0.0.1"])
    server = uvicorn.Server(uvicorn.Config(app, port=0, lifespan="off", log_config=None))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 -- uvicorn offers no event to wait for
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await serving


async def faults_found(address: str, headers: Mapping[str, str], pause: int) -> list[Any]:
    command = ["run", "--silent", "audit", "--", address, json.dumps(headers), str(pause)]
    node = await asyncio.create_subprocess_exec(
        ROOT / "scripts" / "npm", *command, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await node.communicate()
    found = json.loads(output)
    assert len(found) > 50
    # A notice is about what a server MAY do.
    return [audit for audit in found if audit["status"] not in {"ok", "notice"}]


async def test_the_pages_door_has_no_fault(services: Services, database: None) -> None:
    async with served(services) as address:
        assert await faults_found(f"{address}/graphql", {}, 0) == []


async def test_the_departments_door_has_no_fault(services: Services, database: None) -> None:
    issued = await a_token(await a_client(), ip_ranges=["127.0.0.0/8"])
    async with served(services) as address:
        headers = {"authorization": f"Bearer {issued.secret}"}
        assert await faults_found(f"{address}/exchange", headers, PAUSE_MS) == []
