"""Search of the catalogue as people type: parts, sounds, initials, offices, matters, places."""

import pytest

from backend.catalogue import actions, search
from backend.catalogue.models import Lane, ProofItem
from backend.catalogue.queries import Wanted, proof_items
from backend.foundation import db
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.pages import PageRequest
from backend.foundation.viewer import System
from tests.catalogue.lists import an_entry

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

SYSTEM = System(job="test")
MARRIAGE = an_entry(
    list_id="DEPT-X",
    lane=Lane.DEPARTMENT,
    type_code="",
    name="当事人婚姻状况证明",
    purpose="申请公租房",
    demanding_unit="住房保障部门",
    issuing_unit="民政部门",
    region_name="湖北省咸宁市",
    region="421200000000",
)
KINSHIP = an_entry()
OTHER_NAMES = {"单身": MARRIAGE.name, "我妈是我妈": KINSHIP.name, "父子关系 全国": KINSHIP.name}


async def found(typed: str) -> list[str]:
    page = await proof_items(Wanted(search=typed), PageRequest())
    return [row.name for row in page.items]


@pytest.mark.parametrize(
    "typed",
    [
        "婚姻",
        "姻",
        "当事人婚姻状况证明",
        "公租房",
        "住房保障",
        "民政",
        "咸宁",
        "hunyin",
        "hun",
        "hunyinzhuangkuangzhengming",
        "HunYin",
        "hyzk",
        "dsrhyzkzm",
        "gongzufang",
        "gzf",
        "minzheng",
        "婚姻 公租房",
        "民政 hunyin 咸宁",
        "婚姻 证明",
        "ｈｕｎｙｉｎ",
    ],
)
async def test_an_item_is_found_by_any_part_of_what_is_told_of_it(typed: str) -> None:
    await actions.import_lists(SYSTEM, [MARRIAGE, KINSHIP])
    assert await found(typed) == ["当事人婚姻状况证明"]


@pytest.mark.parametrize(
    "typed",
    ["离婚姻", "婚状", "婚姻 武汉", "qinshuhun", "h", "hyzkx", "'", "%", "_", "婚%", "sheng"],
)
async def test_what_nothing_has_finds_nothing(typed: str) -> None:
    await actions.import_lists(SYSTEM, [MARRIAGE])
    # 湖北省 is found as it is written only: nearly every item is of some 省.
    assert await found(typed) == []


@pytest.mark.parametrize(("typed", "name"), OTHER_NAMES.items())
async def test_an_item_is_found_by_the_names_that_people_use(typed: str, name: str) -> None:
    await actions.import_lists(SYSTEM, [MARRIAGE, KINSHIP])
    assert await found(typed) == [name]


@pytest.mark.parametrize("typed", ["", "  ", "证明", "zhengming", "zm"])
async def test_what_every_proof_is_called_narrows_nothing(typed: str) -> None:
    await actions.import_lists(SYSTEM, [MARRIAGE, KINSHIP])
    assert len(await found(typed)) == 2


async def test_the_shortest_name_comes_first() -> None:
    rows = [an_entry(type_code="", name=name) for name in ("与户主的亲属关系证明", "亲属关系证明")]
    await actions.import_lists(SYSTEM, rows)
    assert await found("亲属") == ["亲属关系证明", "与户主的亲属关系证明"]


async def test_the_pages_of_a_search_hold_every_item_once() -> None:
    rows = [an_entry(type_code="", name=f"亲属关系证明{'甲' * (n % 3)}{n}") for n in range(7)]
    await actions.import_lists(SYSTEM, rows)
    for typed in ("", "亲属"):
        seen: list[str] = []
        request = PageRequest(first=3)
        while True:
            page = await proof_items(Wanted(search=typed), request)
            seen += [row.name for row in page.items]
            assert await page.count() == 7
            if not page.has_next:
                break
            request = PageRequest(first=3, after=page.positions[-1])
        assert sorted(seen) == sorted(row.name for row in rows)


async def test_too_long_a_search_and_invisible_characters_are_named() -> None:
    for typed in ("证" * (search.MAX_SEARCH + 1), "亲\x00属"):
        with pytest.raises(Problem) as refused:
            await found(typed)
        assert refused.value.field == "search"
    assert refused.value.code is ProblemCode.TEXT_FORBIDDEN_CHARACTER


@pytest.mark.parametrize("typed", ["婚姻", "姻", "hunyin", "hyzk", "gz", "婚姻 公租房"])
async def test_a_search_can_be_answered_from_the_index(typed: str) -> None:
    query = search.narrowed(ProofItem.all(), typed).sql(params_inline=True)
    async with db.transaction() as connection:
        # Of a small table PostgreSQL would rather read the whole.
        await connection.execute_query("SET LOCAL enable_seqscan = off")
        plan = await connection.execute_query_dict(f"EXPLAIN {query}")
    told = "\n".join(row["QUERY PLAN"] for row in plan)
    assert "Bitmap Index Scan" in told
    assert "Seq Scan" not in told
