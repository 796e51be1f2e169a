"""The portal's addresses, one line each."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from backend.foundation import db
from backend.web.attachments import attachment_file
from backend.web.endpoints import graphql
from backend.web.files import proof_file, proof_page
from backend.web.pages import verify
from backend.web.previews import preview
from backend.web.uploads import upload

HEALTH_TIMEOUT_SECONDS = 3
"""A pool that gives no connection for so long serves nobody."""


def routes() -> list[BaseRoute]:
    """The portal's addresses; every other one is a file's or the single page's (site.py)."""
    return [
        Route("/graphql", graphql, methods=["POST"]),
        Route("/healthz", healthz),
        Route("/v", verify),
        Route("/v/{code}", verify),
        Route("/files/proofs/{proof_id:uuid}.pdf", proof_file),
        Route("/files/proofs/{proof_id:uuid}.png", proof_page),
        Route("/previews/{proof_id:uuid}", preview, methods=["POST"]),
        Route("/files/attachments/{attachment_id:uuid}", attachment_file),
        Route("/uploads", upload, methods=["POST"]),
    ]


async def healthz(request: Request) -> Response:
    """200 when the database answers; the orchestrator's question, without details."""
    del request
    async with asyncio.timeout(HEALTH_TIMEOUT_SECONDS):
        await db.connection().execute_query("SELECT 1")
    return JSONResponse({"status": "ok"})
