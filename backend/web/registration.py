"""Workbooks of the registration: handed in by offices, and given out blank or filled."""

import asyncio
from tempfile import TemporaryFile
from typing import BinaryIO

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.registration import queries, writing
from backend.registration.actions import receiving
from backend.registration.models import Filing, FormCode
from backend.registration.published_forms import FORMS
from backend.web import session
from backend.web.answers import problem_answer, services_of
from backend.web.body_chunks import bounded
from backend.web.requests import BadRequest

ARRIVAL_SECONDS = 60
"""Five megabytes at 0.7 Mbit/s."""
_STATUS = {
    ProblemCode.SIGN_IN_REQUIRED: 401,
    ProblemCode.FORBIDDEN: 403,
    ProblemCode.NOT_FOUND: 404,
    ProblemCode.WORKBOOK_INCOMPLETE: 408,
    ProblemCode.WORKBOOK_TOO_LARGE: 413,
}
_READERS = frozenset({Role.DEPARTMENT_STAFF, Role.SUPERVISOR})


async def receive_workbook(request: Request) -> Response:
    """POST /registration/workbooks?form=…: begins a draft that a job fills; answers its id."""
    services = services_of(request)
    try:
        session.refuse_foreign_origin(services, request)
        viewer = await _official(services, request, frozenset({Role.DEPARTMENT_STAFF}))
        form = _form(request.query_params.get("form", ""))
        filing = await _received(services, viewer, form, request)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        return _refused(problem)
    return JSONResponse({"id": str(filing.id)}, 201)


async def blank_form(request: Request) -> Response:
    """GET /registration/forms/{form}.xlsx: the form as printed, for everybody."""
    try:
        form = FORMS[_form(request.path_params["form"])]
    except Problem:
        raise HTTPException(404) from None
    return _workbook(await asyncio.to_thread(writing.workbook, form), f"{form.code}.xlsx")


async def filled_form(request: Request) -> Response:
    """GET /registration/filings/{id}.xlsx: a filing, for its office and the supervisor above."""
    services = services_of(request)
    filing_id = request.path_params["filing_id"]
    try:
        viewer = await _official(services, request, _READERS)
        content = await queries.workbook_of(services, viewer, filing_id)
    except Problem as problem:
        return _refused(problem)
    written = await asyncio.to_thread(content.written)
    return _workbook(written, f"{content.form}-{filing_id}.xlsx")


async def _received(
    services: Services, viewer: Official, form: FormCode, request: Request
) -> Filing:
    # The file has no name: it is gone when it is closed, even by the end of the process.
    with TemporaryFile() as file:
        try:
            async with asyncio.timeout(ARRIVAL_SECONDS):
                # Whoever waits for her turn is not read from yet, and fills nothing.
                async with services.intake.turn_of(viewer.person_id):
                    await _receive(request, file)
        except (TimeoutError, ClientDisconnect):
            raise Problem(ProblemCode.WORKBOOK_INCOMPLETE) from None
        return await receiving.receive(services, viewer, form, file)


async def _receive(request: Request, file: BinaryIO) -> None:
    async for chunk in bounded(request, receiving.MAX_SIZE, ProblemCode.WORKBOOK_TOO_LARGE):
        # Not in a thread: it goes to the memory of the system, as fast as the network brings it.
        file.write(chunk)


async def _official(services: Services, request: Request, roles: frozenset[Role]) -> Official:
    viewer = await session.viewer_of(services, request)
    match viewer:
        case Official() if viewer.roles & roles:
            return viewer
        case Official():
            raise Problem(ProblemCode.FORBIDDEN)
        case _:
            raise Problem(ProblemCode.SIGN_IN_REQUIRED)


def _form(code: str) -> FormCode:
    try:
        return FormCode(code)
    except ValueError:
        raise Problem(ProblemCode.FORM_UNKNOWN, field="form") from None


def _workbook(content: bytes, name: str) -> Response:
    named = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=writing.MEDIA_TYPE, headers=named)


def _refused(problem: Problem) -> Response:
    return problem_answer(problem, _STATUS.get(problem.code, 422))
