"""HTTP with a bound on what a connection may make this process remember before it asks anything."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_HEAD = 16_384
"""Address, cookie and the headers that browsers send have about 2 kB."""


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's fast parser keeps headers without limit; here an endless head is a 400.

    What a connection can hold is MAX_HEAD and one read of the socket.
    """

    _head_bytes = 0
    _in_head = True

    def data_received(self, data: bytes) -> None:
        """Counts what has arrived while the head of a request is not complete."""
        super().data_received(data)
        if self._in_head:
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD and not self.transport.is_closing():
                self.send_400_response("The head of the request is too long.")

    def on_headers_complete(self) -> None:
        """The head is complete; a body follows, which the application bounds."""
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The next head begins."""
        self._in_head, self._head_bytes = True, 0
        super().on_message_complete()
