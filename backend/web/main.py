"""The ASGI application."""

from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from backend import bootstrap
from backend.foundation import db
from backend.foundation.services import Services
from backend.operations.health import Health
from backend.operations.server import serving
from backend.settings import Settings
from backend.web import sandbox_mark, trusted
from backend.web.catalogue_data import Packages
from backend.web.doorkeeper import Doorkeeper
from backend.web.export import Exports
from backend.web.headers import Headers
from backend.web.observing import Observed
from backend.web.refusals import away
from backend.web.routes import routes
from backend.web.serving import settle
from backend.web.site import Site
from backend.web.static import Files, read_files
from backend.web.trusted import TrustedDocuments

POOL = 20
"""Connections: a place of any lane finds one when all places of another lane hold theirs."""
NOTHING: Mapping[str, Any] = MappingProxyType({})


def create_app(settings: Settings) -> ASGIApp:
    """The application, which opens its services when it starts.

    Raises OperationsRefused when the trusted documents are missing or do not fit the schema.
    """
    documents = trusted.load(required=not settings.development)

    files = read_files()
    if settings.sandbox:
        files = sandbox_mark.marked(files)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None]:
        async with (
            bootstrap.traced(settings, "web"),
            bootstrap.opened(settings, pool=POOL, patience=db.AWAITED) as services,
            serving(settings.operations, services) as health,
        ):
            app.state.services = services
            app.state.health = health
            settle()
            yield

    app = _app(lifespan, settings.development, documents, files)
    return _guarded(app, settings.public_url, settings.hosts)


def app_of(
    services: Services,
    *,
    development: bool = False,
    documents: TrustedDocuments = NOTHING,
    files: Files = NOTHING,
    hosts: Iterable[str] = (),
) -> ASGIApp:
    """The application around services that are already open.

    It answers under the name of its public address and under `hosts`. In `development` it also
    executes documents that come as a text, and tells its schema.
    """
    app = _app(None, development, documents, files)
    app.state.services = services
    app.state.health = Health(services)
    return _guarded(app, services.public_url, hosts)


def _app(
    lifespan: object, development: bool, documents: TrustedDocuments, files: Files
) -> Starlette:
    addresses = routes()
    app = Starlette(
        routes=addresses,
        exception_handlers={500: _masked} | dict.fromkeys(db.AWAY, away),
        lifespan=lifespan,  # pyright: ignore[reportArgumentType] -- None or a lifespan, both allowed
    )
    app.state.development = development
    app.state.trusted = documents
    app.state.exports = Exports()
    app.state.packages = Packages()
    # Not a route of its own: after a wrong method on a real route nothing else may answer.
    app.router.default = Site(files, addresses)
    # It would send callers to whatever address their Host header names.
    app.router.redirect_slashes = False
    return app


def _guarded(app: Starlette, public_url: str, hosts: Iterable[str]) -> ASGIApp:
    own = frozenset({urlsplit(public_url).hostname or "", *hosts})
    # Around the application, not inside: Starlette's 500 is made outside of its middleware.
    return Headers(Observed(Doorkeeper(app, own)), https=public_url.startswith("https:"))


async def _masked(request: Request, error: Exception) -> Response:
    """Starlette logs the error; the caller gets its number."""
    del error
    request_id = request.state.request_id
    return JSONResponse(
        {"code": "INTERNAL", "message": "系统出了点问题，请稍后再试。", "requestId": request_id},
        500,
    )
