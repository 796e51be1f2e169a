"""503 in the form that the caller reads: when there is no place, and when there is no answer."""

import logging
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.graphql.audience import refused
from backend.web.answers import problem_answer
from backend.web.execution import json_answer

log = logging.getLogger(__name__)

GRAPHQL_DOORS = frozenset({"/graphql", "/exchange"})
RETRY_SECONDS = 2
"""In which a full portal has answered everybody who is inside."""


def refusal(scope: Scope, code: ProblemCode) -> Response:
    """503 with the problem: as GraphQL errors at those doors, as words for people, else as JSON."""
    problem = Problem(code)
    if scope["path"] in GRAPHQL_DOORS:
        content = {"errors": [dict(refused(problem).formatted)]}
        answer = json_answer(content, HTTPStatus.SERVICE_UNAVAILABLE, scope)
    elif "text/html" in Headers(scope=scope).get("accept", ""):
        words = f"{problem.message}\n\n{problem.message_en}\n"
        answer = PlainTextResponse(words, HTTPStatus.SERVICE_UNAVAILABLE)
    else:
        answer = problem_answer(problem, HTTPStatus.SERVICE_UNAVAILABLE)
    answer.headers["retry-after"] = str(RETRY_SECONDS)
    return answer


async def away(request: Request, error: Exception) -> Response:
    """For exceptions of db.AWAY: what was asked may have been done, so the caller looks first."""
    log.error("the database is away: %s", type(error).__name__, exc_info=error)
    return refusal(request.scope, ProblemCode.PORTAL_UNAVAILABLE)
