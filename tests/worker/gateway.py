"""A small system of others on a real socket: it takes what is posted, refuses it, or keeps silent.

An SMS gateway, or with an answer a certificate library.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Gateway:
    """What the gateway answers, and what reached it."""

    url: str = ""
    status: int = 200
    answer: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    drip: bool = False
    """Whether the answer comes byte by byte, without an end."""
    answers: threading.Event = field(default_factory=threading.Event)
    """Cleared: the gateway keeps callers waiting."""
    over: threading.Event = field(default_factory=threading.Event)
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def gateway() -> Iterator[Gateway]:
    """A gateway that answers 200 until told otherwise."""
    state = Gateway()
    state.answers.set()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, state))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/messages"
    try:
        yield state
    finally:
        state.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, state: Gateway, *args: Any) -> None:
        self.state = state
        super().__init__(*args)

    def handle(self) -> None:
        # Callers lose patience: that is what some tests are about.
        with suppress(ConnectionError):
            super().handle()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.state.requests.append((headers, body))
        while not (self.state.answers.wait(0.05) or self.state.over.is_set()):
            pass
        self.send_response(self.state.status)
        for name, value in self.state.headers.items():
            self.send_header(name, value)
        if not self.state.drip:
            self.send_header("content-length", str(len(self.state.answer)))
        self.end_headers()
        self.wfile.write(self.state.answer)
        while self.state.drip and not self.state.over.wait(0.2):
            self.wfile.write(b".")

    def log_message(self, *args: object) -> None:
        """Says nothing."""
