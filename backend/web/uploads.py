"""Files that a resident gives with a request."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import Citizen
from backend.proofs.actions import attaching
from backend.web import session
from backend.web.answers import problem_answer, services_of
from backend.web.requests import BadRequest, read_body


async def upload(request: Request) -> Response:
    """One file for a request that is being written; answers its id."""
    services = services_of(request)
    viewer = await session.viewer_of(services, request)
    if not isinstance(viewer, Citizen):
        return problem_answer(Problem(ProblemCode.SIGN_IN_REQUIRED), 401)
    try:
        session.refuse_foreign_origin(services, request)
        content = await read_body(request.stream(), limit=attaching.MAX_SIZE)
        attachment = await attaching.attach(services, viewer, content)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        return problem_answer(problem, 422)
    return JSONResponse({"id": str(attachment.id), "mediaType": attachment.media_type}, 201)
