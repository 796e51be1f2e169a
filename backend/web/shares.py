"""`/s/<token>`: the receiver of a shared link answers a question and looks, without any script."""

from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from backend.foundation import clock
from backend.foundation.errors import NotFound, Problem
from backend.foundation.services import Services
from backend.foundation.viewer import Visitor
from backend.sharing import queries
from backend.sharing.actions import opening
from backend.sharing.models import ShareGrant
from backend.web import receiver_pages, receiving
from backend.web.answers import services_of
from backend.web.requests import BadRequest, form_fields


async def share(request: Request) -> Response:
    """GET: the question, or the papers while a view is open. POST: the answer."""
    token: str = request.path_params["token"]
    path = receiving.path_of("s", token)
    chosen = receiving.remembered(request, path)
    if chosen is not None:
        return chosen
    services = services_of(request)
    viewer = await receiving.receiver(services, request)
    try:
        if request.method == "POST":
            return await _answered(services, viewer, request, token)
        return await _looked(services, viewer, request, token)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        return receiving.refused(request, path, problem, receiver_pages.dead_link_page)


async def share_file(request: Request) -> Response:
    """The annotated copy of one paper, while the view is open; its address is enough.

    WeChat on Android hands downloads to another browser, which has no cookie.
    """
    services = services_of(request)
    viewer = await receiving.receiver(services, request)
    asked = request.path_params
    copy = partial(opening.copy_of, services, viewer, asked["view"], asked["proof_id"])
    return await receiving.copy_answer(request, copy, receiver_pages.dead_link_page)


async def _looked(services: Services, viewer: Visitor, request: Request, token: str) -> Response:
    view = receiving.cookie_in(request, receiving.path_of("s", token))
    grant = await queries.open_view(token, view)
    if grant is not None:
        return HTMLResponse(await _papers(services, request, grant, token, view))
    grant = await opening.come(viewer, token)
    if grant.locked_until is not None and clock.now() < grant.locked_until:
        return _question(request, grant, token, opening.locked(grant))
    return _question(request, grant, token)


async def _answered(services: Services, viewer: Visitor, request: Request, token: str) -> Response:
    form = await form_fields(request.stream(), request.headers.get("content-type", ""))
    try:
        opened = await opening.answer(services, viewer, token, form.get("answer", ""))
    except NotFound:
        raise
    except Problem as problem:
        return _question(request, await opening.come(viewer, token), token, problem)
    path = receiving.path_of("s", token)
    answer = receiving.back_to(path)
    seconds = int(opening.VIEW_LASTS.total_seconds())
    receiving.set_cookie(request, answer, path, opened.token, seconds=seconds)
    return answer


async def _papers(
    services: Services, request: Request, grant: ShareGrant, token: str, view: str
) -> str:
    papers = await queries.shown_by(services, grant)
    files = {paper.proof_id: f"/s/files/{view}/{paper.proof_id}.pdf" for paper in papers}
    address = receiving.address_at(receiving.path_of("s", token))
    return receiver_pages.papers_page(receiving.look_of(request), address, grant, papers, files)


def _question(
    request: Request, grant: ShareGrant, token: str, problem: Problem | None = None
) -> Response:
    address = receiving.address_at(receiving.path_of("s", token))
    page = receiver_pages.question_page(receiving.look_of(request), address, grant, problem)
    return HTMLResponse(page) if problem is None else receiving.told(problem, page)
