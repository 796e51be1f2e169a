"""The server of the web process: it takes over a socket, and leaves without dropping a request."""

import asyncio
import gc
import os
import socket
import time
from collections.abc import Mapping

import uvicorn
from starlette.types import ASGIApp

from backend.web.protocol import BoundedHttp

DRAIN_SECONDS = 3.0
"""For connections to say their next request, and be told to go elsewhere."""
GRACE_SECONDS = 4
"""For what is under way then. With both a process ends within the orchestrator's 10 s."""
IDLE_SECONDS = 75
"""Longer than a proxy keeps its connections (nginx: 60 s): who closes first drops no request."""
MOST_CONNECTIONS = 1_000
"""What they hold is bounded (protocol.py, lanes.py): 0.3 MB each."""
_FIRST_FD = 3


class Server(uvicorn.Server):
    """uvicorn's, which would close connections on which the next request is already on its way."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stops accepting, answers what still comes with “connection: close”, then ends."""
        for server in self.servers:
            server.close()
        state = self.server_state
        state.default_headers = [*state.default_headers, (b"connection", b"close")]
        for connection in state.connections:
            # What is under way took the headers of its beginning.
            if isinstance(connection, BoundedHttp) and connection.cycle is not None:
                connection.cycle.keep_alive = False
        until = time.monotonic() + DRAIN_SECONDS
        # uvicorn offers no event to wait for.
        while state.connections and not self.force_exit and time.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        await super().shutdown(sockets)


def configuration(app: ASGIApp, *, host: str, port: int) -> uvicorn.Config:
    """How the web process serves, wherever it listens."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        # Addresses of visitors are personal data; what matters is logged with a request id.
        access_log=False,
        server_header=False,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        limit_concurrency=MOST_CONNECTIONS,
        http=BoundedHttp,
        ws="none",
    )


def settle() -> None:
    """Takes what was made at the start out of the collector's sight: it stays to the end.

    The schema alone is so large that looking through it took a fourth of the time of a request.
    """
    gc.collect()
    gc.freeze()


def inherited_socket(environ: Mapping[str, str] = os.environ) -> socket.socket | None:
    """The listening socket that systemd hands over (sd_listen_fds), if it does.

    It outlives this process: connections that come while one replaces another wait in it.
    """
    if environ.get("LISTEN_PID") != str(os.getpid()) or environ.get("LISTEN_FDS") != "1":
        return None
    return socket.socket(fileno=_FIRST_FD)
