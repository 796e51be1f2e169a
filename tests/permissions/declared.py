"""The matrix as docs/permissions.md declares it, and a row of it as it was measured."""

import re
from collections.abc import Mapping
from pathlib import Path

from tests.permissions.asking import REFUSED

DECLARED = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
_ROW = re.compile(r"^\| `(?P<operation>\w+)` \| (?P<who>.*) \|$", re.MULTILINE)


def declared(door: str) -> dict[str, str]:
    """Who may do what, by operation, in the section of a door."""
    _, _, section = DECLARED.read_text(encoding="utf-8").partition(f"\n## {door}\n")
    section, _, _ = section.partition("\n## ")
    return {row["operation"]: row["who"] for row in _ROW.finditer(section)}


def row(cells: Mapping[str, str]) -> str:
    """Viewers with the same cell together; those who are refused are left out."""
    together: dict[str, list[str]] = {}
    for viewer, cell in cells.items():
        together.setdefault(cell, []).append(viewer)
    together.pop(REFUSED, None)
    groups = [f"{_named(cells, viewers)}: {cell}" for cell, viewers in together.items()]
    return "; ".join(groups)


def _named(cells: Mapping[str, str], viewers: list[str]) -> str:
    if viewers == list(cells):
        return "everybody"
    return "signed in" if viewers == list(cells)[1:] else ", ".join(viewers)
