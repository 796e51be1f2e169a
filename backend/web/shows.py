"""`/c/<code>`: whoever scans a shown card sees the least, and asks the holder for more."""

from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from backend.foundation import codes
from backend.foundation.codes import InvalidCode
from backend.foundation.errors import NotFound, Problem
from backend.foundation.services import Services
from backend.foundation.viewer import Visitor
from backend.sharing import queries
from backend.sharing.actions import showing
from backend.sharing.lifecycle import ScanState
from backend.sharing.models import ShowScan
from backend.web import receiver_pages, receiving
from backend.web.answers import services_of
from backend.web.requests import BadRequest, form_fields

_COOKIE_SECONDS = int((2 * showing.PAGE_LASTS + showing.FULL_VIEW_LASTS).total_seconds())
"""The longest a page can live; the scan itself knows how long it does."""


async def show(request: Request) -> Response:
    """GET: the card as its scan stands. POST: who asks for the full view, and what for."""
    code: str = request.path_params["code"]
    path = receiving.path_of("c", code)
    chosen = receiving.remembered(request, path)
    if chosen is not None:
        return chosen
    services = services_of(request)
    viewer = await receiving.receiver(services, request)
    try:
        if request.method == "POST":
            return await _asked(services, viewer, request, code)
        return await _looked(services, viewer, request, code)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except InvalidCode:
        return receiving.refused(request, path, NotFound(), receiver_pages.dead_code_page)
    except Problem as problem:
        return receiving.refused(request, path, problem, receiver_pages.dead_code_page)


async def show_file(request: Request) -> Response:
    """The annotated copy, while the full view is open; its address is enough (see shares.py)."""
    services = services_of(request)
    viewer = await receiving.receiver(services, request)
    copy = partial(showing.copy_of, services, viewer, request.path_params["scan"])
    return await receiving.copy_answer(request, copy, receiver_pages.dead_code_page)


async def _looked(services: Services, viewer: Visitor, request: Request, code: str) -> Response:
    path = receiving.path_of("c", code)
    plain, token = codes.normalise(code), receiving.cookie_in(request, path)
    scan = await queries.living_scan(services.vault, plain, token)
    if scan is not None:
        if scan.state is ScanState.AGREED:
            await showing.see_in_full(viewer, scan.id)
        return await _card(services, request, scan, token)
    scanned = await showing.scan(services, viewer, plain)
    answer = await _card(services, request, scanned.scan, scanned.token)
    receiving.set_cookie(request, answer, path, scanned.token, seconds=_COOKIE_SECONDS)
    return answer


async def _asked(services: Services, viewer: Visitor, request: Request, code: str) -> Response:
    form = await form_fields(request.stream(), request.headers.get("content-type", ""))
    path = receiving.path_of("c", code)
    plain, token = codes.normalise(code), receiving.cookie_in(request, path)
    try:
        office, purpose = form.get("office", ""), form.get("purpose", "")
        await showing.ask(services, viewer, plain, token, office=office, purpose=purpose)
    except NotFound:
        raise
    except Problem as problem:
        scan = await queries.living_scan(services.vault, plain, token)
        if scan is None:
            raise NotFound from problem
        return await _card(services, request, scan, token, problem=problem, typed=form)
    return receiving.back_to(receiving.path_of("c", code))


async def _card(
    services: Services,
    request: Request,
    scan: ShowScan,
    token: str,
    *,
    problem: Problem | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    path = receiving.path_of("c", request.path_params["code"])
    page = receiver_pages.card_page(
        receiving.look_of(request),
        receiving.address_at(path),
        scan,
        await queries.shown_to(services, scan),
        file=f"/c/files/{token}.pdf",
        problem=problem,
        typed=typed,
    )
    return HTMLResponse(page) if problem is None else receiving.told(problem, page)
