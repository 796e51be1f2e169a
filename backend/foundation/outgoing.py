"""The way to other systems over HTTP: one client for whatever the portal asks of them."""

import ssl
from functools import cache

import httpx

from backend.foundation import tracing


def client() -> httpx.AsyncClient:
    """For one question. Follows no redirect; TLS is checked against the trusted roots.

    Has no limit of time of its own: whoever asks sets one over the whole answer, with
    asyncio.timeout. httpx's would begin anew with every byte of a slow one.
    """
    return httpx.AsyncClient(
        follow_redirects=False,
        timeout=None,  # noqa: S113
        transport=_Told(verify=_trusted()),
    )


class _Told(httpx.AsyncHTTPTransport):
    """Tells how long the head of each answer took, by host alone: paths hold codes."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        with tracing.span("question", f"{request.method} {request.url.host}") as span:
            answer = await super().handle_async_request(request)
            span.tell("ok" if answer.status_code < 500 else "error")
            return answer


@cache
def _trusted() -> ssl.SSLContext:
    """Once a process: reading the roots anew for each client stops everything for 16 ms."""
    return httpx.create_ssl_context()
