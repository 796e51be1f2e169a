"""Guidance by region and day; the lists page by page."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.catalogue import actions, queries
from backend.catalogue.guide import Guidance, Term
from backend.catalogue.models import Confidence, Lane
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.pages import PageRequest, Position
from backend.foundation.viewer import System
from tests.catalogue.lists import an_entry

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

SYSTEM = System(job="test")
VILLAGE = "360404204202"
DAY = timedelta(days=1)


async def asked(region: str = VILLAGE) -> Guidance | None:
    return await queries.guidance_for(region, "亲属关系证明", "出国探亲", "请证明母子关系。")


async def listed(**changes: Any) -> None:
    terms = {"KINSHIP": (Term(phrase="亲属关系"),)}
    await actions.import_committee_list(SYSTEM, [an_entry(**changes)], terms)


async def test_a_request_for_a_listed_proof_is_told_where_to_go() -> None:
    await actions.ensure_catalogue(SYSTEM)
    guidance = await asked()
    assert guidance is not None
    assert (guidance.code, guidance.words) == ("KINSHIP", ("亲属关系",))
    assert "派出所" in guidance.go_instead
    assert guidance.document_no == "民发〔2020〕20号"
    assert not guidance.needs_confirmation


async def test_a_rightful_request_gets_no_guidance() -> None:
    await actions.ensure_catalogue(SYSTEM)
    text = "兹证明王桂香自2012年3月起一直在我村居住。"
    assert await queries.guidance_for(VILLAGE, "居住证明", "立案", text) is None


@pytest.mark.parametrize(
    ("region", "holds"),
    [
        ("000000000000", True),
        ("360000000000", True),
        ("360400000000", True),
        ("360404000000", True),
        ("360404204000", True),
        (VILLAGE, True),
        ("350000000000", False),
        ("360404205000", False),
        ("360404204203", False),
    ],
)
async def test_a_list_holds_in_its_region_and_below(region: str, holds: bool) -> None:
    await listed(region=region)
    assert (await asked() is not None) is holds


async def test_the_list_nearest_to_the_village_answers() -> None:
    nation = an_entry(list_id="NEG-CN", go_instead="全国的办法")
    county = an_entry(list_id="NEG-COUNTY", region="360404000000", go_instead="县里的办法")
    terms = {"KINSHIP": (Term(phrase="亲属关系"),)}
    await actions.import_committee_list(SYSTEM, [nation, county], terms)
    guidance = await asked()
    assert guidance is not None
    assert guidance.go_instead == "县里的办法"


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False)],
)
async def test_an_entry_holds_from_its_first_to_its_last_day(
    start: int, end: int | None, holds: bool
) -> None:
    today = clock.today()
    last = None if end is None else today + end * DAY
    await listed(effective_from=today + start * DAY, effective_to=last)
    assert (await asked() is not None) is holds


async def test_a_positive_list_stops_nobody() -> None:
    await listed(lane=Lane.POSITIVE)
    assert await asked() is None


async def test_an_entry_read_second_hand_asks_for_confirmation() -> None:
    await listed(confidence=Confidence.C)
    guidance = await asked()
    assert guidance is not None
    assert guidance.needs_confirmation


async def test_the_lists_are_read_in_order_page_by_page() -> None:
    await actions.ensure_catalogue(SYSTEM)
    seen: list[int] = []
    request = PageRequest(first=8)
    while True:
        page = await queries.committee_list(request)
        seen += [entry.item_no for entry in page.items]
        assert await page.count() == 20
        if not page.has_next:
            break
        request = PageRequest(first=8, after=page.positions[-1])
    assert seen == list(range(1, 21))


async def test_a_cursor_of_another_list_is_refused() -> None:
    foreign = PageRequest(after=Position(clock.now(), uuid4()))
    with pytest.raises(Problem) as refused:
        await queries.committee_list(foreign)
    assert refused.value.code is ProblemCode.CURSOR_INVALID


async def test_the_promise_of_an_item_is_data() -> None:
    await actions.ensure_catalogue(SYSTEM)
    assert await queries.working_days("free-form-proof") == 3
