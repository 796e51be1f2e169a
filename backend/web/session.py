"""From a request to its viewer: the cookie, and a keyed hash of where it came from."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from starlette.requests import Request
from starlette.responses import Response

from backend.foundation import asking
from backend.foundation.graphql.context import SessionChange
from backend.foundation.services import Services
from backend.foundation.viewer import Visitor
from backend.identity import sessions
from backend.web import cookies
from backend.web.requests import BadRequest


async def viewer_of(services: Services, request: Request) -> Visitor:
    """Who is asking, which from here on the database knows. The address itself is never kept."""
    token = request.cookies.get(cookie_name(services))
    with asking.the_portal("session"):
        viewer = await sessions.viewer_of(token, source=source_of(services, request))
    asking.enter(viewer)
    return viewer


def address_of(request: Request) -> str:
    """The network address of the caller; empty on a Unix socket without a proxy's word."""
    return request.client.host if request.client else ""


def source_of(services: Services, request: Request) -> str:
    """A keyed hash of where the caller is."""
    return services.vault.index(_place_of(address_of(request)), kind="source")


def refuse_foreign_origin(services: Services, request: Request) -> None:
    """A page of another site must not act with the viewer's cookie (CSRF): BadRequest 403."""
    origin = request.headers.get("origin")
    own = {request.headers.get("host"), services.public_url.partition("://")[2]}
    foreign = origin is not None and origin.partition("://")[2] not in own
    if foreign or request.headers.get("sec-fetch-site") == "cross-site":
        raise BadRequest(403, "Requests from other sites are refused.")


def cookie_name(services: Services) -> str:
    """Of the session; over https one without the prefix is not believed."""
    return cookies.name_of("session", secure=is_secure(services))


def is_secure(services: Services) -> bool:
    """Whether residents come over https; plain http is development only."""
    return services.public_url.startswith("https:")


def apply(change: SessionChange | None, services: Services, response: Response) -> None:
    """Sets or clears the session cookie."""
    if change is None:
        return
    secure = is_secure(services)
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


def _place_of(address: str) -> str:
    """The address, or the /56 that one IPv6 subscriber has all to herself."""
    try:
        parsed = ip_address(address)
    except ValueError:  # The server listens on a Unix socket.
        return address
    match parsed:
        case IPv6Address(ipv4_mapped=None):
            return str(IPv6Network((parsed, 56), strict=False))
        case IPv6Address():
            return str(parsed.ipv4_mapped)
        case _:
            return address
