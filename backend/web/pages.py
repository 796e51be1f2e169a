"""The page rendered here, for people who may have no script: verification."""

from http import HTTPStatus
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from backend.web import look, session
from backend.web.answers import services_of
from backend.web.verify_page import verify_page


async def verify(request: Request) -> Response:
    """`/v/<code>` from a QR code, or `/v?code=…` from the form; works without script."""
    code = request.path_params.get("code") or request.query_params.get("code", "")
    choices = look.choices_in(request.query_params)
    if choices:
        return _remembered(request, choices, code)
    services = services_of(request)
    viewer = await session.viewer_of(services, request)
    status, page = await verify_page(services, viewer, code, look.look_of(request.cookies))
    headers = {"retry-after": "60"} if status == HTTPStatus.TOO_MANY_REQUESTS else None
    return HTMLResponse(page, status, headers)


def _remembered(request: Request, choices: dict[str, str], code: str) -> Response:
    """Keeps the choice and sends the browser to the same page, whose address then is without it."""
    query = "?" + urlencode({"code": code}, errors="replace") if code else ""
    answer = RedirectResponse("/v" + query, HTTPStatus.SEE_OTHER)
    secure = services_of(request).public_url.startswith("https:")
    look.remember(choices, answer, secure=secure)
    return answer
