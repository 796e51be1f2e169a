"""What every answer carries: a request id, and headers that keep browsers strict."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.foundation import request_ids
from backend.web import policy_reports

SECURITY_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        # Previews of files that a resident has chosen, and QR codes drawn by the page.
        "img-src 'self' blob: data:; "
        # Recordings that somebody listens to, fetched as a whole: their addresses live shortly.
        "media-src blob:; "
        "worker-src 'self'; manifest-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'; "
        # The older word: browsers that know the newer one know it as well, and need no second head.
        f"report-uri {policy_reports.PATH}"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(), microphone=(), camera=(self)",
    "cache-control": "no-store",
}
HSTS = "max-age=31536000; includeSubDomains"


class Headers:
    """ASGI middleware around everything."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self._app = app
        self._https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Gives the request an id and the answer its headers; a handler's own header wins."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = request_ids.fresh()
        # Never taken back: each request has a task of its own, whose failure the server logs.
        request_ids.enter(request_id)
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["x-request-id"] = request_id
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
                if self._https:
                    headers["strict-transport-security"] = HSTS
            await send(message)

        await self._app(scope, receive, send_with_headers)
