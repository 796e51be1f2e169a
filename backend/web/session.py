"""From a request to its viewer: the cookie, and a keyed hash of where it came from."""

from starlette.requests import Request
from starlette.responses import Response

from backend.foundation.graphql.context import SessionChange
from backend.foundation.services import Services
from backend.foundation.viewer import Visitor
from backend.identity import sessions


async def viewer_of(services: Services, request: Request) -> Visitor:
    """Who is asking. The network address itself is never kept."""
    address = request.client.host if request.client else ""
    token = request.cookies.get(cookie_name(services))
    return await sessions.viewer_of(token, source=services.vault.index(address, kind="source"))


def cookie_name(services: Services) -> str:
    """`__Host-` binds the cookie to this host over https; plain http is development only."""
    return "__Host-session" if _is_secure(services) else "session"


def apply(change: SessionChange | None, services: Services, response: Response) -> None:
    """Sets or clears the session cookie."""
    if change is None:
        return
    secure = _is_secure(services)
    name = cookie_name(services)
    if change.token is None:
        response.delete_cookie(name, secure=secure, httponly=True, samesite="lax")
        return
    response.set_cookie(
        name,
        change.token,
        max_age=int(sessions.CITIZEN_ABSOLUTE.total_seconds()),
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def _is_secure(services: Services) -> bool:
    return services.public_url.startswith("https:")
