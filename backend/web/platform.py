"""To the city's identity platform and back: two addresses that only ever redirect."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from backend.foundation.errors import Problem
from backend.foundation.graphql.context import SessionChange
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous
from backend.identity import user_agents
from backend.identity.actions import signing_in, visiting
from backend.web import cookies, session
from backend.web.answers import services_of

RETURN_PATH = "/platform/return"


async def leave(request: Request) -> Response:
    """GET /platform?next=/papers: to the platform, with a cookie by which the way back is known."""
    services = services_of(request)
    source = session.source_of(services, request)
    try:
        sent = await visiting.send(
            services, source, destination=request.query_params.get("next", "/")
        )
    except Problem as problem:
        return _refused(problem)
    answer = _to(sent.address)
    secure = session.is_secure(services)
    answer.set_cookie(
        _cookie(services),
        sent.browser,
        max_age=int(visiting.LASTS.total_seconds()),
        secure=secure,
        httponly=True,
        samesite="lax",
    )
    return answer


async def come_back(request: Request) -> Response:
    """GET /platform/return: signs in, or says on the page for signing in why not."""
    services = services_of(request)
    asked = request.query_params
    back = visiting.Return(
        state=asked.get("state", ""),
        code=asked.get("code", ""),
        issuer=asked.get("iss"),
        error=asked.get("error", ""),
        browser=request.cookies.get(_cookie(services), ""),
    )
    device = user_agents.device_of(request.headers.get("user-agent", ""))
    before = await session.viewer_of(services, request)
    try:
        arrived = await visiting.arrive(services, back, device=device)
    except Problem as problem:
        answer = _refused(problem)
    else:
        if not isinstance(before, Anonymous):
            # Who was signed in on this device before is not any more.
            await signing_in.sign_out(before)
        answer = _to(arrived.destination)
        session.apply(SessionChange(token=arrived.session.token), services, answer)
    answer.delete_cookie(
        _cookie(services), secure=session.is_secure(services), httponly=True, samesite="lax"
    )
    return answer


def _cookie(services: Services) -> str:
    return cookies.name_of("platform", secure=session.is_secure(services))


def _refused(problem: Problem) -> Response:
    return _to("/sign-in?" + urlencode({"refused": problem.code.value}))


def _to(address: str) -> RedirectResponse:
    answer = RedirectResponse(address, 303)
    # The way back has a code in its address.
    answer.headers["cache-control"] = "no-store"
    answer.headers["referrer-policy"] = "no-referrer"
    return answer
