"""Which characters the fonts can print, without opening a font.

A missing glyph is the quietest way to falsify a name: the layout engine drops it and goes on.
So every text is checked when it is typed, and again before it is printed.
"""

import json
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from backend.foundation.documents.fonts import COVERAGE, FontsMissing

LAYOUT_CHARACTERS = frozenset("\n\t ")
"""Characters that the layout consumes; no font needs a glyph for them."""


class GlyphCoverage:
    """The printable characters, as sorted ranges of code points."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        """`ranges` are first and last code point, ascending and without overlap."""
        self._starts = [first for first, _ in ranges]
        self._ends = [last for _, last in ranges]

    @classmethod
    def load(cls, fonts: Path) -> "GlyphCoverage":
        """Read the coverage that `scripts/build-fonts` left in the folder, or FontsMissing."""
        path = fonts / COVERAGE
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise FontsMissing(path) from None
        return cls([(first, last) for first, last in json.loads(text)["ranges"]])

    def missing(self, text: str) -> tuple[str, ...]:
        """The distinct characters of `text` that no font can print, in order of appearance.

        Control, format, private-use and surrogate code points always count as missing.
        """
        return tuple(char for char in dict.fromkeys(text) if not self._covers(char))

    def _covers(self, char: str) -> bool:
        if char in LAYOUT_CHARACTERS:
            return True
        index = bisect_right(self._starts, ord(char)) - 1
        return index >= 0 and ord(char) <= self._ends[index]


def name_of(char: str) -> str:
    """The code point as people cite it, after the character where it can be shown."""
    point = f"U+{ord(char):04X}"
    return f"{char} ({point})" if char.isprintable() else point
