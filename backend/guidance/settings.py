"""Where a proof is demanded and what for: offices and purposes, by the words that name them."""

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from backend.catalogue.guide import folded

DATA = Path(__file__).parent / "data"

FEWEST_SHARED = 4
"""Characters in a row that a told purpose and a listed one share, where no word is known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """Offices and purposes by name, each with the word of the text that names it."""

    offices: Mapping[str, str]
    purposes: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    kind: str
    name: str
    word: str


def setting_of(*texts: str) -> Setting:
    """What the texts name; the longest word of each counts."""
    text = "\n".join(map(folded, texts))
    found = [each for each in _known() if each.word in text]
    return Setting(
        offices={each.name: each.word for each in found if each.kind == "office"},
        purposes={each.name: each.word for each in found if each.kind == "purpose"},
    )


def shared_words(told: str, listed: str) -> str:
    """The longest run of characters in both, or nothing when it is shorter than FEWEST_SHARED."""
    text, best = folded(listed), ""
    for start in range(len(told)):
        while told[start : start + max(len(best) + 1, FEWEST_SHARED)] in text:
            end = start + max(len(best) + 1, FEWEST_SHARED)
            if end > len(told):
                break
            best = told[start:end]
    return best


@functools.cache
def _known() -> tuple[_Known, ...]:
    lines = (DATA / "settings.csv").read_text(encoding="utf-8").splitlines()
    known = [_Known(**row) for row in csv.DictReader(lines)]
    return tuple(sorted(known, key=lambda each: len(each.word)))
