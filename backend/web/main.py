"""The ASGI application."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from backend import bootstrap
from backend.foundation.services import Services
from backend.settings import Settings
from backend.web.headers import Headers
from backend.web.routes import routes


def create_app(settings: Settings) -> ASGIApp:
    """The application, which opens its services when it starts."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None]:
        async with bootstrap.opened(settings) as services:
            app.state.services = services
            yield

    app = _app(lifespan, introspection=settings.development)
    return _with_headers(app, settings.public_url)


def app_of(services: Services, *, introspection: bool = False) -> ASGIApp:
    """The application around services that are already open."""
    app = _app(None, introspection=introspection)
    app.state.services = services
    return _with_headers(app, services.public_url)


def _app(lifespan: object, *, introspection: bool) -> Starlette:
    app = Starlette(
        routes=routes(),
        exception_handlers={500: _masked},
        lifespan=lifespan,  # pyright: ignore[reportArgumentType] -- None or a lifespan, both allowed
    )
    app.state.introspection = introspection
    # It would send callers to whatever address their Host header names.
    app.router.redirect_slashes = False
    return app


def _with_headers(app: Starlette, public_url: str) -> ASGIApp:
    # Around the application, not inside: Starlette's 500 is made outside of its middleware.
    return Headers(app, https=public_url.startswith("https:"))


async def _masked(request: Request, error: Exception) -> Response:
    """Starlette logs the error; the caller gets its number."""
    del error
    request_id = request.state.request_id
    return JSONResponse(
        {"code": "INTERNAL", "message": "系统出了点问题，请稍后再试。", "requestId": request_id},
        500,
    )
