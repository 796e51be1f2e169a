"""Uploads: raw bytes into a temporary file without a name, kept when they are what they must be."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from tempfile import TemporaryFile
from typing import BinaryIO, TypeAlias

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Citizen, SignedIn
from backend.proofs.actions import attaching
from backend.proofs.models import Attachment
from backend.web import session
from backend.web.answers import problem_answer, services_of
from backend.web.body_chunks import bounded
from backend.web.requests import BadRequest

Keep: TypeAlias = Callable[[BinaryIO], Awaitable[Attachment]]
ARRIVAL_SECONDS = 120
"""Ten megabytes at 0.7 Mbit/s; photographs that the page has made smaller need a tenth of it."""
_STATUS = {
    ProblemCode.FORBIDDEN: 403,
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
    return await _answer(request, viewer, partial(attaching.attach, services, viewer))


async def upload_evidence(request: Request) -> Response:
    """POST /uploads/evidence: one for a complaint, which may be sound; for agents as well."""
    services = services_of(request)
    viewer = await session.viewer_of(services, request)
    if isinstance(viewer, Anonymous):
        return problem_answer(Problem(ProblemCode.SIGN_IN_REQUIRED), 401)
    return await _answer(request, viewer, partial(attaching.attach_evidence, services, viewer))


async def _answer(request: Request, viewer: SignedIn, keep: Keep) -> Response:
    services = services_of(request)
    try:
        session.refuse_foreign_origin(services, request)
        attachment = await _attached(services, viewer, request, keep)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        return problem_answer(problem, _STATUS.get(problem.code, 422))
    return JSONResponse(_told(attachment), 201)


async def _attached(
    services: Services, viewer: SignedIn, request: Request, keep: Keep
) -> Attachment:
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
            return await keep(file)


async def _receive(request: Request, file: BinaryIO) -> None:
    """Writes the body to the file; raises a Problem as soon as it is too long."""
    async for chunk in bounded(request, attaching.MAX_SIZE, ProblemCode.ATTACHMENT_TOO_LARGE):
        # Not in a thread: it goes to the memory of the system, as fast as the network brings it.
        file.write(chunk)


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
