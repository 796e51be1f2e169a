"""The portal's addresses, one line each."""

import asyncio
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from backend.foundation import db
from backend.web.endpoints import graphql
from backend.web.files import proof_file
from backend.web.pages import verify, welcome
from backend.web.uploads import upload

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


async def healthz(request: Request) -> Response:
    """200 when the database answers; the orchestrator's question, without details."""
    del request
    async with asyncio.timeout(HEALTH_TIMEOUT_SECONDS):
        await db.connection().execute_query("SELECT 1")
    return JSONResponse({"status": "ok"})
