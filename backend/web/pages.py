"""The page rendered here, for people who may have no script: verification."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from backend.web import look, session
from backend.web.answers import services_of
from backend.web.checked_files import RETRY, check_form
from backend.web.requests import BadRequest
from backend.web.verify_page import file_page, verify_page


async def verify(request: Request) -> Response:
    """`/v/<code>` from a QR code, or `/v?code=…` from the form; works without script."""
    code = request.path_params.get("code") or request.query_params.get("code", "")
    choices = look.choices_in(request.query_params)
    if choices:
        return _remembered(request, choices, code)
    services = services_of(request)
    viewer = await session.viewer_of(services, request)
    seen = look.wanted_by(request)
    return _page(*await verify_page(services, viewer, code, seen))


async def verify_form(request: Request) -> Response:
    """`POST /v`: a PDF or a picture from the form of the page; works without script.

    A form on another site must not send one: the check would count against whoever was lured there,
    and name her office to the owner of the proof.
    """
    services = services_of(request)
    try:
        session.refuse_foreign_origin(services, request)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    viewer = await session.viewer_of(services, request)
    check = check_form(services, viewer, request)
    seen = look.wanted_by(request)
    return _page(*await file_page(check, seen))


def _page(status: int, page: str) -> Response:
    # With the usual “no-referrer” browsers would send the form with the origin “null”.
    headers = {"referrer-policy": "same-origin"}
    if status in RETRY:
        headers["retry-after"] = RETRY[status]
    return HTMLResponse(page, status, headers)


def _remembered(request: Request, choices: dict[str, str], code: str) -> Response:
    query = "?" + urlencode({"code": code}, errors="replace") if code else ""
    return look.remembered(request, choices, "/v" + query)
