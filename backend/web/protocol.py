"""HTTP with a bound on what a connection may make this process remember before it asks anything."""

import asyncio

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from backend.web.headers import SECURITY_HEADERS

MAX_HEAD = 16_384
"""Address, cookie and the headers that browsers send have about 2 kB."""
HEAD_SECONDS = 10.0
"""From the first byte of a head, and from the connection to the first head."""


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's fast parser, which would keep headers without limit, and wait for them for ever.

    An endless head is a 431, a slow one ends the connection. What a connection can hold is
    MAX_HEAD and two reads of the socket; the doorkeeper measures the complete head.
    """

    _head_bytes = 0
    _in_head = True
    _something_ended = False
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] -- as uvicorn's own
        """Begins to wait for the first head."""
        super().connection_made(transport)
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        self._wait_no_longer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Counts the reads that hold nothing but a piece of a head."""
        self._something_ended = False
        super().data_received(data)
        # In a read that ends a body the rest is the next head, if anything: the next read counts.
        if self._in_head and not self._something_ended:
            self._wait_for_head()
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD and not self.transport.is_closing():
                self._refuse(431, "The head of the request is too long.")

    def on_headers_complete(self) -> None:
        """The head is complete; a body follows, which the application bounds."""
        self._wait_no_longer()
        self._in_head, self._something_ended = False, True
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The next head begins."""
        self._in_head, self._head_bytes, self._something_ended = True, 0, True
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """What is no HTTP at all."""
        self._refuse(400, msg)

    def _wait_for_head(self) -> None:
        if self._patience is None:
            self._patience = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _wait_no_longer(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _refuse(self, status: int, sentence: str) -> None:
        """Answers without the application, and closes."""
        headers = SECURITY_HEADERS | {
            "content-type": "text/plain; charset=utf-8",
            "content-length": str(len(sentence)),
            "connection": "close",
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.transport.write(STATUS_LINE[status] + f"{lines}\r\n{sentence}".encode("ascii"))
        self.transport.close()
