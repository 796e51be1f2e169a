"""What becomes of requests: counted, timed, and told in one line each."""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.foundation import metrics, tracing
from backend.foundation.asking import asking

log = logging.getLogger(__name__)

SITE = "site"
"""Files and the single page: every address that no route has."""
_UNTOLD = {SITE, "live", "ready"}
"""Asked so often that their lines would drown the others."""


class Observed:
    """ASGI middleware around the application.

    A request goes by the name of its trusted document or else of its handler. Addresses are never
    told: they hold codes of papers and tokens of shares.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and notes how it ended; one without an answer is a failure."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with tracing.span("request", SITE) as span:
            try:
                # Until a door knows who is asking, nobody is.
                with asking(None):
                    await self._app(scope, receive, watched)
            finally:
                operation, outcome = _note(scope, status, time.perf_counter() - began)
                span.tell(outcome, name=operation)


def _note(scope: Scope, status: int, seconds: float) -> tuple[str, str]:
    """What it was, and how it ended."""
    state = scope.get("state", {})
    operation = state.get("operation") or getattr(scope.get("endpoint"), "__name__", SITE)
    outcome = state.get("outcome") or _outcome(status)
    metrics.REQUESTS.labels(operation, outcome).observe(seconds)
    if operation not in _UNTOLD:
        log.info("%s: %s, %d ms", operation, outcome, seconds * 1000)
    return operation, outcome


def _outcome(status: int) -> str:
    if status >= 500:
        return "error"
    return "refused" if status >= 400 else "ok"
