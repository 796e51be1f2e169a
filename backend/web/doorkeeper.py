"""Turned away before any handler: other hosts, long heads, forms of other sites, packed bodies."""

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from backend.web.protocol import MAX_HEAD

_READING = frozenset({"GET", "HEAD"})
_HEALTH = "/health/"
"""Whoever asks for health knows the machine, not the name."""


class Doorkeeper:
    """ASGI middleware around the application; `hosts` are names without ports."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers itself what must not come in."""
        turned_away = self._turned_away(scope) if scope["type"] == "http" else None
        await (turned_away or self._app)(scope, receive, send)

    def _turned_away(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if _length(scope) > MAX_HEAD:
            status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            return _said(status, f"The head of the request is longer than {MAX_HEAD:,} bytes.")
        # A stranger's name that leads here would make its pages our own pages (DNS rebinding).
        if not scope["path"].startswith(_HEALTH) and _name(headers) not in self._hosts:
            return _said(HTTPStatus.MISDIRECTED_REQUEST, "This host has another name.")
        if scope["method"] in _READING:
            return None
        # Forms and plain text need no permission to be sent from anywhere (CSRF). Doors with
        # cookies look at the origin as well.
        if headers.get("sec-fetch-site") == "cross-site":
            return _said(HTTPStatus.FORBIDDEN, "Requests from other sites are refused.")
        # A thousand packed bytes can become any number.
        if headers.get("content-encoding", "identity").strip().lower() != "identity":
            answer = _said(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "The body must not be compressed.")
            answer.headers["accept-encoding"] = "identity"
            return answer
        return None


def _length(scope: Scope) -> int:
    lines = sum(len(name) + len(value) + 4 for name, value in scope["headers"])
    return len(scope.get("raw_path") or b"") + len(scope["query_string"]) + lines


def _name(headers: Headers) -> str:
    host = headers.get("host", "").lower()
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


def _said(status: HTTPStatus, sentence: str) -> Response:
    return JSONResponse({"message": sentence}, status)
