"""Regions through the public door, as an anonymous visitor sees them."""

from datetime import date

import pytest

from backend.foundation.errors import ProblemCode
from backend.regions import actions
from backend.regions.listing import SuccessorRow
from tests.portal import Portal, Refused
from tests.regions.lists import JIANGXI, rows_of

pytestmark = pytest.mark.anyio

XIAOYANG, JINPAN = "360404204202", "360404204203"


@pytest.fixture
async def reformed(portal: Portal) -> Portal:
    """小阳 was merged into 金盘 in 2024."""
    await actions.import_regions(rows_of(JIANGXI), edition=date(2023, 6, 30))
    left = {code: name for code, name in JIANGXI.items() if code != XIAOYANG}
    await actions.import_regions(
        rows_of(left),
        edition=date(2024, 6, 30),
        successors=[SuccessorRow(2, XIAOYANG, JINPAN, "")],
    )
    return portal


async def test_everyone_finds_a_region_and_who_serves_it_today(reformed: Portal) -> None:
    found = await reformed.execute(
        '{ regions(search: "小阳", level: COMMITTEE, first: 5)'
        " { code name fullName level committeeKind abolishedOn successors { code } } }"
    )
    assert found["regions"] == [
        {
            "code": XIAOYANG,
            "name": "小阳村委会",
            "fullName": "江西省九江市柴桑区岷山乡小阳村委会",
            "level": "COMMITTEE",
            "committeeKind": "VILLAGE_COMMITTEE",
            "abolishedOn": "2024-06-30",
            "successors": [{"code": JINPAN}],
        }
    ]


async def test_a_region_that_exists_has_no_successors(reformed: Portal) -> None:
    found = await reformed.execute(
        f'{{ region(code: "{JINPAN}") {{ name abolishedOn successors {{ code }} }} }}'
    )
    assert found["region"] == {"name": "金盘村委会", "abolishedOn": None, "successors": []}


async def test_an_unknown_code_has_no_region(reformed: Portal) -> None:
    assert await reformed.execute('{ region(code: "999999999999") { name } }') == {"region": None}


async def test_the_tree_is_walked_from_the_provinces_down(reformed: Portal) -> None:
    found = await reformed.execute(
        "{ top: subregions { name committeeKind }"
        ' below: subregions(code: "360404204000") { name } }'
    )
    assert found["top"] == [{"name": "江西省", "committeeKind": None}]
    assert len(found["below"]) == 4


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ('search: "新", first: 0', ProblemCode.PAGE_SIZE_INVALID),
        ('search: "新", first: 101', ProblemCode.PAGE_SIZE_INVALID),
        ('search: "小\\u0000阳"', ProblemCode.TEXT_FORBIDDEN_CHARACTER),
    ],
)
async def test_bad_input_is_a_problem(reformed: Portal, arguments: str, code: ProblemCode) -> None:
    with pytest.raises(Refused) as refused:
        await reformed.execute(f"{{ regions({arguments}) {{ code }} }}")
    assert refused.value.codes == [code]


@pytest.mark.parametrize("code", ["3604", "36040420420２", "", "36040420420x"])
async def test_a_code_of_another_shape_is_refused(reformed: Portal, code: str) -> None:
    with pytest.raises(Refused):
        await reformed.execute(f'{{ region(code: "{code}") {{ code }} }}')
