"""The addresses of changes of the catalogue: what is asked for, who decided it, and a feed."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from backend.changes import queries
from backend.web import changes_feed as feed
from backend.web import changes_pages
from backend.web.answers import services_of
from backend.web.catalogue import address_of, choice_in, look_for


async def catalogue_changes(request: Request) -> Response:
    """`/catalogue/changes`: all requests that were filed, by state, page by page."""
    if choice := choice_in(request):
        return choice
    status, page = await changes_pages.list_page(
        look_for(request), address_of(request), request.query_params
    )
    return HTMLResponse(page, status)


async def catalogue_change(request: Request) -> Response:
    """`/catalogue/changes/<number>`: one request with everything that happened to it."""
    if choice := choice_in(request):
        return choice
    found = await queries.public_request(request.path_params["number"])
    if found is None:
        raise HTTPException(404)
    status, page = await changes_pages.request_page(
        look_for(request), address_of(request), found, request.query_params.get("after")
    )
    return HTMLResponse(page, status)


async def changes_feed(request: Request) -> Response:
    """`/catalogue/changes.atom`: what was published, for readers of feeds (RFC 4287)."""
    decided = await queries.decided_requests()
    content = feed.atom(services_of(request).public_url, decided)
    return Response(content, media_type="application/atom+xml")
