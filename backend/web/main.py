"""The ASGI application."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backend import bootstrap
from backend.foundation.services import Services
from backend.settings import Settings
from backend.web.headers import Headers
from backend.web.routes import routes


def create_app(settings: Settings) -> Starlette:
    """The application, which opens its services when it starts."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None]:
        async with bootstrap.opened(settings) as services:
            app.state.services = services
            yield

    return _app(https=settings.public_url.startswith("https:"), lifespan=lifespan)


def app_of(services: Services) -> Starlette:
    """The application around services that are already open."""
    app = _app(https=services.public_url.startswith("https:"), lifespan=None)
    app.state.services = services
    return app


def _app(*, https: bool, lifespan: object) -> Starlette:
    return Starlette(
        routes=routes(),
        middleware=[Middleware(Headers, https=https)],
        exception_handlers={500: _masked},
        lifespan=lifespan,  # pyright: ignore[reportArgumentType] -- None or a lifespan, both allowed
    )


async def _masked(request: Request, error: Exception) -> Response:
    """Starlette logs the error; the caller gets its number."""
    del error
    request_id = request.state.request_id
    return JSONResponse(
        {"code": "INTERNAL", "message": "系统出了点问题，请稍后再试。", "requestId": request_id},
        500,
    )
