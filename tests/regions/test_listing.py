"""Region lists: every fault is named with its line."""

from pathlib import Path

import pytest

from backend.regions import listing
from backend.regions.branches import Level
from backend.regions.listing import ListRefused

SAMPLE = Path(listing.__file__).parent / "data" / "regions-sample.csv"
HEADER = "code,name,level,parent_code\n"
RIGHT = (
    HEADER + "360000000000,江西省,province,\n"
    "360400000000,九江市,city,360000000000\n"
    "360404000000,柴桑区,county,360400000000\n"
    "360404204000,岷山乡,township,360404000000\n"
    "360404204202,小阳村委会,village,360404204000\n"
)


def read(folder: Path, content: str | bytes) -> list[listing.RegionRow]:
    path = folder / "list.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return listing.read_regions(path)


def faults(folder: Path, content: str | bytes) -> list[str]:
    with pytest.raises(ListRefused) as refused:
        read(folder, content)
    return refused.value.faults


def test_the_sample_of_real_regions_is_read_whole() -> None:
    rows = listing.read_regions(SAMPLE)
    assert len(rows) == 4497
    assert sum(row.level is Level.COMMITTEE for row in rows) == 4098


def test_a_village_is_a_committee_and_lines_count_the_header(tmp_path: Path) -> None:
    last = read(tmp_path, RIGHT)[-1]
    assert last == listing.RegionRow(
        6, "360404204202", "小阳村委会", Level.COMMITTEE, "360404204000"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + RIGHT.encode(),
        RIGHT.replace("\n", "\r\n").encode(),
        RIGHT.replace(",", " , ").encode(),
        (RIGHT + "\n\n").encode(),
        "\n".join(line + ",x" for line in RIGHT.splitlines()).encode(),
        RIGHT.replace("九江市", '"九江市"').encode(),
        RIGHT.replace(",village,", ",committee,").encode(),
    ],
    ids=["mark", "crlf", "blanks", "empty lines", "another column", "quotes", "committee"],
)
def test_harmless_differences_are_read_over(tmp_path: Path, content: bytes) -> None:
    assert [row.code for row in read(tmp_path, content)][-1] == "360404204202"


def test_a_township_may_lie_right_below_a_city(tmp_path: Path) -> None:
    content = HEADER + (
        "440000000000,广东省,province,\n"
        "441900000000,东莞市,city,440000000000\n"
        "441900003000,东城街道,township,441900000000\n"
    )
    assert len(read(tmp_path, content)) == 3


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("360404204202,", "36040420420,", "line 6: '36040420420' is not a code of 12 digits"),
        ("360404204202,", "36040420420２,", "line 6: '36040420420２' is not a code of 12 digits"),
        (",township,", ",town,", "line 5: 'town' is not a level"),
        (",township,", ",county,", "line 5: 360404204000 ends like a township, but the list"),
        ("岷山乡", "岷\u200b山乡", "line 5: 360404204000 has U+200B in its name"),
        ("岷山乡", "", "line 5: 360404204000 has a name of 0 characters"),
        ("岷山乡", "岷" * 101, "line 5: 360404204000 has a name of 101 characters"),
        ("360404204000,岷", "360404205000,岷", "line 6: the parent 360404204000 of 360404204202"),
        ("village,360404204000", "village,", "line 6: 360404204202 has no parent"),
        ("village,360404204000", "village,360404204202", "line 6: 360404204202 is not above"),
        ("province,", "province,360000000000", "line 2: 360000000000 is a province and has no"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, right: str, wrong: str, fault: str) -> None:
    [found] = faults(tmp_path, RIGHT.replace(right, wrong))
    assert found.startswith(fault)


def test_a_parent_must_lie_above(tmp_path: Path) -> None:
    content = (
        RIGHT + "360405000000,另一区,county,360400000000\n360405100000,甲镇,township,360404000000\n"
    )
    assert faults(tmp_path, content) == ["line 8: 360404000000 is not above 360405100000"]


def test_a_code_that_occurs_twice_names_both_lines(tmp_path: Path) -> None:
    content = RIGHT + "360404204202,又一村委会,village,360404204000\n"
    assert faults(tmp_path, content) == ["line 7: 360404204202 is already on line 6"]


def test_all_faults_are_found_and_twenty_shown(tmp_path: Path) -> None:
    with pytest.raises(ListRefused, match="… and 10 more") as refused:
        read(tmp_path, HEADER + "1,甲,province,\n" * 30)
    assert len(refused.value.faults) == 30


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "line 1: the column code, name, level, parent_code is missing"),
        ("code,name,level\n", "line 1: the column parent_code is missing"),
        (HEADER, "the list has no rows"),
        (HEADER + "360000000000,江西省,province\n", "line 2: 3 cells, but the header has 4"),
        (HEADER + '360000000000,"江西省,province,\n', "line 2: unexpected end of data"),
        (RIGHT.encode("gb18030"), "line 2: not UTF-8 text"),
        (RIGHT.encode("utf-16"), "line 1: not UTF-8 text"),
    ],
)
def test_a_file_of_another_shape_is_refused(
    tmp_path: Path, content: str | bytes, fault: str
) -> None:
    assert faults(tmp_path, content) == [fault]


def test_successors_are_read_with_or_without_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "successors.csv"
    path.write_text("old_code,new_code,reason\n360404204202,360404204203,合并\n", "utf-8")
    assert listing.read_successors(path) == [
        listing.SuccessorRow(2, "360404204202", "360404204203", "合并")
    ]
    path.write_text("old_code,new_code\n360404204202,360404204203\n", "utf-8")
    assert listing.read_successors(path)[0].reason == ""


def test_faults_of_successors_are_named_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "successors.csv"
    path.write_text("old_code,new_code\n36,360404204203\n360404204203,360404204203\n", "utf-8")
    with pytest.raises(ListRefused) as refused:
        listing.read_successors(path)
    assert refused.value.faults == [
        "line 2: '36' is not a code of 12 digits",
        "line 3: 360404204203 cannot succeed itself",
    ]
