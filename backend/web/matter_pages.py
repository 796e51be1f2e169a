"""The pages of matters, without script: search by name, and what an office declares to demand."""

from http import HTTPStatus

from backend.foundation.clock import CHINA
from backend.foundation.errors import Problem, Sentence
from backend.foundation.pages import Page, PageRequest
from backend.foundation.text import is_unseen
from backend.registration import queries
from backend.registration.models import Matter, VerificationNeed
from backend.registration.queries import MAX_SEARCH
from backend.web import templates
from backend.web.catalogue_pages import Address
from backend.web.look import Look

_NEEDS = {
    VerificationNeed.ACCEPTED: Sentence(
        "没有电子材料时，由部门核验，不用您跑",
        "Without an e-file, offices check it among themselves",
    ),
    VerificationNeed.REQUIRED: Sentence(
        "部门会核对材料真实性", "The office checks that it is genuine"
    ),
}


async def search_page(look: Look, address: Address, q: str, after: str | None) -> tuple[int, str]:
    """HTTP status and page of the matters whose names have these words; 400 for a mistake."""
    found: Page[Matter] | None = None
    problem: Problem | None = None
    try:
        found = await queries.matters(q, PageRequest.asked(None, after))
    except Problem as mistake:
        problem = mistake
    following = None
    if found is not None and found.has_next:
        following = address(after=found.positions[-1].to_cursor())
    page = templates.page(
        "matters.html",
        look,
        address,
        found=found,
        count=None if found is None else await found.count(),
        # To be mended in place, without what no page can show.
        shown="".join(each for each in q[:MAX_SEARCH] if not is_unseen(each)),
        longest=MAX_SEARCH,
        following=following,
        problem=problem,
        indexed=True,
    )
    return HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK, page


def matter_page(look: Look, address: Address, row: Matter) -> str:
    """One matter with all that it demands."""
    return templates.page(
        "matter.html",
        look,
        address,
        row=row,
        needs=_NEEDS,
        china=CHINA,
        following=None,
        problem=None,
        indexed=row.ended_at is None,
    )
