"""Browsers tell what the content security policy kept them from: counted, and a line for a few.

Whoever wants to can send anything here, so that nothing of a report is believed, kept or repeated
but words of our own lists, the first word of an address, and the name of a host.
"""

import logging
import re
import time
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backend.foundation import metrics
from backend.web import session
from backend.web.answers import services_of
from backend.web.requests import BadRequest, json_object, read_body

log = logging.getLogger(__name__)

PATH = "/policy-reports"
MAX_REPORT = 10_000
"""A report repeats the policy and two addresses; browsers cut samples at 40 characters."""
LINES_A_MINUTE = 10
"""One broken page is seen in one line; a thousand visitors must not drown the log."""

_TYPE = "application/csp-report"
_DIRECTIVES = frozenset({
    "script-src", "script-src-elem", "script-src-attr", "style-src", "style-src-elem",
    "style-src-attr", "connect-src", "img-src", "media-src", "font-src", "frame-src", "worker-src",
    "manifest-src", "object-src", "form-action", "base-uri", "frame-ancestors", "default-src",
})  # fmt: skip
_KEYWORDS = frozenset({"inline", "eval", "wasm-eval", "data", "blob", "self"})
_HOST = re.compile(r"[a-z0-9.-]{1,100}")
_WORD = re.compile(r"[a-z-]{1,20}")


class Lines:
    """So many lines a minute, for one process."""

    def __init__(self, most: int) -> None:
        self._most, self._minute, self._said = most, 0, 0

    def one_more(self) -> bool:
        """Whether there is room for another line in this minute."""
        minute = int(time.monotonic() // 60)
        if minute != self._minute:
            self._minute, self._said = minute, 0
        self._said += 1
        return self._said <= self._most


_lines = Lines(LINES_A_MINUTE)


async def policy_reports(request: Request) -> Response:
    """POST /policy-reports: what a browser says of a page of ours; nothing is answered."""
    try:
        # Our pages have no referrer, so that browsers send their reports with the origin “null”.
        if request.headers.get("origin") != "null":
            session.refuse_foreign_origin(services_of(request), request)
        report = await _report_in(request)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    _note(report)
    return Response(status_code=HTTPStatus.NO_CONTENT)


async def _report_in(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _TYPE:
        raise BadRequest(415, f"The content type must be {_TYPE}.")
    body = await read_body(request.stream(), limit=MAX_REPORT)
    report = json_object(body, "application/json").get("csp-report")
    if not isinstance(report, dict):
        raise BadRequest(400, "“csp-report” must be an object.")
    return report


def _note(report: dict[str, Any]) -> None:
    words = report.get("effective-directive") or report.get("violated-directive")
    directive = _text(words).partition(" ")[0]
    directive = directive if directive in _DIRECTIVES else "other"
    metrics.POLICY_VIOLATIONS.labels(directive).inc()
    if _lines.one_more():
        blocked, page = _blocked(report.get("blocked-uri")), _page(report.get("document-uri"))
        log.warning("content policy: %s kept %s from /%s", directive, blocked, page)


def _blocked(value: object) -> str:
    """A keyword, or the host without anything that comes after it."""
    text = _text(value).lower()
    if text in _KEYWORDS:
        return text
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        return "something"
    return host if _HOST.fullmatch(host) else "something"


def _page(value: object) -> str:
    """The first word of an address: what follows may be a code or a token."""
    try:
        word = urlsplit(_text(value)).path.lstrip("/").partition("/")[0]
    except ValueError:
        return "…"
    return word if not word or _WORD.fullmatch(word) else "…"


def _text(value: object) -> str:
    return value[:2_000] if isinstance(value, str) else ""
