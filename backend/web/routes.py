"""Everything but GraphQL: health, verification page, files, uploads, static files."""

import asyncio
from http import HTTPStatus
from pathlib import Path
from uuid import UUID

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from backend.foundation import db
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Citizen
from backend.proofs import queries as proofs
from backend.proofs.actions import attaching
from backend.web import session
from backend.web.endpoints import graphql
from backend.web.requests import BadRequest, read_body
from backend.web.verify_page import verify_page
from backend.web.welcome import welcome_page

HEALTH_TIMEOUT_SECONDS = 3
"""A pool that gives no connection for so long serves nobody."""
STATIC = Path(__file__).resolve().parent.parent.parent / "frontend-static" / "public"


def routes() -> list[BaseRoute]:
    """The portal's addresses."""
    return [
        Route("/", welcome),
        Route("/graphql", graphql, methods=["POST"]),
        Route("/healthz", healthz),
        Route("/v", verify),
        Route("/v/{code}", verify),
        Route("/files/proofs/{proof_id:uuid}.pdf", proof_file),
        Route("/uploads", upload, methods=["POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


async def welcome(request: Request) -> Response:
    """What this is and which doors it has."""
    return HTMLResponse(welcome_page(_services(request)))


async def healthz(request: Request) -> Response:
    """200 when the database answers; the orchestrator's question, without details."""
    del request
    async with asyncio.timeout(HEALTH_TIMEOUT_SECONDS):
        await db.connection().execute_query("SELECT 1")
    return JSONResponse({"status": "ok"})


async def verify(request: Request) -> Response:
    """`/v/<code>` from a QR code, or `/v?code=…` from the form; works without script."""
    services = _services(request)
    code = request.path_params.get("code") or request.query_params.get("code", "")
    viewer = await session.viewer_of(services, request)
    status, page = await verify_page(services, viewer, code)
    headers = {"retry-after": "60"} if status == HTTPStatus.TOO_MANY_REQUESTS else None
    return HTMLResponse(page, status, headers)


async def proof_file(request: Request) -> Response:
    """The sealed PDF, for its owner and the committee that issued it."""
    services = _services(request)
    proof_id: UUID = request.path_params["proof_id"]
    viewer = await session.viewer_of(services, request)
    if isinstance(viewer, Anonymous):
        return _problem(Problem(ProblemCode.SIGN_IN_REQUIRED), 401)
    try:
        content = await proofs.sealed_pdf(services.storage, viewer, proof_id)
    except Problem as problem:
        return _problem(problem, 404)
    # The name must not carry personal data: it ends up in download lists of shared phones.
    disposition = f'attachment; filename="proof-{proof_id}.pdf"'
    return Response(
        content, media_type="application/pdf", headers={"content-disposition": disposition}
    )


async def upload(request: Request) -> Response:
    """One file for a request that is being written; answers its id."""
    services = _services(request)
    viewer = await session.viewer_of(services, request)
    if not isinstance(viewer, Citizen):
        return _problem(Problem(ProblemCode.SIGN_IN_REQUIRED), 401)
    try:
        session.refuse_foreign_origin(services, request)
        content = await read_body(request.stream(), limit=attaching.MAX_SIZE)
        attachment = await attaching.attach(services, viewer, content)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        return _problem(problem, 422)
    return JSONResponse({"id": str(attachment.id), "mediaType": attachment.media_type}, 201)


def _services(request: Request) -> Services:
    return request.app.state.services


def _problem(problem: Problem, status: int) -> Response:
    return JSONResponse(
        {
            "code": problem.code.value,
            "message": problem.message,
            "messageEn": problem.message_en,
        },
        status,
    )
