"""The GraphQL endpoint for people: a fresh Context per request, errors without the inside."""

import asyncio
import json
import logging
from typing import Any

from graphql import DocumentNode, GraphQLError
from starlette.requests import Request
from starlette.responses import Response
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.graphql.audience import refused
from backend.web import session
from backend.web.answers import services_of
from backend.web.prepared import RequestContext
from backend.web.requests import BadRequest, GraphQLRequest, parse, read_body
from backend.web.schema import portal
from backend.web.trusted import TrustedDocuments

log = logging.getLogger(__name__)

REQUEST_TIMEOUT_SECONDS = 10
"""Far beyond every operation; what takes longer waits for something that is down."""
MAX_ERRORS = 10
"""Whoever made so many mistakes needs no longer list of them."""
MAX_MESSAGE = 500
"""A longer message only repeats what the caller sent."""


async def graphql(request: Request) -> Response:
    """POST /graphql."""
    services = services_of(request)
    try:
        session.refuse_foreign_origin(services, request)
        asked = await _asked(request)
        document = _named(asked, request)
        async with asyncio.timeout(REQUEST_TIMEOUT_SECONDS):
            context = RequestContext(
                viewer=await session.viewer_of(services, request),
                services=services,
                introspection=request.app.state.development,
                document=document,
            )
            result = await _execute(asked, context)
    except BadRequest as bad:
        return _json({"errors": [_fault(str(bad))]}, bad.status)
    except Problem as problem:
        return _json({"errors": [dict(refused(problem).formatted)]}, 400)
    except TimeoutError:
        log.warning("request %s timed out", request.state.request_id)
        return _json({"errors": [_masked(request.state.request_id)]}, 503)
    response = _json(_answer(result, request.state.request_id), 200)
    session.apply(context.session_change, services, response)
    return response


async def _asked(request: Request) -> GraphQLRequest:
    try:
        async with asyncio.timeout(REQUEST_TIMEOUT_SECONDS):
            body = await read_body(request.stream())
    except TimeoutError:
        raise BadRequest(408, "The body did not arrive in time.") from None
    return parse(body, request.headers.get("content-type", ""))


def _named(asked: GraphQLRequest, request: Request) -> DocumentNode | None:
    """The trusted document that was asked for; None for a text, which only development executes."""
    if asked.document_id is None:
        if not request.app.state.development:
            raise Problem(ProblemCode.DOCUMENT_REQUIRED)
        return None
    trusted: TrustedDocuments = request.app.state.trusted
    document = trusted.get(asked.document_id)
    if document is None:
        raise Problem(ProblemCode.DOCUMENT_UNKNOWN)
    return document


async def _execute(asked: GraphQLRequest, context: RequestContext) -> ExecutionResult:
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
        answer["errors"] = [_face(error, request_id) for error in result.errors[:MAX_ERRORS]]
    return answer


def _face(error: GraphQLError, request_id: str) -> dict[str, Any]:
    """What may leave: the document's own faults and problems; a bug is logged and masked."""
    original = error.original_error
    if isinstance(original, Problem):
        return {"path": error.path, **dict(refused(original).formatted)}
    # What has a place in the document but no path in the answer was refused before any resolver.
    before_execution = error.path is None and error.nodes is not None
    if original is None or isinstance(original, GraphQLError) or before_execution:
        return {**_fault(error.message), **error.formatted, "message": _shortened(error.message)}
    log.error("request %s failed at %s", request_id, error.path, exc_info=original)
    return {"path": error.path, **_masked(request_id)}


def _fault(message: str) -> dict[str, Any]:
    """The caller's own mistake in body, document or variables."""
    return {"message": message, "extensions": {"code": "BAD_REQUEST"}}


def _shortened(message: str) -> str:
    return message if len(message) <= MAX_MESSAGE else "A value in the request cannot be read."


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
