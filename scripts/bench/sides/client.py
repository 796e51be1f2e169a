"""A client that costs little: requests as bytes on kept connections, and how long answers took."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Tally:
    """Answers of one round."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list[float])
    statuses: dict[int, int] = field(default_factory=dict[int, int])
    bad: list[bytes] = field(default_factory=list[bytes])
    """The first answers that were not what was asked for."""

    @property
    def rate(self) -> float:
        """A second."""
        return len(self.times) / self.seconds

    def at(self, share: float) -> float:
        """The time in which this share was answered, in ms."""
        return 1000 * sorted(self.times)[int(share * (len(self.times) - 1))]


def request(address: str, path: str, body: bytes, **headers: str) -> bytes:
    """One request to post, as it goes over the line."""
    host = urlsplit(address).netloc
    lines = {"host": host, "content-type": "application/json", "accept": "application/json"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines["content-length"] = str(len(body))
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + body


def get(address: str, path: str, **headers: str) -> bytes:
    """One request for a page."""
    lines = {"host": urlsplit(address).netloc, "accept": "text/html"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"GET {path} HTTP/1.1\r\n{head}\r\n".encode()


async def drive(
    address: str,
    next_request: Callable[[], bytes],
    is_good: Callable[[bytes], bool],
    *,
    connections: int,
    seconds: float,
) -> Tally:
    """Each connection asks again as soon as it is answered, until the time is over."""
    tally, began = Tally(), time.perf_counter()
    until = began + seconds
    async with asyncio.TaskGroup() as group:
        for _ in range(connections):
            group.create_task(_ask_on(address, next_request, is_good, until, tally))
    tally.seconds = time.perf_counter() - began
    return tally


async def _ask_on(
    address: str,
    next_request: Callable[[], bytes],
    is_good: Callable[[bytes], bool],
    until: float,
    tally: Tally,
) -> None:
    place = urlsplit(address)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    try:
        while (asked := time.perf_counter()) < until:
            writer.write(next_request())
            status, answer = await answer_of(reader)
            tally.times.append(time.perf_counter() - asked)
            tally.statuses[status] = tally.statuses.get(status, 0) + 1
            if not is_good(answer) and len(tally.bad) < 3:
                tally.bad.append(answer[:500])
    finally:
        writer.close()


async def answer_of(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Status and body of the next answer on a connection."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
    return int(head[9:12]), await reader.readexactly(int(length))
