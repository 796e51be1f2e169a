"""The archive package of one finished case, for those who keep the issuer's archive."""

import asyncio
from collections.abc import AsyncGenerator
from typing import IO

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from backend.foundation.errors import Problem
from backend.preservation import actions as preservation
from backend.web.answers import services_of
from backend.web.letters import official_at_work, refusal

_PIECE = 64 * 1024


async def archive_package(request: Request) -> Response:
    """GET /files/archive/{proof}.zip: the package (归档信息包), made when it is asked for."""
    services = services_of(request)
    try:
        viewer = await official_at_work(services, request)
        package = await preservation.hand_out(services, viewer, request.path_params["proof_id"])
    except Problem as problem:
        return refusal(problem)
    return StreamingResponse(
        _pieces(package.file),
        media_type="application/zip",
        headers={
            "content-length": str(package.size),
            "content-disposition": f'attachment; filename="{package.name}"',
        },
    )


async def _pieces(file: IO[bytes]) -> AsyncGenerator[bytes]:
    with file:
        while piece := await asyncio.to_thread(file.read, _PIECE):
            yield piece
