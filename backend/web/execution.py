"""Executing one GraphQL request, and its answer without the inside; for every GraphQL door."""

import json
import logging
from typing import Any

import strawberry
from graphql import GraphQLError
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult

from backend.foundation import db
from backend.foundation.errors import Problem
from backend.foundation.graphql import refusals
from backend.foundation.graphql.audience import refused
from backend.foundation.graphql.context import Context, DepartmentContext
from backend.web.requests import BadRequest, GraphQLRequest, parse, read_body

log = logging.getLogger(__name__)

MAX_ERRORS = 10
"""Whoever made so many mistakes needs no longer list of them."""
MAX_MESSAGE = 500
"""A longer message only repeats what the caller sent."""
_BUG = "INTERNAL"
_OWN_TYPE, _JSON_TYPE = "application/graphql-response+json", "application/json"


async def asked_by(request: Request) -> GraphQLRequest:
    """What the body asks; BadRequest for one that is malformed."""
    body = await read_body(request.stream())
    return parse(body, request.headers.get("content-type", ""))


async def execute(
    schema: strawberry.Schema, asked: GraphQLRequest, context: Context | DepartmentContext
) -> ExecutionResult:
    """Executes the operation.

    Raises BadRequest when the document has none of that name, and the exception itself (db.AWAY)
    when the database did not answer: half an answer would pass for a whole one.
    """
    try:
        result = await schema.execute(
            asked.query,
            variable_values=asked.variables,
            context_value=context,
            operation_name=asked.operation_name,
        )
    except (CannotGetOperationTypeError, InvalidOperationTypeError):
        raise BadRequest(400, "“operationName” names no operation of the document.") from None
    assert isinstance(result, ExecutionResult), "no door has incremental delivery"
    for error in result.errors or ():
        if isinstance(error.original_error, db.AWAY):
            raise error.original_error
        if isinstance(error.original_error, Problem) and error.path:
            refusals.note(error.original_error, str(error.path[0]), context.viewer)
    return result


def answer_of(result: ExecutionResult, request_id: str) -> dict[str, Any]:
    """Data and errors, as they may leave; no data, not even null, of what was not executed.

    GraphQL, 7.1 (September 2025): nothing was executed when no error has a path.
    """
    was_executed = result.data is not None or any(error.path for error in result.errors or ())
    answer: dict[str, Any] = {"data": result.data} if was_executed else {}
    if result.errors:
        answer["errors"] = [_face(error, request_id) for error in result.errors[:MAX_ERRORS]]
    return answer


def outcome_of(answer: dict[str, Any]) -> str:
    """How an answer counts: `ok`, `refused` for the caller's faults, `error` for ours."""
    codes = [error.get("extensions", {}).get("code") for error in answer.get("errors", [])]
    if _BUG in codes:
        return "error"
    return "refused" if codes else "ok"


def _face(error: GraphQLError, request_id: str) -> dict[str, Any]:
    """What may leave: the document's own faults and problems; a bug is logged and masked."""
    original = error.original_error
    if isinstance(original, Problem):
        return {"path": error.path, **dict(refused(original).formatted)}
    # What has a place in the document but no path in the answer was refused before any resolver.
    before_execution = error.path is None and error.nodes is not None
    if original is None or isinstance(original, GraphQLError) or before_execution:
        return {**fault(error.message), **error.formatted, "message": _shortened(error.message)}
    log.error("request %s failed at %s", request_id, error.path, exc_info=original)
    return {"path": error.path, **masked(request_id)}


def fault(message: str) -> dict[str, Any]:
    """The caller's own mistake in body, document or variables."""
    return {"message": message, "extensions": {"code": "BAD_REQUEST"}}


def _shortened(message: str) -> str:
    """Without what graphql-core guesses was meant: guesses spell the schema out, word by word."""
    said, _, _ = message.partition(" Did you mean ")
    return said if len(said) <= MAX_MESSAGE else "A value in the request cannot be read."


def masked(request_id: str) -> dict[str, Any]:
    """A bug, as the caller may know of it."""
    return {
        "message": "系统出了点问题，请稍后再试。如仍不行，请拨打村（社区）电话并报上编号。",
        "extensions": {
            "code": _BUG,
            "messageEn": "Something went wrong. Please try again later.",
            "requestId": request_id,
        },
    }


def status_of(answer: dict[str, Any], scope: Scope) -> int:
    """400 for what was not executed, when the caller reads the status; other clients expect 200.

    GraphQL over HTTP: with its own media type the status tells, with plain JSON the body alone.
    """
    return 200 if "data" in answer or _media_type(scope) != _OWN_TYPE else 400


def _media_type(scope: Scope) -> str:
    """The first of both that the Accept header names; plain JSON for whoever names none."""
    accepted = Headers(scope=scope).get("accept", "").lower()
    for each in accepted.split(","):
        if each.partition(";")[0].strip() in {_OWN_TYPE, _JSON_TYPE}:
            return each.partition(";")[0].strip()
    return _JSON_TYPE


def json_answer(content: dict[str, Any], status: int, scope: Scope) -> Response:
    """The answer of a GraphQL door, with the request's id in every error."""
    for error in content.get("errors", []):
        error.setdefault("extensions", {})["requestId"] = scope["state"]["request_id"]
    # A lone surrogate from the caller may come back inside a message: escape it.
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    body = text.encode("utf-8", "backslashreplace")
    answer = Response(body, status)
    answer.headers["content-type"] = f"{_media_type(scope)}; charset=utf-8"
    return answer
