"""Monthly reports of complaints, for the supervising offices of a branch."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from backend.foundation.documents.renderer import RenderFailed
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.oversight import report, sheets
from backend.oversight.report import Report
from backend.web import page_images, session
from backend.web.answers import problem_answer, services_of
from backend.web.files import disposition_of
from backend.web.page_images import RendererBusy

_STATUS = {
    ProblemCode.SIGN_IN_REQUIRED: 401,
    ProblemCode.FORBIDDEN: 403,
    ProblemCode.NOT_FOUND: 404,
}


async def monthly_pdf(request: Request) -> Response:
    """GET /reports/complaints/{month}.pdf: the report as printed, of a branch `?region=`."""
    services = services_of(request)
    try:
        made = await _report(services, request)
        with page_images.at_renderer(services.documents):
            printed = await services.documents.render(
                report.TEMPLATE, report.VERSION, made.printed()
            )
    except Problem as problem:
        return problem_answer(problem, _STATUS.get(problem.code, 422))
    except RendererBusy:
        return page_images.busy_answer()
    except RenderFailed as failure:
        return problem_answer(Problem(ProblemCode.RENDER_FAILED, reason=failure.reason), 422)
    return _file(printed.pdf, "application/pdf", made, "pdf")


async def monthly_workbook(request: Request) -> Response:
    """GET /reports/complaints/{month}.xlsx: the same as a workbook, with every row."""
    try:
        made = await _report(services_of(request), request)
    except Problem as problem:
        return problem_answer(problem, _STATUS.get(problem.code, 422))
    written = await asyncio.to_thread(sheets.workbook, made)
    return _file(written, sheets.MEDIA_TYPE, made, "xlsx")


async def _report(services: Services, request: Request) -> Report:
    viewer = await session.viewer_of(services, request)
    match viewer:
        case Official() if Role.SUPERVISOR in viewer.roles:
            region = request.query_params.get("region")
            return await report.monthly(viewer, request.path_params["month"], region)
        case Official():
            raise Problem(ProblemCode.FORBIDDEN)
        case _:
            raise Problem(ProblemCode.SIGN_IN_REQUIRED)


def _file(content: bytes, media_type: str, made: Report, ending: str) -> Response:
    plain = f"complaints-{made.month:%Y-%m}.{ending}"
    disposition = disposition_of(plain, f"{made.title}.{ending}")
    return Response(content, media_type=media_type, headers={"content-disposition": disposition})
