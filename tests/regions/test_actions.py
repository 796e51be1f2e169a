"""The import of a list: whole or not at all, history kept."""

from datetime import date

import pytest

from backend.foundation.audit import AuditEntry
from backend.regions import actions, listing
from backend.regions.branches import CommitteeKind, Level
from backend.regions.listing import ListRefused, SuccessorRow
from backend.regions.models import Region, RegionEdition, RegionFormerName, RegionSuccession
from tests.regions.lists import BEIJING, JIANGXI, ZHEJIANG, rows_of
from tests.regions.national_list import SAMPLE

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

IN_2022, IN_2023, IN_2024 = date(2022, 6, 30), date(2023, 6, 30), date(2024, 6, 30)
XIAOYANG, JINPAN = "360404204202", "360404204203"
WITHOUT_XIAOYANG = {code: name for code, name in JIANGXI.items() if code != XIAOYANG}


async def test_a_region_is_stored_with_its_path_kind_and_sound() -> None:
    await actions.import_regions(rows_of(JIANGXI), edition=IN_2023)
    region = await Region.get(code=XIAOYANG)
    assert region.name == "小阳村委会"
    assert region.full_name == "江西省九江市柴桑区岷山乡小阳村委会"
    assert region.level is Level.COMMITTEE
    assert region.committee_kind is CommitteeKind.VILLAGE_COMMITTEE
    assert region.parent_code == "360404204000"
    assert (region.pinyin, region.initials) == ("xiaoyangcunweihui", "xycwh")
    assert (region.valid_from, region.abolished_on) == (IN_2023, None)
    assert (await Region.get(code="360404204000")).committee_kind is None


async def test_a_rung_that_is_no_place_is_not_in_the_path() -> None:
    await actions.import_regions(rows_of(BEIJING), edition=IN_2023)
    committee = await Region.get(code="110101001001")
    assert committee.full_name == "北京市东城区东华门街道多福巷社区居委会"
    assert (await Region.get(code="110100000000")).full_name == "北京市市辖区"


async def test_the_sample_is_imported_and_a_second_import_changes_nothing() -> None:
    rows = listing.read_regions(SAMPLE)
    first = await actions.import_regions(rows, edition=IN_2023)
    assert (first.listed, first.added, first.changed, first.abolished) == (4497, 4497, 0, 0)
    again = await actions.import_regions(rows, edition=IN_2023)
    assert (again.added, again.changed, again.abolished) == (0, 0, 0)
    assert await Region.all().count() == 4497


async def test_the_order_of_the_lines_does_not_matter() -> None:
    await actions.import_regions(rows_of(JIANGXI)[::-1], edition=IN_2023)
    region = await Region.get(code=XIAOYANG)
    assert region.full_name == "江西省九江市柴桑区岷山乡小阳村委会"


async def test_what_a_newer_list_leaves_out_is_abolished_and_kept() -> None:
    await actions.import_regions(rows_of(JIANGXI), edition=IN_2023)
    summary = await actions.import_regions(rows_of(WITHOUT_XIAOYANG), edition=IN_2024)
    assert summary.abolished == 1
    region = await Region.get(code=XIAOYANG)
    assert (region.name, region.abolished_on) == ("小阳村委会", IN_2024)
    assert (region.valid_from, await Region.all().count()) == (IN_2023, 8)


async def test_a_province_that_is_not_in_the_list_is_left_alone() -> None:
    await actions.import_regions(rows_of(ZHEJIANG), edition=IN_2023)
    await actions.import_regions(rows_of(JIANGXI), edition=IN_2024)
    assert await Region.filter(code__startswith="33", abolished_on=None).count() == 3
    assert (await RegionEdition.get(province_code="330000000000")).edition == IN_2023


async def test_a_new_name_replaces_the_old_one_which_is_remembered() -> None:
    await actions.import_regions(rows_of(JIANGXI), edition=IN_2023)
    renamed = JIANGXI | {"360404204000": "岷山镇"}
    summary = await actions.import_regions(rows_of(renamed), edition=IN_2024)
    assert summary.changed == 5  # the township, and the paths of its four villages
    assert (await Region.get(code=XIAOYANG)).full_name == "江西省九江市柴桑区岷山镇小阳村委会"
    [former] = await RegionFormerName.all()
    assert (former.region_code, former.name) == ("360404204000", "岷山乡")
    assert former.replaced_on == IN_2024


async def test_a_region_that_comes_back_is_no_longer_abolished() -> None:
    for names, edition in ((JIANGXI, IN_2022), (WITHOUT_XIAOYANG, IN_2023), (JIANGXI, IN_2024)):
        await actions.import_regions(rows_of(names), edition=edition)
    assert (await Region.get(code=XIAOYANG)).abolished_on is None


async def test_an_older_list_is_refused() -> None:
    await actions.import_regions(rows_of(JIANGXI), edition=IN_2024)
    with pytest.raises(ListRefused, match="360000000000 was already imported"):
        await actions.import_regions(rows_of(JIANGXI), edition=IN_2023)


async def test_a_truncated_list_is_refused_unless_a_reform_is_expected() -> None:
    await actions.import_regions(rows_of(JIANGXI), edition=IN_2023)
    half = rows_of(dict(list(JIANGXI.items())[:5]))
    with pytest.raises(ListRefused, match="3 of 8 regions of 360000000000 are not in the list"):
        await actions.import_regions(half, edition=IN_2024)
    assert await Region.filter(abolished_on=None).count() == 8
    summary = await actions.import_regions(half, edition=IN_2024, expect_reform=True)
    assert summary.abolished == 3


async def test_a_successor_is_stored_once() -> None:
    await actions.import_regions(rows_of(JIANGXI), edition=IN_2023)
    given = [SuccessorRow(2, XIAOYANG, JINPAN, "合并")]
    for expected in (1, 0):
        summary = await actions.import_regions(
            rows_of(WITHOUT_XIAOYANG), edition=IN_2024, successors=given
        )
        assert summary.succeeded == expected
    [succession] = await RegionSuccession.all()
    assert (succession.old_code, succession.new_code) == (XIAOYANG, JINPAN)
    assert (succession.on, succession.reason) == (IN_2024, "合并")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("999999999999", JINPAN, "line 2 of the successors: 999999999999 is not a known region"),
        (XIAOYANG, "999999999999", "line 2 of the successors: 999999999999 is not a known region"),
        (JINPAN, "360404204200", "line 2 of the successors: 360404204203 is not abolished"),
    ],
)
async def test_a_wrong_successor_refuses_the_whole_import(old: str, new: str, fault: str) -> None:
    await actions.import_regions(rows_of(JIANGXI), edition=IN_2023)
    with pytest.raises(ListRefused, match=fault):
        await actions.import_regions(
            rows_of(WITHOUT_XIAOYANG),
            edition=IN_2024,
            successors=[SuccessorRow(2, old, new, "")],
        )
    assert (await Region.get(code=XIAOYANG)).abolished_on is None
    assert (await RegionEdition.get(province_code="360000000000")).edition == IN_2023
    assert await RegionSuccession.all().count() == 0


async def test_an_import_is_on_record() -> None:
    await actions.import_regions(rows_of(JIANGXI), edition=IN_2023)
    [entry] = await AuditEntry.all()
    assert (entry.actor_kind, entry.deed) == ("system", "regions.imported")
    assert entry.details["added"] == 8
    assert entry.details["provinces"] == ["36"]
