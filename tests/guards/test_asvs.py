"""docs/asvs.md has every requirement once, counts truly, and names only what there is."""

import re
from collections import Counter
from itertools import groupby
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PAGE = (PROJECT / "docs" / "asvs.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| (\d+\.\d+\.\d+) \| ([123]) \| (met|n/a|open) \| (.+) \| (.*) \|$", re.MULTILINE
)
ROWS = ROW.findall(PAGE)
SECTIONS = {
    1: (2, 10, 12, 3, 3), 2: (3, 3, 5, 2), 3: (1, 3, 5, 8, 8, 1, 5), 4: (5, 5, 2, 4),
    5: (1, 6, 3, 3), 6: (3, 12, 8, 6, 8, 4, 2, 4), 7: (3, 4, 2, 5, 3, 2), 8: (4, 4, 3, 2),
    9: (3, 4), 10: (2, 3, 5, 16, 5, 2, 3), 11: (4, 5, 5, 4, 2, 2, 2), 12: (5, 2, 5),
    13: (4, 6, 4, 7), 14: (2, 8, 3), 15: (5, 5, 7, 4), 16: (1, 5, 4, 3, 4), 17: (2, 8, 2),
}  # fmt: skip
"""By chapter: how many requirements each of its sections has in version 5.0.0."""
LEVELS = {"1": 70, "2": 183, "3": 92}


def test_every_requirement_is_there_once_and_in_order() -> None:
    assert [number for number, *_ in ROWS] == [
        f"{chapter}.{section}.{number}"
        for chapter, sections in SECTIONS.items()
        for section, count in enumerate(sections, start=1)
        for number in range(1, count + 1)
    ]
    assert Counter(level for _, level, *_ in ROWS) == LEVELS


def test_the_counts_at_the_top_are_true() -> None:
    counted = Counter((level, status) for _, level, status, *_ in ROWS)
    for level, together in LEVELS.items():
        counts = [counted[level, status] for status in ("met", "n/a", "open")]
        assert f"| {level} | {' | '.join(map(str, counts))} | {together} |\n" in PAGE


def test_what_is_met_names_its_evidence_and_everything_named_is_there() -> None:
    without = [number for number, _, status, _, told in ROWS if status == "met" and not told]
    assert without == []
    named = {path for *_, told in ROWS for path in re.findall(r"`([^`]+)`", told)}
    assert [path for path in sorted(named) if not (PROJECT / path).is_file()] == []


def test_rows_of_a_chapter_stand_under_its_heading() -> None:
    headings = re.findall(r"^## (\d+) ", PAGE, flags=re.MULTILINE)
    chapters = [chapter for chapter, _ in groupby(ROWS, key=lambda row: row[0].split(".")[0])]
    assert chapters == headings
