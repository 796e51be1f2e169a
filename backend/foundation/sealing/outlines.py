"""Characters as outlines: the text of a seal becomes paths, so that no viewer needs its font."""

import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from fontTools.pens.basePen import BasePen
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.ttLib import TTFont

from backend.foundation.documents import fonts

# Bold comes nearest to the strength of a pressed seal; what it lacks comes from the full fonts.
FONT_FILES = (fonts.SONG_BOLD, fonts.FULL_SONG, *fonts.RARE_SONG)
_MERGE_TOLERANCE = 0.0025  # of the em, which is 13 µm on a seal; it halves the drawing


class Segment(NamedTuple):
    """One path operator with its points; x is the real part, y (upwards) the imaginary part."""

    operator: Literal["M", "L", "C", "Z"]
    points: tuple[complex, ...]


Outline = tuple[Segment, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Glyph:
    """A character in units of the em, its origin at the left end of the baseline."""

    advance: float
    outline: Outline


class Typefaces:
    """The fonts of the font folder, asked one after the other for a character.

    A font is opened when it is first asked: the Song with nearly every character opens in
    milliseconds, the full fonts behind it take seconds and are rarely needed.
    """

    def __init__(self, folder: Path) -> None:
        self._files = [folder / name for name in FONT_FILES]
        self._fonts: list[_Font] = []
        self._glyphs: dict[str, Glyph | None] = {}
        # fontTools reads tables on demand from one file handle and is not thread-safe.
        self._lock = threading.Lock()

    def glyph(self, character: str) -> Glyph | None:
        """The outline of the character, or None when no font of the folder has it."""
        with self._lock:
            if character not in self._glyphs:
                self._glyphs[character] = self._find(character)
            return self._glyphs[character]

    def _find(self, character: str) -> Glyph | None:
        for position, file in enumerate(self._files):
            if position == len(self._fonts):
                if not file.exists():
                    raise fonts.FontsMissing(file)
                self._fonts.append(_Font(file))
            glyph = self._fonts[position].glyph(character)
            if glyph is not None:
                return glyph
        return None


@lru_cache(maxsize=4)
def typefaces(folder: Path) -> Typefaces:
    """The fonts of the folder, opened once per process."""
    return Typefaces(folder)


class _Font:
    def __init__(self, file: Path) -> None:
        font: Any = TTFont(file, lazy=True)
        self._names: dict[int, str] = font.getBestCmap()
        self._glyphs: Any = font.getGlyphSet()
        self._em = float(font["head"].unitsPerEm)

    def glyph(self, character: str) -> Glyph | None:
        name = self._names.get(ord(character))
        if name is None:
            return None
        pen = _OutlinePen(self._glyphs, self._em)
        # TrueType splits curves into many quadratic pieces; a few cubic ones draw the same.
        merging: Any = Qu2CuPen(pen, max_err=_MERGE_TOLERANCE * self._em, all_cubic=True)
        self._glyphs[name].draw(merging)
        return Glyph(advance=self._glyphs[name].width / self._em, outline=tuple(pen.segments))


class _OutlinePen(BasePen):
    """Collects cubic segments; components and quadratic curves are resolved by the base class."""

    def __init__(self, glyphs: Any, em: float) -> None:
        super().__init__(glyphs)
        self._em = em
        self.segments: list[Segment] = []

    def _add(self, operator: Literal["M", "L", "C", "Z"], *points: tuple[float, float]) -> None:
        scaled = tuple(complex(x, y) / self._em for x, y in points)
        self.segments.append(Segment(operator, scaled))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - named by fontTools
        self._add("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - named by fontTools
        self._add("L", pt)

    def _curveToOne(  # noqa: N802 - named by fontTools
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._add("C", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802 - named by fontTools
        self._add("Z")

    def _endPath(self) -> None:  # noqa: N802 - named by fontTools
        self._add("Z")
