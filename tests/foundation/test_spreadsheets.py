"""What leaves for spreadsheets is text, whoever typed it."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation import spreadsheets

BACKEND = Path(spreadsheets.__file__).resolve().parents[1]


@pytest.mark.parametrize(
    "typed", ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A"]
)
def test_what_begins_like_a_formula_is_shown_as_typed(typed: str) -> None:
    assert spreadsheets.plain(typed) == f"'{typed}"


@given(st.text(max_size=20))
def test_no_cell_of_a_file_begins_like_a_formula(typed: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerow([spreadsheets.plain(typed), "end"])
    ((cell, end),) = csv.reader(io.StringIO(written.getvalue(), newline=""))

    assert not spreadsheets.begins_like_a_formula(cell)
    assert (cell.removeprefix("'"), end) == (typed.removeprefix("'"), "end")


@given(st.one_of(st.integers(), st.none(), st.booleans()))
def test_numbers_stay_numbers(value: int | None) -> None:
    assert spreadsheets.plain(value) == value


def test_whoever_writes_a_table_writes_text_this_way() -> None:
    writers = [
        path
        for path in sorted(BACKEND.rglob("*.py"))
        if re.search(r"csv\.(Dict)?[wW]riter|\bWorkbook\(\)", path.read_text(encoding="utf-8"))
    ]

    assert len(writers) >= 5
    for path in writers:
        assert "spreadsheets." in path.read_text(encoding="utf-8"), path
