"""The departments' door: a key in the header, no cookies, no pages; nothing is read before it."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from backend.exchange import admission
from backend.exchange.actions import consoles, pulling
from backend.exchange.admission import TooFast
from backend.foundation import asking
from backend.foundation.buckets import Rate, Taken
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.graphql.context import DepartmentContext
from backend.foundation.services import Services
from backend.foundation.viewer import Department, Official
from backend.web import session
from backend.web.answers import problem_answer, services_of
from backend.web.exchange_schema import exchange as schema
from backend.web.execution import asked_by, fault, json_answer, status_of
from backend.web.repeating import STATUS, answered
from backend.web.requests import BadRequest, GraphQLRequest

_LONGEST_TOKEN = 100
_STATUS = {
    ProblemCode.TOKEN_INVALID: 401,
    ProblemCode.TOKEN_FOR_SANDBOX: 401,
    ProblemCode.TOKEN_FOR_PRODUCTION: 401,
    ProblemCode.CLIENT_SUSPENDED: 403,
    ProblemCode.FORBIDDEN: 403,
    ProblemCode.RATE_LIMITED: 429,
}


async def exchange(request: Request) -> Response:
    """POST /exchange."""
    try:
        viewer = await admitted(request)
        taken = await admission.take_turn(viewer)
    except (Problem, TooFast) as refusal:
        return refused(refusal)
    response = await _answered(request, viewer)
    response.headers.update(_rate_headers(taken, admission.CLIENT_RATE))
    return response


async def exchange_file(request: Request) -> Response:
    """GET /exchange/files/<secret>: an annotated copy, once, to the client that asked for it."""
    if request.method == "HEAD":  # It would use up the one time there is.
        return Response(status_code=405, headers={"allow": "GET"})
    try:
        viewer = await admitted(request)
        await admission.take_turn(viewer)
        return await _copy(request, viewer)
    except (Problem, TooFast) as refusal:
        return refused(refusal)


async def department_file(request: Request) -> Response:
    """GET /files/department/<secret>: the same for the member of staff who asked, signed in."""
    if request.method == "HEAD":
        return Response(status_code=405, headers={"allow": "GET"})
    viewer = await session.viewer_of(services_of(request), request)
    if not isinstance(viewer, Official):
        return problem_answer(Problem(ProblemCode.SIGN_IN_REQUIRED), 401)
    try:
        return await _copy(request, await consoles.enter(viewer))
    except Problem as problem:
        return problem_answer(problem, _STATUS.get(problem.code, 404))


async def _copy(request: Request, viewer: Department) -> Response:
    key = await pulling.fetch(viewer, request.path_params["secret"])
    content = await services_of(request).storage.get(key)
    return Response(
        content,
        media_type="application/pdf",
        headers={"content-disposition": f'attachment; filename="{key[:16]}.pdf"'},
    )


async def admitted(request: Request) -> Department:
    """The department whose key is in the header; raises a Problem of _STATUS, or TooFast."""
    services = services_of(request)
    source = session.source_of(services, request)
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not 0 < len(token) <= _LONGEST_TOKEN:
        await admission.count_failure(source)
        raise Problem(ProblemCode.TOKEN_INVALID)
    with asking.the_portal("admission"):
        viewer = await admission.admit(
            token,
            address=session.address_of(request),
            source=source,
            sandbox=services.sandbox,
        )
    asking.enter(viewer)
    return viewer


def refused(refusal: Problem | TooFast) -> Response:
    """401 for what is wrong with a key, 403 for a suspended client, 429 with the time to wait."""
    if isinstance(refusal, TooFast):
        wait = refusal.taken.wait
        response = problem_answer(Problem(ProblemCode.RATE_LIMITED, seconds=wait), 429)
        response.headers["retry-after"] = str(wait)
        response.headers.update(_rate_headers(refusal.taken, refusal.rate))
        return response
    response = problem_answer(refusal, _STATUS.get(refusal.code, 404))
    if response.status_code == 401:
        response.headers["www-authenticate"] = "Bearer"
    return response


async def _answered(request: Request, viewer: Department) -> Response:
    services: Services = services_of(request)
    try:
        asked = _in_words(await asked_by(request))
        context = DepartmentContext(viewer=viewer, services=services, introspection=True)
        request.state.context = context
        answer = await answered(schema, request, asked, context)
    except BadRequest as bad:
        return json_answer({"errors": [fault(str(bad))]}, bad.status, request.scope)
    except Problem as problem:
        return problem_answer(problem, STATUS.get(problem.code, 400))
    return json_answer(answer, status_of(answer, request.scope), request.scope)


def _in_words(asked: GraphQLRequest) -> GraphQLRequest:
    if asked.query is None:
        raise BadRequest(400, "This door takes documents as text, in “query”.")
    return asked


def _rate_headers(taken: Taken, rate: Rate) -> Mapping[str, str]:
    """The policy and what is left of it (draft-ietf-httpapi-ratelimit-headers)."""
    return {
        "ratelimit-policy": f'"requests";q={rate.amount};w={rate.seconds}',
        "ratelimit": f'"requests";r={taken.left};t={taken.wait}',
    }
