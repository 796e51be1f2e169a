"""The GraphQL endpoint for people: a fresh Context per request, errors without the inside."""

import asyncio
import json
import logging
from typing import Any
from urllib.parse import urlsplit

from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult

from backend.foundation.errors import Problem
from backend.foundation.graphql.audience import refused
from backend.foundation.graphql.context import Context
from backend.foundation.services import Services
from backend.web import session
from backend.web.requests import BadRequest, GraphQLRequest, parse, read_body
from backend.web.schema import portal

log = logging.getLogger(__name__)

REQUEST_TIMEOUT_SECONDS = 10
"""Far beyond every operation; what takes longer waits for something that is down."""


async def graphql(request: Request) -> Response:
    """POST /graphql."""
    services: Services = request.app.state.services
    try:
        _refuse_foreign_origin(request)
        body = await read_body(request.stream())
        asked = parse(body, request.headers.get("content-type", ""))
        context = Context(viewer=await session.viewer_of(services, request), services=services)
        async with asyncio.timeout(REQUEST_TIMEOUT_SECONDS):
            result = await _execute(asked, context)
    except BadRequest as bad:
        return _json({"errors": [{"message": str(bad)}]}, bad.status)
    except TimeoutError:
        log.warning("request %s timed out", request.state.request_id)
        return _json({"errors": [_masked(request.state.request_id)]}, 503)
    response = _json(_answer(result, request.state.request_id), 200)
    session.apply(context.session_change, services, response)
    return response


async def _execute(asked: GraphQLRequest, context: Context) -> ExecutionResult:
    try:
        result = await portal.execute(
            asked.query,
            variable_values=asked.variables,
            context_value=context,
            operation_name=asked.operation_name,
        )
    except (CannotGetOperationTypeError, InvalidOperationTypeError):
        raise BadRequest(400, "“operationName” names no operation of the document.") from None
    assert isinstance(result, ExecutionResult), "the portal has no incremental delivery"
    return result


def _answer(result: ExecutionResult, request_id: str) -> dict[str, Any]:
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [_face(error, request_id) for error in result.errors]
    return answer


def _face(error: GraphQLError, request_id: str) -> dict[str, Any]:
    """What may leave: the document's own faults and problems; a bug is logged and masked."""
    original = error.original_error
    if isinstance(original, Problem):
        return {"path": error.path, **dict(refused(original).formatted)}
    if original is None or isinstance(original, GraphQLError):
        return dict(error.formatted)
    log.error("request %s failed at %s", request_id, error.path, exc_info=original)
    return {"path": error.path, **_masked(request_id)}


def _masked(request_id: str) -> dict[str, Any]:
    return {
        "message": "系统出了点问题，请稍后再试。如仍不行，请拨打村（社区）电话并报上编号。",
        "extensions": {
            "code": "INTERNAL",
            "messageEn": "Something went wrong. Please try again later.",
            "requestId": request_id,
        },
    }


def _json(content: dict[str, Any], status: int) -> Response:
    # A lone surrogate from the caller may come back inside a message: escape it.
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    body = text.encode("utf-8", "backslashreplace")
    return Response(body, status, media_type="application/json")


def _refuse_foreign_origin(request: Request) -> None:
    """A page of another site must not act with the viewer's cookie (CSRF)."""
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if foreign or request.headers.get("sec-fetch-site") == "cross-site":
        raise BadRequest(403, "Requests from other sites are refused.")
