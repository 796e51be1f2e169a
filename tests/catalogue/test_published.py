"""The lists that come with the portal: read whole, nothing invented, every fault with its line."""

import csv

import pytest

from backend.catalogue.actions import DATA
from backend.catalogue.lists import read_items, read_lists, read_regions
from backend.catalogue.models import (
    Completeness,
    Confidence,
    Lane,
    Measure,
    ProofClass,
    SourceAttribute,
)
from backend.catalogue.rows import ListError

FILES = {
    Lane.NEGATIVE: ("committee-negative.csv", 101),
    Lane.POSITIVE: ("committee-positive.csv", 93),
    Lane.DEPARTMENT: ("department-items.csv", 258),
}
REGIONS: dict[str, str | None] = {"全国": "000000000000", "某市": None}
HEADER = (
    "list_id,region,document_no,batch,item_no,name,matter_or_purpose,legal_basis,demanding_unit,"
    "issuing_unit,measure,cancel_reason,source,confidence"
)
ROW = "DEPT-X,全国,,,一,某证明,某事,某法,某部门,某所,CANCEL,,某网,A"
NEXT = ROW.replace("某证明", "另一证明")


def lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)


def regions() -> dict[str, str | None]:
    return read_regions(lines("region-names.csv"))


@pytest.mark.parametrize("lane", FILES)
def test_every_row_is_read_and_belongs_to_a_known_list(lane: Lane) -> None:
    name, count = FILES[lane]
    items = read_items(lines(name), lane, regions())
    known = {each.code for each in read_lists(lines("lists.csv"), regions())}
    assert len(items) == count
    assert {item.list_id for item in items} <= known
    assert len({item.code for item in items}) == count


def test_class_source_and_validity_are_read_where_a_file_tells_them() -> None:
    header = HEADER + ",proof_class,source_attribute,validity"
    told, untold = ROW + ",fact,government,3年", NEXT + ",,,"
    items = read_items([header + "\n", told + "\n", untold + "\n"], Lane.DEPARTMENT, REGIONS)
    assert [(each.proof_class, each.source_attribute, each.validity) for each in items] == [
        (ProofClass.FACT, SourceAttribute.GOVERNMENT, "3年"),
        (None, None, ""),
    ]
    with pytest.raises(ListError, match="line 2: proof_class 'x' is none of certificate"):
        read_items([header + "\n", ROW + ",x,,\n"], Lane.DEPARTMENT, REGIONS)


@pytest.mark.parametrize("lane", FILES)
def test_what_a_list_does_not_tell_stays_empty(lane: Lane) -> None:
    name, _ = FILES[lane]
    items = read_items(lines(name), lane, regions())
    for item, cells in zip(items, csv.DictReader(lines(name)), strict=True):
        told = {
            "go_instead": item.go_instead,
            "purpose": item.purpose,
            "matter_or_purpose": item.purpose,
            "demanding_unit": item.demanding_unit,
            "issuing_unit": item.issuing_unit,
            "measure": item.measure.value if item.measure else "",
            "cancel_reason": item.cancel_reason,
            "region": item.region_name,
            "item_no": item.item_no,
            "confidence": item.confidence.value,
        }
        assert {column: told[column] for column in told if column in cells} == {
            column: cells[column] for column in told if column in cells
        }
        assert (item.effective_from, item.effective_to) == (None, None)


def test_a_list_is_whole_in_part_or_known_by_its_title() -> None:
    lists = {each.code: each for each in read_lists(lines("lists.csv"), regions())}
    assert len(lists) == 102
    assert lists["NEG-HUBEI-2020-1"].completeness is Completeness.WHOLE
    assert lists["NEG-ZHAOQING"].completeness is Completeness.PART
    assert lists["T-XIAN-23"].completeness is Completeness.TITLE
    assert lists["T-GANSU-27"].region is None


def test_a_measure_is_empty_where_a_law_only_states_the_demand() -> None:
    items = read_items(lines("department-items.csv"), Lane.DEPARTMENT, regions())
    kept = [item for item in items if item.measure is Measure.KEPT]
    assert all(not item.list_id.startswith("LAW-") for item in kept)
    assert any(item.measure is None for item in items if item.list_id.startswith("LAW-"))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (NEXT + ",x", "line 3: 15 cells under 14 columns"),
        (NEXT.replace("全国", "火星"), "line 3: region '火星' is not among the named regions"),
        (NEXT.replace("CANCEL", "GIVE_UP"), "line 3: measure 'GIVE_UP' is none of CANCEL"),
        (NEXT.replace(",A", ",D"), "line 3: confidence 'D'"),
        (NEXT.replace("另一证明", ""), "line 3: name is empty"),
        (NEXT.replace("某网", ""), "line 3: source is empty"),
        (NEXT.replace("DEPT-X", "dept x"), "line 3: list_id 'dept x'"),
        (NEXT.replace("某事", "事" * 301), "line 3: matter_or_purpose has 301 characters"),
        (NEXT.replace("某事", "某\x00事"), "line 3: matter_or_purpose has a character that"),
        (ROW, "line 3: 某证明 of DEPT-X stands in line 2 too"),
    ],
)
def test_a_wrong_row_is_named_by_line_and_column(row: str, message: str) -> None:
    with pytest.raises(ListError) as refused:
        read_items([HEADER + "\n", ROW + "\n", row + "\n"], Lane.DEPARTMENT, REGIONS)
    assert str(refused.value).startswith(message)


def test_days_are_read_where_a_file_has_them() -> None:
    header = HEADER + ",effective_from,effective_to"
    [item] = read_items([header, ROW + ",2026-01-01,2026-12-31"], Lane.DEPARTMENT, REGIONS)
    assert str(item.effective_to) == "2026-12-31"
    with pytest.raises(ListError, match="line 2: effective_to is before effective_from"):
        read_items([header, ROW + ",2026-01-01,2025-12-31"], Lane.DEPARTMENT, REGIONS)


def test_a_place_without_a_code_keeps_its_name() -> None:
    [item] = read_items([HEADER, ROW.replace("全国", "某市")], Lane.DEPARTMENT, REGIONS)
    assert (item.region_name, item.region, item.confidence) == ("某市", None, Confidence.A)
