"""Files of proofs and pictures of their pages, for those they belong to."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous
from backend.proofs import queries as proofs
from backend.proofs.models import ProofFile
from backend.web import page_images, session
from backend.web.answers import problem_answer, services_of
from backend.web.page_images import PageImage, RendererBusy
from backend.web.requests import BadRequest
from backend.web.static import is_known


async def proof_file(request: Request) -> Response:
    """The sealed PDF, for its owner and the committee that issued it."""
    services = services_of(request)
    try:
        file = await _sealed_file(services, request)
    except Problem as problem:
        return _refusal(problem)
    content = await services.storage.get(file.sha256)
    number = await proofs.number_of(file.proof_id)
    disposition = disposition_of(f"proof-{file.proof_id}.pdf", f"证明-{number}.pdf")
    return Response(
        content, media_type="application/pdf", headers={"content-disposition": disposition}
    )


async def proof_page(request: Request) -> Response:
    """One page of the sealed PDF as PNG, for the same people; `page` and `width` in the query.

    A browser may keep it, but asks each time: whoever is not signed in any more gets no 304.
    """
    services = services_of(request)
    try:
        asked = asked_page(request)
        file = await _sealed_file(services, request)
        if asked.page > file.pages:
            raise NotFound
        return await _page(services, request, file, asked)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        return _refusal(problem)
    except RendererBusy:
        return page_images.busy_answer()


def asked_page(request: Request) -> PageImage:
    """What the query asks for; raises BadRequest."""
    width = _number(request, "width", page_images.DEFAULT_WIDTH)
    return page_images.page_image(_number(request, "page", 1), width)


async def _sealed_file(services: Services, request: Request) -> ProofFile:
    viewer = await session.viewer_of(services, request)
    if isinstance(viewer, Anonymous):
        raise Problem(ProblemCode.SIGN_IN_REQUIRED)
    return await proofs.sealed_file(viewer, request.path_params["proof_id"])


async def _page(
    services: Services, request: Request, file: ProofFile, asked: PageImage
) -> Response:
    # The file never changes, and the same page is drawn the same.
    etag = f'"{file.sha256[:32]}-{asked.page}-{asked.width}"'
    headers = {
        "cache-control": "private, no-cache",
        "etag": etag,
        "x-pages": str(file.pages),
    }
    if is_known(",".join(request.headers.getlist("if-none-match")), etag):
        return Response(status_code=304, headers=headers)
    pdf = await services.storage.get(file.sha256)
    with page_images.at_renderer(services.documents):
        picture = await services.documents.draw(pdf, asked.page, asked.width)
    return Response(picture, media_type="image/png", headers=headers)


def _refusal(problem: Problem) -> Response:
    return problem_answer(problem, 401 if problem.code is ProblemCode.SIGN_IN_REQUIRED else 404)


def _number(request: Request, name: str, otherwise: int) -> int | None:
    """A number of the query; None for what is none."""
    given = request.query_params.get(name)
    if given is None:
        return otherwise
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 5 else None


def disposition_of(plain: str, readable: str) -> str:
    """To be saved under one of two names (RFC 6266), of which modern browsers take the second.

    Neither carries personal data: they end up in download lists of shared phones.
    """
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(readable, safe='')}"
