"""What every handler shares: the services behind a request, and a problem as an answer."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backend.foundation import metrics
from backend.foundation.errors import Problem
from backend.foundation.services import Services


def services_of(request: Request) -> Services:
    """The services that this process opened."""
    return request.app.state.services


def problem_answer(problem: Problem, status: int) -> Response:
    """A problem outside of GraphQL, with the same code, sentences and field."""
    metrics.PROBLEMS.labels(problem.code.value).inc()
    return JSONResponse(
        {
            "code": problem.code.value,
            "message": problem.message,
            "messageEn": problem.message_en,
            "field": problem.field,
        },
        status,
    )
