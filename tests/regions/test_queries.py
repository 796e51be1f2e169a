"""The tree, and the region that a request names."""

from datetime import date

import pytest

from backend.foundation.errors import Problem, ProblemCode
from backend.regions import actions, loaders, queries
from backend.regions.listing import SuccessorRow
from tests.regions.lists import JIANGXI, ZHEJIANG, rows_of

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

IN_2023, IN_2024, IN_2025 = date(2023, 6, 30), date(2024, 6, 30), date(2025, 6, 30)
XIAOYANG, JINPAN, FENSHUI = "360404204202", "360404204203", "360404204201"


def without(*codes: str) -> dict[str, str]:
    return {code: name for code, name in JIANGXI.items() if code not in codes}


async def reform(edition: date, names: dict[str, str], *pairs: tuple[str, str]) -> None:
    successors = [SuccessorRow(line, *pair, "") for line, pair in enumerate(pairs, start=2)]
    await actions.import_regions(
        rows_of(names), edition=edition, successors=successors, expect_reform=True
    )


async def test_children_come_by_code_and_the_root_has_the_provinces() -> None:
    await reform(IN_2023, JIANGXI)
    await reform(IN_2023, ZHEJIANG)
    assert [child.code[-3:] for child in await queries.children("360404204000")] == [
        "200", "201", "202", "203",
    ]  # fmt: skip
    assert [child.name for child in await queries.children(None)] == ["浙江省", "江西省"]
    assert await queries.children("999999999999") == []


async def test_a_path_runs_from_the_province_to_the_region() -> None:
    await reform(IN_2023, JIANGXI)
    assert [region.name for region in await queries.path(XIAOYANG)] == [
        "江西省", "九江市", "柴桑区", "岷山乡", "小阳村委会",
    ]  # fmt: skip
    with pytest.raises(Problem) as refused:
        await queries.path("999999999999")
    assert refused.value.code is ProblemCode.REGION_UNKNOWN


async def test_something_can_be_asked_for_in_a_region_that_exists() -> None:
    await reform(IN_2023, JIANGXI)
    assert (await queries.region_for_request(XIAOYANG)).name == "小阳村委会"


async def test_an_unknown_region_is_a_problem_of_its_field() -> None:
    with pytest.raises(Problem) as refused:
        await queries.region_for_request("999999999999", field="committee")
    assert refused.value.code is ProblemCode.REGION_UNKNOWN
    assert refused.value.field == "committee"


async def test_an_abolished_region_names_the_one_that_serves_it() -> None:
    await reform(IN_2023, JIANGXI)
    await reform(IN_2024, without(XIAOYANG), (XIAOYANG, JINPAN))
    with pytest.raises(Problem) as refused:
        await queries.region_for_request(XIAOYANG)
    assert refused.value.code is ProblemCode.REGION_ABOLISHED
    assert "2024-06-30" in refused.value.message
    assert "江西省九江市柴桑区岷山乡金盘村委会" in refused.value.message
    assert refused.value.message_en


async def test_an_abolished_region_without_successor_sends_to_the_township() -> None:
    await reform(IN_2023, JIANGXI)
    await reform(IN_2024, without(XIAOYANG))
    with pytest.raises(Problem, match="REGION_ABOLISHED") as refused:
        await queries.region_for_request(XIAOYANG)
    assert "乡镇" in refused.value.message


async def test_successors_are_followed_over_several_reforms_and_splits() -> None:
    await reform(IN_2023, JIANGXI)
    await reform(IN_2024, without(XIAOYANG), (XIAOYANG, JINPAN))
    split = ((JINPAN, FENSHUI), (JINPAN, "360404204200"))
    await reform(IN_2025, without(XIAOYANG, JINPAN), *split)
    [of_xiaoyang, of_fenshui] = await loaders.successors_by_code([XIAOYANG, FENSHUI])
    assert [heir.name for heir in of_xiaoyang] == ["春华村委会", "分水村委会"]
    assert of_fenshui == []


async def test_successors_that_run_in_a_circle_end() -> None:
    await reform(IN_2023, JIANGXI)
    circle = ((XIAOYANG, JINPAN), (JINPAN, XIAOYANG))
    await reform(IN_2024, without(XIAOYANG, JINPAN), *circle)
    assert await loaders.successors_by_code([XIAOYANG]) == [[]]


async def test_regions_are_loaded_in_the_order_asked_for() -> None:
    await reform(IN_2023, JIANGXI)
    loaded = await loaders.regions_by_code([XIAOYANG, "360000000000"])
    assert [region.name for region in loaded] == ["小阳村委会", "江西省"]
    with pytest.raises(KeyError):
        await loaders.regions_by_code(["999999999999"])
