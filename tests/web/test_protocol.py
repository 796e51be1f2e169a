"""The server on a real socket: endless heads, hang-ups, and requests one after the other."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn

from backend.foundation.services import Services
from backend.web.main import app_of
from backend.web.protocol import MAX_HEAD, BoundedHttp
from tests.web.browser import WHO

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

PATIENCE_SECONDS = 10
"""Only a server that waits for ever lets a test wait so long."""
BODY = json.dumps({"query": WHO}).encode()
POST = (
    b"POST /graphql HTTP/1.1\r\nhost: portal.test\r\ncontent-type: application/json\r\n"
    b"content-length: %d\r\n\r\n"
)


@asynccontextmanager
async def listening(
    services: Services,
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection to the server as `python -m backend.web` runs it."""
    app = app_of(services, development=True)
    config = uvicorn.Config(app, port=0, http=BoundedHttp, lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 -- uvicorn offers no event to wait for
        await asyncio.sleep(0.01)
    host, port = server.servers[0].sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(host, port)
    try:
        yield reader, writer
    finally:
        writer.close()
        server.should_exit = True
        await running


async def answer_from(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Status and body of the next answer."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = next(
        int(line.split(":")[1]) for line in head.lower().split("\r\n") if "content-length" in line
    )
    return int(head.split()[1]), await reader.readexactly(length)


async def refused_after(services: Services, start: bytes, more: bytes) -> tuple[int, bytes, int]:
    """Sends `start`, then `more` without end; the answer, and how often `more` went."""
    async with listening(services) as (reader, writer):
        writer.write(start)
        answer = asyncio.create_task(answer_from(reader))
        sent = 0
        while not answer.done() and sent < 1_000:
            writer.write(more)
            sent += 1
            await asyncio.sleep(0.001)
        async with asyncio.timeout(PATIENCE_SECONDS):
            return *await answer, sent


ENDLESS = {
    "headers": (b"GET / HTTP/1.1\r\n", b"x-more: " + b"a" * 1_000 + b"\r\n"),
    "one header": (b"GET / HTTP/1.1\r\nx-more: ", b"a" * 1_000),
    "an address": (b"GET /v?code=", b"a" * 1_000),
}


@pytest.mark.parametrize(("start", "more"), ENDLESS.values(), ids=ENDLESS.keys())
async def test_an_endless_head_is_given_up(services: Services, start: bytes, more: bytes) -> None:
    status, body, sent = await refused_after(services, start, more)

    assert status == 431
    assert body == b"The head of the request is too long."
    assert sent < 1_000


async def test_a_head_of_ordinary_size_in_many_pieces_is_answered(services: Services) -> None:
    request = POST % len(BODY) + BODY
    cookie = b"cookie: other=" + b"a" * (MAX_HEAD - 1_000) + b"\r\nhost"
    request = request.replace(b"host", cookie, 1)
    async with listening(services) as (reader, writer):
        for start in range(0, len(request), 1_000):
            writer.write(request[start : start + 1_000])
            await asyncio.sleep(0.001)
        status, body = await answer_from(reader)

    assert (status, json.loads(body)) == (200, {"data": {"me": None}})


async def test_requests_on_one_connection_are_counted_one_by_one(services: Services) -> None:
    padded = BODY.ljust(10_000)
    async with listening(services) as (reader, writer):
        statuses: list[int] = []
        for _ in range(5):
            writer.write(POST % len(padded))
            await asyncio.sleep(0.001)
            writer.write(padded)
            statuses.append((await answer_from(reader))[0])

    assert statuses == [200] * 5


async def test_a_long_body_is_not_taken_for_a_head(services: Services) -> None:
    padded = BODY.ljust(6 * MAX_HEAD)
    async with listening(services) as (reader, writer):
        statuses: list[int] = []
        for _ in range(5):
            writer.write(POST % len(padded))
            await asyncio.sleep(0.001)
            # The last read of the socket has far more than a head may have.
            writer.write(padded)
            statuses.append((await answer_from(reader))[0])

    assert statuses == [200] * 5


async def test_a_caller_who_hangs_up_is_no_fault_of_the_server(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with listening(services) as (_, writer):
        writer.write(POST % 1_000 + BODY)
        await asyncio.sleep(0.05)
        writer.close()
        await asyncio.sleep(0.05)

    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


SMUGGLED = b"GET /health/live HTTP/1.1\r\nhost: portal.test\r\n\r\n"
_START = b"POST /graphql HTTP/1.1\r\nhost: portal.test\r\ncontent-type: application/json\r\n"
TWO_LENGTHS = {
    "a length and pieces": b"content-length: 4\r\ntransfer-encoding: chunked\r\n",
    "pieces and a length": b"transfer-encoding: chunked\r\ncontent-length: 4\r\n",
    "two lengths": b"content-length: 4\r\ncontent-length: 5\r\n",
    "a length with a sign": b"content-length: +4\r\n",
    "a length of letters": b"content-length: four\r\n",
    "pieces of another kind": b"transfer-encoding: xchunked\r\n",
    "pieces that are not last": b"transfer-encoding: chunked, identity\r\n",
    "a space before the colon": b"content-length : 4\r\n",
    "pieces with a stray byte": b"transfer-encoding: \x0bchunked\r\n",
    "a head without its start": b"\x00content-length: 4\r\n",
}


@pytest.mark.parametrize("head", TWO_LENGTHS.values(), ids=TWO_LENGTHS.keys())
async def test_where_a_body_ends_is_never_guessed(services: Services, head: bytes) -> None:
    """A proxy that guessed otherwise would take what is behind it for another's request."""
    async with listening(services) as (reader, writer):
        writer.write(_START + head + b"\r\n0\r\n\r\n" + SMUGGLED)
        async with asyncio.timeout(PATIENCE_SECONDS):
            told = await reader.read()

    assert told.startswith(b"HTTP/1.1 400 ")
    assert told.count(b"HTTP/1.1 ") == 1
