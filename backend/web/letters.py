"""Sealed letters and pictures of their pages, for the office that sends them."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Official
from backend.letters import queries as letters
from backend.letters.models import Letter
from backend.web import page_images, session
from backend.web.answers import problem_answer, services_of
from backend.web.files import asked_page, disposition_of
from backend.web.page_images import RendererBusy
from backend.web.requests import BadRequest


async def letter_file(request: Request) -> Response:
    """The sealed PDF of an issued letter; whoever else it is for has a door of her own."""
    services = services_of(request)
    try:
        viewer = await official_at_work(services, request)
        letter_id = request.path_params["letter_id"]
        letter, pdf = await letters.sealed_file(services, viewer, letter_id)
    except Problem as problem:
        return refusal(problem)
    return letter_answer(letter, pdf)


def letter_answer(letter: Letter, pdf: bytes) -> Response:
    """A sealed letter to be saved under its number."""
    disposition = disposition_of(f"letter-{letter.id}.pdf", f"文书-{letter.number}.pdf")
    return Response(pdf, media_type="application/pdf", headers={"content-disposition": disposition})


async def letter_page(request: Request) -> Response:
    """One page of it as PNG, to look at before it is saved; `page` and `width` in the query."""
    services = services_of(request)
    try:
        asked = asked_page(request)
        viewer = await official_at_work(services, request)
        letter, pdf = await letters.sealed_file(services, viewer, request.path_params["letter_id"])
        pages = await letters.pages_of(letter)
        if asked.page > pages:
            raise NotFound
        with page_images.at_renderer(services.documents):
            picture = await services.documents.draw(pdf, asked.page, asked.width)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        return refusal(problem)
    except RendererBusy:
        return page_images.busy_answer()
    return Response(picture, media_type="image/png", headers={"x-pages": str(pages)})


def refusal(problem: Problem) -> Response:
    return problem_answer(problem, 401 if problem.code is ProblemCode.SIGN_IN_REQUIRED else 404)


async def official_at_work(services: Services, request: Request) -> Official:
    """Who asks, in a post; raises SIGN_IN_REQUIRED, and NotFound for everybody else."""
    viewer = await session.viewer_of(services, request)
    if isinstance(viewer, Anonymous):
        raise Problem(ProblemCode.SIGN_IN_REQUIRED)
    if not isinstance(viewer, Official):
        raise NotFound
    return viewer
