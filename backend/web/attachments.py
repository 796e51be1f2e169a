"""Files that residents uploaded, for their owner and for the committee that has the case."""

from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.media_types import ENDINGS
from backend.foundation.viewer import Anonymous
from backend.proofs import attachments
from backend.web import session
from backend.web.answers import problem_answer, services_of

POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""Whatever a browser takes the file for, it runs nothing and reaches nothing."""


async def attachment_file(request: Request) -> Response:
    """GET /files/attachments/{id}: a picture to look at, a PDF to save."""
    services = services_of(request)
    attachment_id: UUID = request.path_params["attachment_id"]
    viewer = await session.viewer_of(services, request)
    if isinstance(viewer, Anonymous):
        return problem_answer(Problem(ProblemCode.SIGN_IN_REQUIRED), 401)
    try:
        media_type, content = await attachments.read(services, viewer, attachment_id)
    except Problem as problem:
        return problem_answer(problem, 404)
    # A PDF is as its sender made it: a reader of the desk's choice opens it, not our own page.
    way = "attachment" if media_type == "application/pdf" else "inline"
    name = f"attachment-{attachment_id}.{ENDINGS[media_type]}"
    return Response(
        content,
        media_type=media_type,
        headers={
            "content-disposition": f'{way}; filename="{name}"',
            "content-security-policy": POLICY,
        },
    )
