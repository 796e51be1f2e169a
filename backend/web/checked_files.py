"""Files that anybody brings to be checked: as a body of their own, or in the form of the page."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import partial
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from strawberry.utils.str_converters import to_camel_case

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Visitor
from backend.verification import actions
from backend.verification.answers import Verification
from backend.verification.graphql import VerificationResult
from backend.web import session
from backend.web.answers import problem_answer, services_of
from backend.web.body_chunks import bounded
from backend.web.form_file import FormFile, NoFormFile
from backend.web.requests import BadRequest

MAX_SIZE = 10_000_000
"""Bytes. A proof has 0.2 MB, a photograph 3 to 6."""
ARRIVAL_SECONDS = 120
"""Ten megabytes at 0.7 Mbit/s."""
FIELD = "file"
_AROUND = 10_000
"""Bytes that a form adds: boundaries, and a file name of up to some thousand characters."""

STATUS = {
    ProblemCode.FILE_MISSING: 400,
    ProblemCode.ATTACHMENT_INCOMPLETE: 408,
    ProblemCode.FILE_TOO_LARGE: 413,
    ProblemCode.TOO_MANY_ATTEMPTS: 429,
    ProblemCode.VERIFICATION_BUSY: 503,
}
RETRY = {429: "60", 503: "5"}
"""Seconds after which the same will be answered."""


async def check_body(request: Request) -> Response:
    """POST /verifications: the file is the body; answers as `verifyFile` of the schema does."""
    services = services_of(request)
    try:
        session.refuse_foreign_origin(services, request)
        viewer = await session.viewer_of(services, request)
        async with _arrived(services, viewer, partial(_take_body, request)) as file:
            answer = await actions.verify_upload(services, viewer, file)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        refusal = problem_answer(problem, STATUS[problem.code])
        if refusal.status_code in RETRY:
            refusal.headers["retry-after"] = RETRY[refusal.status_code]
        return refusal
    return JSONResponse(_told(VerificationResult.from_verification(answer)))


async def check_form(services: Services, viewer: Visitor, request: Request) -> Verification:
    """What the file in the page's form is worth; raises a Problem that STATUS knows."""
    async with _arrived(services, viewer, partial(_take_form, request)) as file:
        return await actions.verify_upload(services, viewer, file)


async def _take_body(request: Request, file: BinaryIO) -> None:
    async for chunk in bounded(request, MAX_SIZE, ProblemCode.FILE_TOO_LARGE):
        # Not in a thread: it goes to the memory of the system, as fast as the network brings it.
        file.write(chunk)


async def _take_form(request: Request, file: BinaryIO) -> None:
    try:
        form = FormFile(request.headers.get("content-type", ""), FIELD, file)
        async for chunk in bounded(request, MAX_SIZE + _AROUND, ProblemCode.FILE_TOO_LARGE):
            form.write(chunk)
        form.close()
    except NoFormFile:
        raise Problem(ProblemCode.FILE_MISSING) from None


@asynccontextmanager
async def _arrived(
    services: Services, viewer: Visitor, arrival: Callable[[BinaryIO], Awaitable[None]]
) -> AsyncGenerator[BinaryIO]:
    """The file once it is there; a Problem when it is not in time, empty or too large."""
    # The file has no name: it is gone when it is closed, even by the end of the process.
    with services.intake.arriving.taken(viewer.source), TemporaryFile() as file:
        try:
            async with asyncio.timeout(ARRIVAL_SECONDS):
                await arrival(file)
        except (TimeoutError, ClientDisconnect):
            raise Problem(ProblemCode.ATTACHMENT_INCOMPLETE) from None
        if file.tell() == 0:
            raise Problem(ProblemCode.FILE_MISSING)
        if file.tell() > MAX_SIZE:
            raise Problem(ProblemCode.FILE_TOO_LARGE, limit=MAX_SIZE // 1_000_000)
        yield file


def _told(value: Any) -> Any:
    """A value of the schema as GraphQL would write it: one shape for both doors."""
    if is_dataclass(value):
        return {
            to_camel_case(each.name): _told(getattr(value, each.name)) for each in fields(value)
        }
    if isinstance(value, list):
        return [_told(each) for each in value]
    if isinstance(value, Enum):
        return value.name
    return value.isoformat() if isinstance(value, date) else value
