"""The pages of the catalogue, without script: search, a list, and an item in one version."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import TypeVar

from backend.catalogue import queries
from backend.catalogue.models import (
    Completeness,
    Confidence,
    Lane,
    Measure,
    ProofItemVersion,
    PublishedList,
)
from backend.catalogue.queries import Wanted
from backend.catalogue.search import MAX_SEARCH
from backend.catalogue.wording import CLASSES, MEASURES, SOURCES
from backend.foundation.clock import CHINA
from backend.foundation.errors import Problem, Sentence
from backend.foundation.pages import Page, PageRequest
from backend.foundation.text import is_unseen
from backend.web import templates
from backend.web.look import Look

E = TypeVar("E", bound=StrEnum)
Address = Callable[..., str]
"""This page with other values in its query: `address(after=…)`, `address(lang=…)`."""

QUERY = ("q", "lane", "measure", "confidence", "region", "state", "after")
"""What the query of a page may hold."""

LANES = {
    Lane.NEGATIVE: Sentence("村（居）委会不开", "Not issued by committees"),
    Lane.POSITIVE: Sentence("村（居）委会可开", "Issued by committees"),
    Lane.DEPARTMENT: Sentence("部门清单", "Demanded or spared by departments"),
}
CONFIDENCES = {
    Confidence.A: Sentence("已核对原文", "Read in full"),
    Confidence.B: Sentence("待核实：只见到部分原文", "To be confirmed: read in part"),
    Confidence.C: Sentence("待核实：来自转述", "To be confirmed: second-hand"),
}
_COMPLETENESS = {
    Completeness.WHOLE: Sentence("全部事项", "All its items"),
    Completeness.PART: Sentence("部分事项", "Some of its items"),
    Completeness.TITLE: Sentence("只有标题", "Its title only"),
}
_WORDS = {
    "lanes": LANES,
    "measures": MEASURES,
    "classes": CLASSES,
    "sources": SOURCES,
    "confidences": CONFIDENCES,
    "completeness": _COMPLETENESS,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the form asks for; a value that the form does not offer narrows nothing."""

    q: str
    lane: Lane | None
    measure: Measure | None
    confidence: Confidence | None
    region: str
    after: str | None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """From the query of an address."""
        return cls(
            q=query.get("q", "").strip(),
            lane=_one_of(Lane, query.get("lane")),
            measure=_one_of(Measure, query.get("measure")),
            confidence=_one_of(Confidence, query.get("confidence")),
            region=query.get("region", ""),
            after=query.get("after"),
        )

    @property
    def is_search(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.q or self.lane or self.measure or self.confidence or self.region)

    @property
    def shown(self) -> str:
        """What was typed, to be mended in place; without what no page can show."""
        return "".join(each for each in self.q[:MAX_SEARCH] if not is_unseen(each))


async def search_page(look: Look, address: Address, asked: Asked) -> tuple[int, str]:
    """HTTP status and page: the results, or all lists when nothing is asked; 400 for a mistake."""
    lists = await queries.published_lists()
    # Only places that a list names can be chosen.
    regions = {each.region: each.region_name for each in lists if each.region and each.region_name}
    wanted = Wanted(
        search=asked.q,
        region=asked.region if asked.region in regions else None,
        lane=asked.lane,
        measure=asked.measure,
        confidence=asked.confidence,
    )
    found, problem = await _found(wanted, asked.after) if asked.is_search else (None, None)
    page = _page(
        "catalogue.html",
        look,
        address,
        asked=asked,
        regions=regions,
        lists=[] if asked.is_search else lists,
        found=found,
        count=None if found is None else await found.count(),
        problem=problem,
        longest=MAX_SEARCH,
    )
    return HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK, page


async def list_page(
    look: Look, address: Address, listed: PublishedList, after: str | None
) -> tuple[int, str]:
    """HTTP status and page of one list; 400 for a place in it that there is not."""
    found, problem = await _found(Wanted(list_code=listed.code), after)
    page = _page("catalogue-list.html", look, address, listed=listed, found=found, problem=problem)
    return HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK, page


def item_page(
    look: Look, address: Address, row: ProofItemVersion, versions: Sequence[ProofItemVersion]
) -> str:
    """An item in one version, with all of its versions."""
    return _page("catalogue-item.html", look, address, row=row, versions=versions, found=None)


async def _found(
    wanted: Wanted, after: str | None
) -> tuple[Page[ProofItemVersion] | None, Problem | None]:
    try:
        return await queries.proof_items(wanted, PageRequest.asked(None, after)), None
    except Problem as problem:
        return None, problem


def _page(
    name: str,
    look: Look,
    address: Address,
    *,
    found: Page[ProofItemVersion] | None,
    **values: object,
) -> str:
    following = None
    if found is not None and found.has_next:
        following = address(after=found.positions[-1].to_cursor())
    shown = {
        "found": found,
        "following": following,
        "indexed": True,
        "china": CHINA,
    }
    return templates.page(name, look, address, **(_WORDS | shown | values))


def _one_of(kind: type[E], value: str | None) -> E | None:
    return kind(value) if value in {each.value for each in kind} else None
