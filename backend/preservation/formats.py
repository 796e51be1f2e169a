"""Formats in which files may be archived (归档格式): data, in data/formats.csv."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "formats.csv"


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchiveFormat:
    """A format; `ending` is the one that files of a package have."""

    media_type: str
    ending: str
    name: str
    role: str
    basis: str


@cache
def formats() -> Mapping[str, ArchiveFormat]:
    """Every allowed format by its media type."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = [ArchiveFormat(**row) for row in csv.DictReader(lines, strict=True)]
    return {row.media_type: row for row in rows}
