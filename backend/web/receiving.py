"""What shared links and shown cards have in common over HTTP: addresses, cookie, refusals, copies.

No form here is guarded against other sites: a receiver has no session that could be abused, and a
page without referrer (see headers.py) sends its own forms with `Origin: null`.
"""

import hashlib
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from backend.copies import queries as copies
from backend.copies.models import AnnotatedCopy
from backend.foundation import asking
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import System, Visitor
from backend.proofs import queries as proofs
from backend.web import cookies, look, page_images, receiver_pages, session
from backend.web.answers import services_of
from backend.web.files import disposition_of
from backend.web.look import Look
from backend.web.page_images import RendererBusy
from backend.web.receiver_pages import Address

DeadPage = Callable[[Look, Address], str]

_LONGEST_SECRET = 100
_STATUS = {
    ProblemCode.NOT_FOUND: HTTPStatus.NOT_FOUND,
    ProblemCode.SHARE_ANSWER_WRONG: HTTPStatus.FORBIDDEN,
    ProblemCode.SHARE_LOCKED: HTTPStatus.TOO_MANY_REQUESTS,
    ProblemCode.TOO_MANY_ATTEMPTS: HTTPStatus.TOO_MANY_REQUESTS,
    ProblemCode.PROOF_NOT_VALID: HTTPStatus.NOT_FOUND,
    ProblemCode.RENDERER_BUSY: HTTPStatus.SERVICE_UNAVAILABLE,
    ProblemCode.SEALING_AWAY: HTTPStatus.SERVICE_UNAVAILABLE,
}


async def receiver(services: Services, request: Request) -> Visitor:
    """Who came with a link or a code: that, not who she is, says what she may see."""
    viewer = await session.viewer_of(services, request)
    asking.enter(System(job="receiver"))
    return viewer


def path_of(word: str, secret: str) -> str:
    """Where the page of a link or a code is; cut short for what cannot be one."""
    return f"/{word}/{quote(secret[:_LONGEST_SECRET], safe='', errors='replace')}"


def address_at(path: str) -> Address:
    """The page's address in another look."""

    def address(**choice: str) -> str:
        return f"{path}?{urlencode(choice)}" if choice else path

    return address


def look_of(request: Request) -> Look:
    """How this visitor wants to read."""
    return look.wanted_by(request)


def remembered(request: Request, path: str) -> Response | None:
    """The answer to a choice of size or language, if the request makes one."""
    choices = look.choices_in(request.query_params)
    return look.remembered(request, choices, path) if choices else None


def cookie_in(request: Request, path: str) -> str:
    """The secret of the open page there; empty without one."""
    return request.cookies.get(_cookie_at(request, path), "")


def set_cookie(request: Request, answer: Response, path: str, token: str, *, seconds: int) -> None:
    """Lets the browser open the page again for so long, without telling any script or site."""
    answer.set_cookie(
        _cookie_at(request, path),
        token,
        max_age=seconds,
        secure=_is_secure(request),
        httponly=True,
        samesite="lax",
    )


def back_to(path: str) -> Response:
    """To the page itself, so that a reload does not send the form again."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)


def told(problem: Problem, page: str) -> Response:
    """A page about a problem, with its status and when to come again."""
    answer = HTMLResponse(page, _STATUS.get(problem.code, HTTPStatus.UNPROCESSABLE_ENTITY))
    minutes = problem.details.get("minutes")
    if isinstance(minutes, int):
        answer.headers["retry-after"] = str(60 * minutes)
    return answer


def refused(request: Request, path: str, problem: Problem, dead: DeadPage) -> Response:
    """The page instead of the one asked for; `dead` for whatever leads nowhere."""
    address = address_at(path)
    if isinstance(problem, NotFound):
        return told(problem, dead(look_of(request), address))
    return told(problem, receiver_pages.refusal_page(look_of(request), address, problem))


async def copy_answer(
    request: Request, copy: Callable[[], Awaitable[AnnotatedCopy]], dead: DeadPage
) -> Response:
    """The PDF of an annotated copy, or a page that says why not."""
    services = services_of(request)
    try:
        with page_images.at_renderer(services.documents):
            found = await copy()
    except RendererBusy:
        answer = refused(request, "/v", Problem(ProblemCode.RENDERER_BUSY), dead)
        answer.headers["retry-after"] = str(page_images.RETRY_SECONDS)
        return answer
    except Problem as problem:
        return refused(request, "/v", problem, dead)
    file = await copies.file_of(found)
    number = await proofs.number_of(found.proof_id)
    disposition = disposition_of(f"copy-{found.proof_id}.pdf", f"加注副本-{number}.pdf")
    return Response(
        await services.storage.get(file.sha256),
        media_type="application/pdf",
        headers={"content-disposition": disposition},
    )


def _cookie_at(request: Request, path: str) -> str:
    """A name for each link or code, so that two pages open at once do not share it.

    Not a path for each: a cookie that is bound to its host has none.
    """
    place = hashlib.sha256(path.encode()).hexdigest()[:16]
    return cookies.name_of(f"view-{place}", secure=_is_secure(request))


def _is_secure(request: Request) -> bool:
    return session.is_secure(services_of(request))
