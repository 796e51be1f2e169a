"""Verbs that are asked for twice: the header Idempotency-Key, at both doors."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

import strawberry
from graphql import (
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    parse,
)
from starlette.requests import Request
from strawberry.types import get_object_definition

from backend.foundation.errors import ProblemCode
from backend.foundation.graphql.context import Context, DepartmentContext
from backend.foundation.graphql.steps import InSteps
from backend.foundation.viewer import Anonymous, Department, Official, SignedIn
from backend.repeats import actions as repeats
from backend.repeats.actions import Answer, Key, NothingDone
from backend.web.execution import answer_of, execute, outcome_of
from backend.web.prepared import RequestContext
from backend.web.requests import BadRequest, GraphQLRequest

HEADER = "idempotency-key"
STATUS = {ProblemCode.STILL_AT_WORK: 409, ProblemCode.TOKEN_REUSED: 422}
"""As the draft standard has them."""
_MAX_TOKENS = 2000
"""A document that comes as a text is read once more for this; its limits are looked at later."""


async def answered(
    schema: strawberry.Schema,
    request: Request,
    asked: GraphQLRequest,
    context: Context | DepartmentContext,
) -> dict[str, Any]:
    """What the operation answers; under a key that was there before, what it answered then.

    Without the header, for queries and for strangers it is simply executed. Raises BadRequest for a
    key that is no UUID, and what repeats.once raises.
    """
    header = request.headers.get(HEADER)
    verb = _verb_of(asked, context) if header is not None else None
    if header is None or verb is None or isinstance(context.viewer, Anonymous):
        return await _executed(schema, request, asked, context)
    key = Key(
        asker_id=_asker(context.viewer), key=_uuid(header), question=_question(context, asked)
    )

    async def act() -> Answer:
        answer = await _executed(schema, request, asked, context)
        body = json.dumps(answer).encode()
        if request.state.outcome == "error":
            raise NothingDone(body)
        return Answer(body=body, keep=request.state.outcome == "ok" and not _has_cookie(context))

    together = _in_steps(schema).isdisjoint(_roots(verb))
    body = await repeats.once(context.services.vault, key, act, together=together)
    answer: dict[str, Any] = json.loads(body)
    return answer


async def _executed(
    schema: strawberry.Schema,
    request: Request,
    asked: GraphQLRequest,
    context: Context | DepartmentContext,
) -> dict[str, Any]:
    result = await execute(schema, asked, context)
    answer = answer_of(result, request.state.request_id)
    request.state.outcome = outcome_of(answer)
    return answer


def _verb_of(
    asked: GraphQLRequest, context: Context | DepartmentContext
) -> OperationDefinitionNode | None:
    """The mutation that is asked for; None for a query, and for what its execution will refuse."""
    document = context.document if isinstance(context, RequestContext) else None
    try:
        document = document or parse(asked.query or "", no_location=True, max_tokens=_MAX_TOKENS)
    except GraphQLError:
        return None
    operation = get_operation_ast(document, asked.operation_name)
    is_verb = operation is not None and operation.operation is OperationType.MUTATION
    return operation if is_verb else None


@lru_cache
def _in_steps(schema: strawberry.Schema) -> frozenset[str]:
    """The verbs of a door that are no single transaction."""
    verbs = get_object_definition(schema.mutation, strict=True).fields
    return frozenset(
        schema.config.name_converter.get_graphql_name(verb)
        for verb in verbs
        if any(isinstance(each, InSteps) for each in verb.extensions)
    )


def _roots(verb: OperationDefinitionNode) -> set[str]:
    fields = verb.selection_set.selections
    return {each.name.value for each in fields if isinstance(each, FieldNode)}


def _has_cookie(context: Context | DepartmentContext) -> bool:
    return isinstance(context, Context) and context.session_change is not None


def _asker(viewer: SignedIn | Department) -> UUID:
    return viewer.client_id if isinstance(viewer, Department) else viewer.person_id


def _question(context: Context | DepartmentContext, asked: GraphQLRequest) -> str:
    """In another office, or in another post, the same words are another question."""
    viewer = context.viewer
    place: list[str] = []
    if isinstance(viewer, Official):
        place = [str(viewer.organisation_id), *sorted(viewer.roles)]
    said: Mapping[str, Any] = {
        "document": asked.document_id or asked.query,
        "operation": asked.operation_name,
        "variables": asked.variables,
        "place": place,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _uuid(header: str) -> UUID:
    """Bare, or in the quotes of a structured field."""
    try:
        return UUID(header.strip().strip('"'))
    except ValueError:
        raise BadRequest(400, "“Idempotency-Key” must be a UUID.") from None
