"""Uploads: raw bytes into a temporary file without a name, kept when they are what they must be."""

import asyncio
from contextlib import AsyncExitStack
from tempfile import TemporaryFile
from typing import BinaryIO

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.proofs.actions import attaching
from backend.proofs.models import Attachment
from backend.web import session
from backend.web.answers import problem_answer, services_of
from backend.web.requests import BadRequest

ARRIVAL_SECONDS = 120
"""Ten megabytes at 0.7 Mbit/s; photographs that the page has made smaller need a tenth of it."""
_STATUS = {
    ProblemCode.ATTACHMENT_INCOMPLETE: 408,
    ProblemCode.ATTACHMENT_TOO_LARGE: 413,
    ProblemCode.TOO_MANY_ATTEMPTS: 429,
}


async def upload(request: Request) -> Response:
    """POST /uploads: one file for a request that is being written; answers its id and address."""
    services = services_of(request)
    viewer = await session.viewer_of(services, request)
    if not isinstance(viewer, Citizen):
        return problem_answer(Problem(ProblemCode.SIGN_IN_REQUIRED), 401)
    try:
        session.refuse_foreign_origin(services, request)
        attachment = await _attached(services, viewer, request)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        return problem_answer(problem, _STATUS.get(problem.code, 422))
    return JSONResponse(_told(attachment), 201)


async def _attached(services: Services, viewer: Citizen, request: Request) -> Attachment:
    _refuse_announced_length(request)
    # The file has no name: it is gone when it is closed, even by the end of the process.
    with TemporaryFile() as file:
        async with AsyncExitStack() as turn:
            try:
                async with asyncio.timeout(ARRIVAL_SECONDS):
                    # Whoever waits for her turn is not read from yet, and fills nothing.
                    await turn.enter_async_context(services.intake.turn_of(viewer.person_id))
                    await _receive(request, file)
            except (TimeoutError, ClientDisconnect):
                raise Problem(ProblemCode.ATTACHMENT_INCOMPLETE) from None
            return await attaching.attach(services, viewer, file)


async def _receive(request: Request, file: BinaryIO) -> None:
    """Writes the body to the file; raises a Problem as soon as it is too long."""
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > attaching.MAX_SIZE:
            raise _too_large()
        # Not in a thread: it goes to the memory of the system, as fast as the network brings it.
        file.write(chunk)


def _refuse_announced_length(request: Request) -> None:
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > attaching.MAX_SIZE:
        raise _too_large()


def _too_large() -> Problem:
    return Problem(ProblemCode.ATTACHMENT_TOO_LARGE, limit=attaching.MAX_SIZE // 1_000_000)


def _told(attachment: Attachment) -> dict[str, object]:
    told: dict[str, object] = {
        "id": str(attachment.id),
        "mediaType": attachment.media_type,
        "size": attachment.size,
        "url": f"/files/attachments/{attachment.id}",
    }
    measures = {
        "width": attachment.width,
        "height": attachment.height,
        "pages": attachment.pages,
    }
    return told | {name: value for name, value in measures.items() if value is not None}
