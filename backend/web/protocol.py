"""HTTP with a bound on what a connection may make this process remember before it asks anything."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_HEAD = 16_384
"""Address, cookie and the headers that browsers send have about 2 kB."""


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's fast parser keeps headers without limit; here an endless head is a 400.

    What a connection can hold is MAX_HEAD and two reads of the socket.
    """

    _head_bytes = 0
    _in_head = True
    _something_ended = False

    def data_received(self, data: bytes) -> None:
        """Counts the reads that hold nothing but a piece of a head."""
        self._something_ended = False
        super().data_received(data)
        # In a read that ends a body the rest is the next head, if anything: the next read counts.
        if self._in_head and not self._something_ended:
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD and not self.transport.is_closing():
                self.send_400_response("The head of the request is too long.")

    def on_headers_complete(self) -> None:
        """The head is complete; a body follows, which the application bounds."""
        self._in_head, self._something_ended = False, True
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The next head begins."""
        self._in_head, self._head_bytes, self._something_ended = True, 0, True
        super().on_message_complete()
