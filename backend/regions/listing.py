"""Region lists as files: read, checked line by line, refused whole when one line is wrong."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from backend.foundation.text import is_unseen
from backend.regions import branches
from backend.regions.branches import Level

MAX_NAME = 100
_REGION_COLUMNS = ("code", "name", "level", "parent_code")
_SUCCESSOR_COLUMNS = ("old_code", "new_code")
_SHOWN_FAULTS = 20
_CODE = re.compile("[0-9]{12}")
# Published lists call the fifth level a village, whatever kind of committee it is.
_LEVELS = {level.value: level for level in Level} | {"village": Level.COMMITTEE}


class ListRefused(ValueError):
    """A list that cannot be imported. `faults` name the file's lines; nothing was stored."""

    def __init__(self, faults: list[str]) -> None:
        shown = faults[:_SHOWN_FAULTS]
        if len(faults) > len(shown):
            shown.append(f"… and {len(faults) - len(shown)} more")
        super().__init__("\n".join(shown))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One line of a list. `line` counts from 1, the header included."""

    line: int
    code: str
    name: str
    level: Level
    parent_code: str | None


@dataclass(frozen=True, slots=True)
class SuccessorRow:
    """One line of a successor list."""

    line: int
    old_code: str
    new_code: str
    reason: str


def read_regions(path: Path) -> list[RegionRow]:
    """The rows of a list (UTF-8 CSV: code,name,level,parent_code), checked as a whole.

    Every code has 12 digits and occurs once, its zeros agree with its level, its parent is in the
    list and above it. Raises ListRefused with every fault found.
    """
    rows: list[RegionRow] = []
    faults: list[str] = []
    for line, cells in _lines(path, _REGION_COLUMNS):
        fault = _region_fault(cells)
        if fault:
            faults.append(f"line {line}: {fault}")
        else:
            level, parent = _LEVELS[cells["level"]], cells["parent_code"] or None
            rows.append(RegionRow(line, cells["code"], cells["name"], level, parent))
    faults.extend(_tree_faults(rows) if not faults else [])
    if not rows and not faults:
        faults.append("the list has no rows")
    if faults:
        raise ListRefused(faults)
    return rows


def read_successors(path: Path) -> list[SuccessorRow]:
    """The rows of a successor list (UTF-8 CSV: old_code,new_code and perhaps reason)."""
    rows: list[SuccessorRow] = []
    faults: list[str] = []
    for line, cells in _lines(path, _SUCCESSOR_COLUMNS):
        old, new = cells["old_code"], cells["new_code"]
        wrong = [code for code in (old, new) if not _CODE.fullmatch(code)]
        faults.extend(f"line {line}: {code!r} is not a code of 12 digits" for code in wrong)
        if old == new:
            faults.append(f"line {line}: {old} cannot succeed itself")
        rows.append(SuccessorRow(line, old, new, cells.get("reason", "")[:200]))
    if faults:
        raise ListRefused(faults)
    return rows


def _region_fault(cells: Mapping[str, str]) -> str | None:
    code, name, level = cells["code"], cells["name"], cells["level"]
    if not _CODE.fullmatch(code):
        return f"{code!r} is not a code of 12 digits"
    if level not in _LEVELS:
        return f"{level!r} is not a level ({', '.join(_LEVELS)})"
    if branches.level(code) is not _LEVELS[level]:
        return f"{code} ends like a {branches.level(code)}, but the list calls it a {level}"
    if not 0 < len(name) <= MAX_NAME:
        return f"{code} has a name of {len(name)} characters; 1 to {MAX_NAME} are allowed"
    unseen = next(filter(is_unseen, name), None)
    return f"{code} has U+{ord(unseen):04X} in its name" if unseen else None


def _tree_faults(rows: list[RegionRow]) -> Iterator[str]:
    first_line: dict[str, int] = {}
    for row in rows:
        if first_line.setdefault(row.code, row.line) != row.line:
            yield f"line {row.line}: {row.code} is already on line {first_line[row.code]}"
    for row in rows:
        fault = _parent_fault(row, first_line.keys())
        if fault:
            yield f"line {row.line}: {fault}"


def _parent_fault(row: RegionRow, codes: Iterable[str]) -> str | None:
    if row.level is Level.PROVINCE:
        return f"{row.code} is a province and has no parent" if row.parent_code else None
    if row.parent_code is None:
        return f"{row.code} has no parent"
    if row.parent_code not in codes:
        return f"the parent {row.parent_code} of {row.code} is not in the list"
    above = row.parent_code != row.code and branches.within(row.code, row.parent_code)
    return None if above else f"{row.parent_code} is not above {row.code}"


def _lines(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and trimmed cells by column. A byte order mark and further columns are fine."""
    reader = csv.reader(io.StringIO(_decoded(path.read_bytes()), newline=""), strict=True)
    header = [name.strip() for name in next(reader, [])]
    missing = [name for name in columns if name not in header]
    if missing:
        raise ListRefused([f"line 1: the column {', '.join(missing)} is missing"])
    try:
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                fault = f"{len(cells)} cells, but the header has {len(header)}"
                raise ListRefused([f"line {reader.line_num}: {fault}"])
            trimmed = [cell.strip() for cell in cells]
            yield reader.line_num, dict(zip(header, trimmed, strict=True))
    except csv.Error as error:
        raise ListRefused([f"line {reader.line_num}: {error}"]) from error


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ListRefused([f"line {line}: not UTF-8 text"]) from error
