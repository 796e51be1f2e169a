"""A plain font is cut to the glyphs of a document; every other font is left to HarfBuzz."""

import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.foundation.documents.fonts import FULL_SONG, SONG_BOLD, SONG_REGULAR
from backend.foundation.documents.subsetting import cut

WHOLE = 0xB1B0AFBA
"""What the 32-bit numbers of a font file add up to (OpenType, `head`)."""


@pytest.fixture(scope="session")
def song(fonts: Path) -> tuple[memoryview, Any]:
    """The file, and how fontTools reads it."""
    data = (fonts / SONG_REGULAR).read_bytes()
    return memoryview(data), TTFont(BytesIO(data))


def read(file: bytes | None) -> Any:
    """What fontTools makes of it; the sums of its tables must be right."""
    assert file is not None
    assert sum(struct.unpack(f">{len(file) // 4}I", file)) & 0xFFFFFFFF == WHOLE
    return TTFont(BytesIO(file), checkChecksums=2)


@given(glyphs=st.sets(st.integers(1, 8920), min_size=1, max_size=60))
@settings(max_examples=25, deadline=None)
def test_glyphs_keep_number_outline_and_metrics_and_all_others_are_empty(song, glyphs):
    data, whole = song
    names = whole.getGlyphOrder()
    font = read(cut(data, glyphs))
    assert font["maxp"].numGlyphs == max(glyphs) + 1
    for number, name in enumerate(font.getGlyphOrder()):
        outline = font["glyf"][name]
        if number not in glyphs:
            assert outline.numberOfContours == 0
            continue
        original = whole["glyf"][names[number]]
        assert outline.compile(font["glyf"]) == original.compile(whole["glyf"])
        assert font["hmtx"][name] == whole["hmtx"][names[number]]


def test_the_file_has_what_a_pdf_needs_and_nothing_else(fonts: Path):
    data = memoryview((fonts / SONG_BOLD).read_bytes())
    font = read(cut(data, {1, 2, 3}))
    assert set(font.reader.tables) == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}


def test_a_font_of_other_outlines_is_left_alone(fonts: Path):
    assert cut(memoryview((fonts / FULL_SONG).read_bytes()), {1}) is None


def test_a_font_of_which_nothing_is_needed_is_left_alone(song):
    assert cut(song[0], set()) is None


def test_a_glyph_composed_of_others_is_left_alone():
    file = memoryview(_composed())
    assert cut(file, {1}) is not None
    assert cut(file, {1, 2}) is None


def _composed() -> bytes:
    """A font in which glyph 2 is made of glyph 1."""
    square, twice = TTGlyphPen(None), TTGlyphPen({"square": None})
    for place, point in enumerate(((0, 0), (0, 9), (9, 9), (9, 0))):
        (square.lineTo if place else square.moveTo)(point)
    square.closePath()
    twice.addComponent("square", (1, 0, 0, 1, 20, 0))
    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", "square", "twice"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({})
    builder.setupGlyf(
        {".notdef": TTGlyphPen(None).glyph(), "square": square.glyph(), "twice": twice.glyph()}
    )
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    file = BytesIO()
    builder.save(file)
    return file.getvalue()
