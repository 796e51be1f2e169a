"""The catalogue through the portal's schema, as everybody."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from backend.catalogue import actions
from backend.foundation import clock
from backend.foundation.errors import ProblemCode
from backend.foundation.pages import Position
from backend.foundation.viewer import System
from tests.catalogue.lists import an_entry
from tests.portal import Portal, Refused

ITEMS = """
query ($search: String!, $region: RegionCode, $lane: ListLane, $measure: Measure,
  $confidence: Confidence, $first: Int, $after: String) {
  proofItems(search: $search, region: $region, lane: $lane, measure: $measure,
    confidence: $confidence, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node {
      code name lane measure confidence needsConfirmation region regionName version
      publishedList { code title completeness }
    } }
  }
}
"""
ITEM = """
query ($code: String!, $version: Int) {
  proofItem(code: $code, version: $version) { code version newestVersion goInstead itemNo }
}
"""


async def items(portal: Portal, **wanted: Any) -> dict[str, Any]:
    return (await portal.execute(ITEMS, {"search": ""} | wanted))["proofItems"]


@pytest.mark.anyio
async def test_a_stranger_finds_items_and_sees_what_is_not_confirmed(portal: Portal) -> None:
    await actions.ensure_published_lists(System(job="test"))
    page = await items(portal, search="夫妻关系", region="441900000000", lane="POSITIVE")
    node = page["edges"][0]["node"]
    assert (node["name"], node["confidence"]) == ("夫妻关系证明", "C")
    assert node["needsConfirmation"] is True
    assert node["publishedList"]["completeness"] == "WHOLE"
    assert node["regionName"] == "广东省东莞市"
    assert node["measure"] is None


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 472),
        ({"lane": "NEGATIVE"}, 121),
        ({"measure": "COMMITMENT"}, 20),
        ({"measure": "DEFERRAL"}, 0),
        ({"confidence": "C"}, 25),
        ({"region": "421200000000", "lane": "NEGATIVE"}, 20 + 21 + 37),
        ({"region": "420000000000", "lane": "NEGATIVE"}, 20 + 21),
    ],
)
async def test_filters_narrow_and_a_region_asks_for_all_that_holds_there(
    portal: Portal, wanted: dict[str, Any], count: int
) -> None:
    await actions.ensure_published_lists(System(job="test"))
    assert (await items(portal, **wanted))["totalCount"] == count


@pytest.mark.anyio
async def test_the_items_are_read_in_the_order_of_their_list(portal: Portal) -> None:
    await actions.ensure_catalogue(System(job="test"))
    page = await items(portal, first=19)
    assert page["edges"][0]["node"]["code"] == "NEG-CN-2020-1-KINSHIP"
    rest = await items(portal, after=page["pageInfo"]["endCursor"])
    assert [edge["node"]["code"] for edge in rest["edges"]] == ["NEG-CN-2020-1-DOCUMENT_LOSS"]


@pytest.mark.anyio
async def test_a_forged_or_foreign_cursor_is_named(portal: Portal) -> None:
    foreign = Position(clock.now(), uuid4()).to_cursor()
    for after in ("forged", foreign):
        with pytest.raises(Refused) as refused:
            await items(portal, after=after)
        assert refused.value.codes == [ProblemCode.CURSOR_INVALID]


@pytest.mark.anyio
async def test_every_version_of_an_item_can_be_read_for_ever(portal: Portal) -> None:
    row = an_entry()
    await actions.import_lists(System(job="test"), [row])
    await actions.import_lists(System(job="test"), [replace(row, go_instead="公证处")])

    async def asked(version: int | None) -> dict[str, Any] | None:
        return (await portal.execute(ITEM, {"code": row.code, "version": version}))["proofItem"]

    newest, first = await asked(None), await asked(1)
    assert newest is not None
    assert (newest["version"], newest["goInstead"]) == (2, "公证处")
    assert first is not None
    assert (first["newestVersion"], first["goInstead"]) == (2, "户籍所在地派出所")
    assert await asked(3) is None


@pytest.mark.anyio
@pytest.mark.parametrize("code", ["", "NEG", "\x00", "\ud800", "'", "x" * 101])
async def test_a_code_of_nothing_is_nothing(portal: Portal, code: str) -> None:
    assert (await portal.execute(ITEM, {"code": code}))["proofItem"] is None
