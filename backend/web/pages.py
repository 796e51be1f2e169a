"""Pages rendered here, for people who may have no script: the start page, and verification."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from backend.web import session
from backend.web.answers import services_of
from backend.web.verify_page import verify_page
from backend.web.welcome import welcome_page


async def welcome(request: Request) -> Response:
    """What this is and which doors it has."""
    return HTMLResponse(welcome_page(services_of(request)))


async def verify(request: Request) -> Response:
    """`/v/<code>` from a QR code, or `/v?code=…` from the form; works without script."""
    services = services_of(request)
    code = request.path_params.get("code") or request.query_params.get("code", "")
    viewer = await session.viewer_of(services, request)
    status, page = await verify_page(services, viewer, code)
    headers = {"retry-after": "60"} if status == HTTPStatus.TOO_MANY_REQUESTS else None
    return HTMLResponse(page, status, headers)
