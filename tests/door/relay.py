"""A relay before a server, which can fall silent: connections stay open and nobody answers."""

import asyncio
import contextlib
import threading
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, urlsplit, urlunsplit


class Relay:
    """Passes bytes on; between `fall_silent` and `speak` it takes them and passes nothing."""

    def __init__(self, place: SplitResult) -> None:
        self._host, self._port = place.hostname, place.port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._speaks: asyncio.Event
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def url_of(self, database_url: str) -> str:
        """The same database behind this relay."""
        parts = urlsplit(database_url)
        place = f"{parts.netloc.rpartition('@')[0]}@127.0.0.1:{self.port}"
        return urlunsplit(parts._replace(netloc=place))

    def fall_silent(self) -> None:
        self._loop.call_soon_threadsafe(self._speaks.clear)

    def speak(self) -> None:
        self._loop.call_soon_threadsafe(self._speaks.set)

    async def _listen(self) -> None:
        self._speaks = asyncio.Event()
        self._speaks.set()
        self._server = await asyncio.start_server(self._relay, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _end(self) -> None:
        self._server.close()
        relays = asyncio.all_tasks() - {asyncio.current_task()}
        for relay in relays:
            relay.cancel()
        await asyncio.gather(*relays, return_exceptions=True)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._speaks.wait()
            there, back = await asyncio.open_connection(self._host, self._port)
            await asyncio.gather(self._pass_on(reader, back), self._pass_on(there, writer))
        except asyncio.CancelledError:
            # asyncio's streams would report the end of the test as an error.
            return
        finally:
            writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with contextlib.suppress(OSError):
                while data := await reader.read(65_536):
                    await self._speaks.wait()
                    writer.write(data)
                    await writer.drain()
        finally:
            writer.close()
