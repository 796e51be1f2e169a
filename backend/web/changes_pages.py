"""The pages of changes, without script: all requests, and one with its entries and its steps."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import TypeVar

from backend.catalogue import loaders as catalogue
from backend.catalogue.models import ProofItemVersion
from backend.catalogue.wording import MEASURES
from backend.changes import access, loaders, queries, wording
from backend.changes.lifecycle import ChangeState
from backend.changes.models import ChangeEntry, ChangeRequest
from backend.foundation.clock import CHINA
from backend.foundation.errors import Problem
from backend.foundation.pages import Page, PageRequest
from backend.web import templates
from backend.web.catalogue_pages import LANES, Address
from backend.web.look import Look

T = TypeVar("T")

_PUBLIC_STATES = {
    state: words for state, words in wording.STATES.items() if state is not ChangeState.DRAFT
}
_WORDS = {
    "lanes": LANES,
    "measures": MEASURES,
    "states": _PUBLIC_STATES,
    "verbs": wording.VERBS,
    "kinds": wording.KINDS,
    "roles": wording.ROLES,
    "reasons": wording.CANCEL_REASONS,
    "comments_over": wording.COMMENTS_OVER,
}


async def list_page(look: Look, address: Address, query: Mapping[str, str]) -> tuple[int, str]:
    """HTTP status and page; 400 for a place in the list that there is not."""
    asked = query.get("state")
    state = ChangeState(asked) if asked in _PUBLIC_STATES else None
    found: Page[ChangeRequest] | None = None
    problem = None
    try:
        request = PageRequest.asked(None, query.get("after"))
        found = await queries.public_requests(state, request)
    except Problem as mistake:
        problem = mistake
    page = _page("changes.html", look, address, found, chosen=state, problem=problem)
    return HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK, page


async def request_page(
    look: Look, address: Address, request: ChangeRequest, after: str | None
) -> tuple[int, str]:
    """HTTP status and page of one request; 400 for a place in its entries that there is not."""
    found: Page[ChangeEntry] | None = None
    problem = None
    try:
        found = await queries.public_entries(request, PageRequest.asked(None, after))
    except Problem as mistake:
        problem = mistake
    entries = [] if found is None else found.items
    [steps] = await loaders.steps_by_request([request.id])
    [comments] = await loaders.comment_counts_by_request([request.id])
    page = _page(
        "change.html",
        look,
        address,
        found,
        row=request,
        is_open=access.is_open(request),
        entries=list(zip(entries, await _before(entries), strict=True)),
        steps=steps,
        comments=comments,
        problem=problem,
    )
    return HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK, page


async def _before(entries: Sequence[ChangeEntry]) -> list[ProofItemVersion | None]:
    return await catalogue.versions_by_key([(each.code, each.base_version) for each in entries])


def _page(name: str, look: Look, address: Address, found: Page[T] | None, **values: object) -> str:
    following = None
    if found is not None and found.has_next:
        following = address(after=found.positions[-1].to_cursor())
    shown = {"found": found, "following": following, "indexed": True, "china": CHINA}
    return templates.page(name, look, address, **(_WORDS | shown | values))
