"""Search as people type, on the sample of real regions."""

from datetime import date

import pytest

from backend.foundation.errors import Problem, ProblemCode
from backend.regions import actions, listing
from backend.regions.branches import Level
from backend.regions.search import search
from tests.regions.lists import JIANGXI, rows_of
from tests.regions.national_list import SAMPLE

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

IN_2023, IN_2024 = date(2023, 6, 30), date(2024, 6, 30)
XIAOYANG = "360404204202"


@pytest.fixture
async def sample(database: None) -> None:
    await actions.import_regions(listing.read_regions(SAMPLE), edition=IN_2023)


@pytest.fixture
async def jiangxi(database: None) -> None:
    await actions.import_regions(rows_of(JIANGXI), edition=IN_2023)


async def codes(text: str, level: Level | None = None, limit: int = 20) -> list[str]:
    return [region.code for region in await search(text, level=level, limit=limit)]


async def names(text: str) -> list[str]:
    return [region.name for region in await search(text)]


async def test_a_village_is_found_however_it_is_typed(sample: None) -> None:
    for typed in (
        "小阳", "小阳村", "小阳村委会", " 小阳　", "柴桑 小阳", "江西 柴桑 小阳村", "xiaoyang",
        "xiao yang", "XiaoYang", "ｘｉａｏｙａｎｇ", "xiaoyangcun", "柴桑 xiaoyang", "柴桑 xy",
        "360404204202", "36040420420", "３６０４０４２０４２０２",
    ):  # fmt: skip
        assert XIAOYANG in await codes(typed), typed


async def test_an_exact_name_comes_first_and_a_committee_before_a_broader_place(
    sample: None,
) -> None:
    for typed in ("小阳", "小阳村", "小阳村委会", "柴桑 小阳"):
        assert (await codes(typed))[0] == XIAOYANG, typed
    assert (await names("岷山"))[:3] == ["岷山村委会", "岷山村民委员会", "岷山乡"]
    assert (await names("德化县"))[0] == "德化县"


async def test_beginnings_come_before_parts_and_broad_before_narrow(jiangxi: None) -> None:
    assert (await names("36"))[:5] == ["江西省", "九江市", "柴桑区", "岷山乡", "春华村委会"]
    assert await names("山乡") == ["岷山乡"]


async def test_a_single_character_in_the_middle_is_enough(jiangxi: None) -> None:
    assert await names("阳") == ["小阳村委会"]


async def test_two_letters_find_broad_places_and_what_they_are_all_initials_of(
    jiangxi: None,
) -> None:
    assert await names("ji") == ["江西省", "九江市"]
    assert await names("xy") == ["小阳村委会"]


async def test_a_level_narrows_the_search(sample: None) -> None:
    found = await search("九江", level=Level.CITY)
    assert [region.name for region in found] == ["九江市"]


async def test_no_more_than_the_limit_is_returned(sample: None) -> None:
    assert len(await search("新", limit=7)) == 7


async def test_an_abolished_region_is_found_after_those_that_exist(jiangxi: None) -> None:
    two = {code: name for code, name in JIANGXI.items() if code != XIAOYANG}
    two["360404204204"] = "小阳山村委会"
    await actions.import_regions(rows_of(two), edition=IN_2024)
    assert await codes("xiaoyang") == ["360404204202", "360404204204"]
    assert await codes("阳") == ["360404204204", "360404204202"]


async def test_a_region_is_found_by_the_name_it_had(jiangxi: None) -> None:
    renamed = JIANGXI | {XIAOYANG: "向阳社区居委会"}
    await actions.import_regions(rows_of(renamed), edition=IN_2024)
    assert await names("小阳") == ["向阳社区居委会"]


@pytest.mark.parametrize(
    "typed", ["", "  ", "\u3000", "不存在的地方", "qqqq", "999", "%", "_", "''"]
)
async def test_what_matches_nothing_finds_nothing(jiangxi: None, typed: str) -> None:
    assert await search(typed) == []


async def test_a_word_that_most_names_share_singles_nothing_out(sample: None) -> None:
    assert await search("村委会") == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("小\x00阳", ProblemCode.TEXT_FORBIDDEN_CHARACTER),
        ("小\ud800阳", ProblemCode.TEXT_FORBIDDEN_CHARACTER),
        ("小\u202e阳", ProblemCode.TEXT_FORBIDDEN_CHARACTER),
        ("小" * 101, ProblemCode.TEXT_TOO_LONG),
    ],
)
async def test_what_no_name_can_hold_is_a_problem(typed: str, code: ProblemCode) -> None:
    with pytest.raises(Problem) as refused:
        await search(typed)
    assert refused.value.code is code
    assert refused.value.field == "search"
