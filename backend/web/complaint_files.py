"""Files of complaints by their signed addresses, which are good for five minutes (see links.py)."""

from starlette.requests import Request
from starlette.responses import Response

from backend.complaints import files, links
from backend.foundation.errors import NotFound, Problem
from backend.web.answers import problem_answer, services_of
from backend.web.attachments import POLICY

_TO_SHOW = frozenset({"image", "audio"})
"""Everything else is as its sender made it: a program of the reader's choice opens it."""


async def complaint_file(request: Request) -> Response:
    """GET /files/complaints/<file>/<until>/<signature>: a piece of evidence, or a sealed bundle."""
    services, asked = services_of(request), request.path_params
    try:
        if not links.holds(services.vault, asked["file_id"], asked["until"], asked["signature"]):
            raise NotFound
        file = await files.opened(services, asked["file_id"])
    except Problem as problem:
        return problem_answer(problem, 404)
    way = "inline" if file.media_type.partition("/")[0] in _TO_SHOW else "attachment"
    return Response(
        file.content,
        media_type=file.media_type,
        headers={
            "content-disposition": f'{way}; filename="{file.name}"',
            "content-security-policy": POLICY,
        },
    )
