"""Whatever address no route has: a file, or the single page, which knows its own addresses."""

from collections.abc import Iterable
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketClose

from backend.web.static import Files, StaticFile, is_known, negotiate

_NOT_BUILT = Path(__file__).resolve().parent.parent.parent / "templates" / "pages" / "unbuilt.html"


class Site:
    """The router's last resort, for GET and HEAD.

    A missing file is 404 and never the page: a script that came back as HTML would fail somewhere
    else, and be kept by caches. Nor does the page answer below the first word of a route or of a
    folder of files, where only programs ask. The route of one file takes no more than its own
    address: pages may lie beside it.
    """

    def __init__(self, files: Files, routes: Iterable[BaseRoute]) -> None:
        self._files = files
        self._page = files.get("/index.html")
        addresses = [
            route.path for route in routes if isinstance(route, Route) and not _is_file(route.path)
        ]
        addresses += [address for address in files if address.count("/") > 1]
        self._taken = {_first_word(address) for address in addresses}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request; a web socket is closed."""
        answer = self.answer(Request(scope)) if scope["type"] == "http" else WebSocketClose()
        await answer(scope, receive, send)

    def answer(self, request: Request) -> Response:
        """The file or the page; raises HTTPException 404, or 405 for what only can be read."""
        path: str = request.scope["path"]
        file, is_page = self._files.get(path), self._is_page(path)
        if file is None and not is_page:
            raise HTTPException(404)
        if request.method not in {"GET", "HEAD"}:
            raise HTTPException(405, headers={"allow": "GET, HEAD"})
        found = file or self._page
        if found is None:
            return HTMLResponse(_NOT_BUILT.read_bytes(), 503)
        return _sent(found, request)

    def _is_page(self, path: str) -> bool:
        return _first_word(path) not in self._taken and not _is_file(path)


def _is_file(address: str) -> bool:
    return "." in address.rpartition("/")[2]


def _first_word(address: str) -> str:
    return address.lstrip("/").partition("/")[0]


def _sent(file: StaticFile, request: Request) -> Response:
    accepted = ",".join(request.headers.getlist("accept-encoding"))
    coding = negotiate(accepted, file.variants)
    variant = file.variants[coding]
    headers = {
        "etag": variant.etag,
        "cache-control": file.cache_control,
        "vary": "accept-encoding",
    }
    if is_known(",".join(request.headers.getlist("if-none-match")), variant.etag):
        return Response(status_code=304, headers=headers)
    headers["content-type"] = file.media_type
    if coding != "identity":
        headers["content-encoding"] = coding
    return Response(variant.content, headers=headers)
