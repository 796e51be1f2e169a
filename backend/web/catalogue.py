"""The addresses of the catalogue: pages that everybody can link to, and the open data."""

import hashlib
from collections.abc import Callable
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from backend.catalogue import queries
from backend.foundation.errors import Problem
from backend.registration import queries as registration
from backend.web import catalogue_feed as feeds
from backend.web import catalogue_pages, look, matter_pages
from backend.web.answers import services_of
from backend.web.static import REVALIDATED, is_known

_LARGEST_VERSION = 2**31 - 1


async def catalogue(request: Request) -> Response:
    """`/catalogue`: the search form, its results, or the list of lists."""
    if choice := choice_in(request):
        return choice
    asked = catalogue_pages.Asked.of(request.query_params)
    status, page = await catalogue_pages.search_page(look_for(request), address_of(request), asked)
    return HTMLResponse(page, status)


async def catalogue_list(request: Request) -> Response:
    """`/catalogue/lists/<code>`: a list with its items, page by page."""
    if choice := choice_in(request):
        return choice
    found = await queries.published_list(request.path_params["code"])
    if found is None:
        raise HTTPException(404)
    after = request.query_params.get("after")
    asked = look_for(request), address_of(request)
    status, page = await catalogue_pages.list_page(*asked, found, after)
    return HTMLResponse(page, status)


async def catalogue_item(request: Request) -> Response:
    """`/catalogue/items/<code>`, and `…/<version>` for one that will always read the same."""
    if choice := choice_in(request):
        return choice
    version = request.path_params.get("version")
    if version is not None and version > _LARGEST_VERSION:
        raise HTTPException(404)
    found = await queries.proof_item(request.path_params["code"], version)
    if found is None:
        raise HTTPException(404)
    versions = await queries.versions_of(found.item_id)
    page = catalogue_pages.item_page(look_for(request), address_of(request), found, versions)
    return HTMLResponse(page)


async def catalogue_data(request: Request) -> Response:
    """`/catalogue/data.zip`: everything, to be kept and asked for again by its ETag."""
    package = await request.app.state.packages.newest()
    headers = {"etag": package.etag, "cache-control": REVALIDATED}
    if is_known(request.headers.get("if-none-match", ""), package.etag):
        return Response(status_code=304, headers=headers)
    named = {"content-disposition": 'attachment; filename="catalogue.zip"'}
    return Response(package.content, media_type="application/zip", headers=headers | named)


async def catalogue_feed(request: Request) -> Response:
    """`/catalogue/feed.atom`: what changed, the newest first; `after` is where a page begins."""
    after = request.query_params.get("after")
    # Two pages of one state differ, and so must their tags.
    state = f"{after or ''} {await queries.revision()}"
    etag = f'"{hashlib.sha256(state.encode(errors="replace")).hexdigest()[:32]}"'
    headers = {"etag": etag, "cache-control": REVALIDATED}
    if is_known(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    try:
        content = await feeds.feed(services_of(request).public_url, after)
    except Problem:
        raise HTTPException(404) from None
    return Response(content, media_type=feeds.MEDIA_TYPE, headers=headers)


async def catalogue_matters(request: Request) -> Response:
    """`/catalogue/matters`: services of offices, by their names."""
    if choice := choice_in(request):
        return choice
    q, after = request.query_params.get("q", "").strip(), request.query_params.get("after")
    status, page = await matter_pages.search_page(look_for(request), address_of(request), q, after)
    return HTMLResponse(page, status)


async def catalogue_matter(request: Request) -> Response:
    """`/catalogue/matters/<id>`: a service, and what its office declares to demand."""
    if choice := choice_in(request):
        return choice
    found = await registration.matter(request.path_params["matter_id"])
    if found is None:
        raise HTTPException(404)
    return HTMLResponse(matter_pages.matter_page(look_for(request), address_of(request), found))


def look_for(request: Request) -> look.Look:
    """How the visitor wants to read."""
    return look.wanted_by(request)


def address_of(request: Request) -> Callable[..., str]:
    """This page with another choice in its query, and the rest of the query as it is."""
    path = request.url.path

    def address(**changes: str) -> str:
        query = {name: value for name, value in _query(request).items() if value} | changes
        # Of a surrogate, which no address can have, a question mark is left.
        return path + ("?" + urlencode(query, errors="replace") if query else "")

    return address


def choice_in(request: Request) -> Response | None:
    """What keeps a choice of size or language and leads back; None where there is none."""
    choices = look.choices_in(request.query_params)
    if not choices:
        return None
    return look.remembered(request, choices, address_of(request)())


def _query(request: Request) -> dict[str, str]:
    return {
        name: request.query_params[name]
        for name in catalogue_pages.QUERY
        if name in request.query_params
    }
