"""Which versions of items a list holds on a day, and the promises of kinds of proofs."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from backend.catalogue import actions, queries
from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.foundation.viewer import System
from tests.catalogue.lists import an_entry

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

SYSTEM = System(job="test")
VILLAGE = "360404204202"
FIRST = date(2026, 3, 1)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=CHINA)


async def listed(on: date, *entries: dict[str, Any]) -> None:
    """Imports a list of these entries on a day."""
    with clock.stopped(noon(on)):
        await actions.import_lists(SYSTEM, [an_entry(**each) for each in entries])


async def held(on: date, region: str = VILLAGE) -> Sequence[tuple[str, int, str]]:
    found = await queries.held_on(region, noon(on))
    return [(row.item.type_code, row.version, row.go_instead) for row in found]


async def test_a_changed_entry_holds_in_the_version_of_the_day() -> None:
    await listed(FIRST, {"go_instead": "派出所"})
    await listed(FIRST + timedelta(days=10), {"go_instead": "公证处"})

    assert await held(FIRST + timedelta(days=9)) == [("KINSHIP", 1, "派出所")]
    assert await held(FIRST + timedelta(days=10)) == [("KINSHIP", 2, "公证处")]


async def test_what_was_not_known_yet_did_not_hold() -> None:
    await listed(FIRST, {})

    assert await held(FIRST - timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False), (None, None, True)],
)
async def test_an_entry_holds_from_its_first_to_its_last_day(
    start: int | None, end: int | None, holds: bool
) -> None:
    day = FIRST + timedelta(days=30)
    first = None if start is None else day + timedelta(days=start)
    last = None if end is None else day + timedelta(days=end)
    await listed(FIRST, {"effective_from": first, "effective_to": last})

    assert bool(await held(day)) is holds


async def test_an_entry_that_was_ended_is_not_revived_by_its_older_version() -> None:
    await listed(FIRST, {})
    ended = FIRST + timedelta(days=10)
    await listed(ended, {"effective_to": ended})

    assert await held(ended) == [("KINSHIP", 2, "户籍所在地派出所")]
    assert await held(ended + timedelta(days=1)) == []


async def test_a_version_that_begins_later_leaves_the_one_before_it_in_force() -> None:
    begins = FIRST + timedelta(days=20)
    await listed(FIRST, {"go_instead": "派出所"})
    await listed(FIRST + timedelta(days=1), {"go_instead": "公证处", "effective_from": begins})

    assert await held(begins - timedelta(days=1)) == [("KINSHIP", 1, "派出所")]
    assert await held(begins) == [("KINSHIP", 2, "公证处")]


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
    await listed(FIRST, {"region": region})

    assert bool(await held(FIRST)) is holds


async def test_the_list_nearest_to_the_village_comes_first() -> None:
    nation = {"list_id": "NEG-CN", "go_instead": "全国的办法"}
    county = {"list_id": "NEG-COUNTY", "region": "360404000000", "go_instead": "县里的办法"}
    await listed(FIRST, nation, county)

    assert [go for _, _, go in await held(FIRST)] == ["县里的办法", "全国的办法"]


async def test_the_promise_of_a_kind_is_data() -> None:
    await actions.ensure_catalogue(SYSTEM)
    assert await queries.working_days("free-form-proof") == 3
