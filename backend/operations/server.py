"""The operations port: health and metrics, for whoever runs the portal and nobody else.

It has no keys and no accounts, so it listens on the machine itself unless it is told otherwise.
"""

import asyncio
import socket
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from backend.foundation.services import Services
from backend.operations import scraping
from backend.operations.health import Check, Health

CONNECTIONS = 20
"""At once: a Prometheus, an orchestrator, somebody who looks."""
GRACE_SECONDS = 1


async def live(request: Request) -> Response:
    """GET /health/live: 200 when the process answers at all; nothing is looked at."""
    del request
    return JSONResponse({"status": "ok"})


async def ready(request: Request) -> Response:
    """GET /health/ready: 200, or 503 with the names of the parts that are away."""
    health: Health = request.app.state.health
    if missing := await health.missing():
        return JSONResponse({"status": "failing", "failing": missing}, 503)
    return JSONResponse({"status": "ok"})


async def deep(request: Request) -> Response:
    """GET /health/deep: every part with its figures; 503 when one of them is not well."""
    health: Health = request.app.state.health
    parts = await health.deep()
    well = all(part.ok for part in parts.values())
    told = {name: {"ok": part.ok, **part.told} for name, part in parts.items()}
    status = "ok" if well else "failing"
    return JSONResponse({"status": status, "parts": told}, 200 if well else 503)


async def metrics(request: Request) -> Response:
    """GET /metrics: the text format of Prometheus."""
    state = request.app.state
    content = await scraping.page(state.services, state.health)
    return Response(content, headers={"content-type": CONTENT_TYPE_LATEST})


def app_of(services: Services, health: Health) -> Starlette:
    """What answers on the port."""
    app = Starlette(
        routes=[
            Route("/health/live", live),
            Route("/health/ready", ready),
            Route("/health/deep", deep),
            Route("/metrics", metrics),
        ]
    )
    app.state.services = services
    app.state.health = health
    return app


@asynccontextmanager
async def serving(
    place: tuple[str, int] | None, services: Services, *, queue: Check | None = None
) -> AsyncGenerator[Health]:
    """The health of this process, told on host and port if there are any while the context lasts.

    Raises OSError when somebody else listens there.
    """
    health = Health(services, queue=queue)
    if place is None:
        yield health
        return
    with _listening(place) as listener:
        server = _Server(_config(app_of(services, health)))
        running = asyncio.create_task(server.serve([listener]))
        try:
            yield health
        finally:
            server.should_exit = True
            await running


@contextmanager
def _listening(place: tuple[str, int]) -> Generator[socket.socket]:
    family = socket.AF_INET6 if ":" in place[0] else socket.AF_INET
    with socket.create_server(place, family=family) as listener:
        yield listener


def _config(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        # It bounds the head of a request by itself.
        http="h11",
        ws="none",
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Signals belong to the process whose guest this is."""
        yield
