"""What approval would make of a case, drawn by the renderer of the final file, for the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backend.foundation.documents.renderer import DocumentRenderer, RenderFailed
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous
from backend.proofs import previewing
from backend.proofs.previewing import Draft
from backend.web import page_images, session
from backend.web.answers import problem_answer, services_of
from backend.web.page_images import PageImage, RendererBusy
from backend.web.requests import BadRequest, json_object, read_body

_FIELDS = ("statement", "validUntil", "page", "width", "format")
_STATUS = {
    ProblemCode.SIGN_IN_REQUIRED: 401,
    ProblemCode.FORBIDDEN: 403,
    ProblemCode.NOT_FOUND: 404,
    ProblemCode.WRONG_STATE: 409,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What a preview is to show; `image` is None for the whole PDF."""

    draft: Draft | None
    image: PageImage | None


async def preview(request: Request) -> Response:
    """POST /previews/{proof_id}: one page as PNG, or the PDF; never kept by any cache."""
    services = services_of(request)
    try:
        session.refuse_foreign_origin(services, request)
        return await _preview(services, request)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        return problem_answer(problem, _STATUS.get(problem.code, 422))
    except RendererBusy:
        return page_images.busy_answer()
    except RenderFailed as failure:
        return problem_answer(Problem(ProblemCode.RENDER_FAILED, reason=failure.reason), 422)


async def _preview(services: Services, request: Request) -> Response:
    viewer = await session.viewer_of(services, request)
    if isinstance(viewer, Anonymous):
        raise Problem(ProblemCode.SIGN_IN_REQUIRED)
    body = await read_body(request.stream())
    wish = parse(json_object(body, request.headers.get("content-type", "")))
    proof_id = request.path_params["proof_id"]
    content = await previewing.content(services, viewer, proof_id, wish.draft)
    with page_images.at_renderer(services.documents):
        return await _rendered(services.documents, content, wish.image)


async def _rendered(
    documents: DocumentRenderer, content: Mapping[str, Any], image: PageImage | None
) -> Response:
    document = await documents.render(
        content["template"], content["template_version"], content, preview=True
    )
    headers = {"x-pages": str(document.pages)}
    if image is None:
        headers["content-disposition"] = 'inline; filename="preview.pdf"'
        return Response(document.pdf, media_type="application/pdf", headers=headers)
    if image.page > document.pages:
        raise NotFound
    picture = await documents.draw(document.pdf, image.page, image.width)
    return Response(picture, media_type="image/png", headers=headers)


def parse(body: Mapping[str, Any]) -> Wish:
    """Raises BadRequest for an unknown field or a value of another type."""
    if body.keys() - set(_FIELDS):
        raise BadRequest(400, f"The fields are {', '.join(_FIELDS)}.")
    if body.get("format", "png") not in ("png", "pdf"):
        raise BadRequest(400, "“format” must be png or pdf.")
    image = page_images.page_image(
        body.get("page", 1), body.get("width", page_images.DEFAULT_WIDTH)
    )
    return Wish(draft=_draft(body), image=None if body.get("format") == "pdf" else image)


def _draft(body: Mapping[str, Any]) -> Draft | None:
    statement, valid_until = body.get("statement"), _day(body.get("validUntil"))
    if statement is None:
        if valid_until is not None:
            raise BadRequest(400, "“validUntil” belongs to a “statement”.")
        return None
    if not isinstance(statement, str):
        raise BadRequest(400, "“statement” must be a string.")
    return Draft(statement=statement, valid_until=valid_until)


def _day(value: object) -> date | None:
    """An ISO date in full, the one form that the schema's dates have."""
    if value is None:
        return None
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise BadRequest(400, "“validUntil” must be a date like 2026-11-22.")
    return day
