"""Coverage says what the fonts can print, and never more."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.documents.fonts import COVERAGE, FontsMissing
from backend.foundation.documents.glyphs import GlyphCoverage, name_of

SMALL = GlyphCoverage([(0x41, 0x5A), (0x4E00, 0x4E10), (0x20BB7, 0x20BB7)])


@pytest.fixture(scope="module")
def coverage(fonts) -> GlyphCoverage:
    return GlyphCoverage.load(fonts)


@pytest.mark.parametrize(
    "text",
    [
        "𠮷䶮𬭚㛃霏買·买〔〕×℃",
        "买买提·阿布都热西提",
        "《“‘—…’”》、。？！（）",
        "王 桂\n香\t",
        "ＡＢＣ１２３",
        "€¥°±é",
    ],
)
def test_names_and_signs_of_china_print(coverage, text):
    assert coverage.missing(text) == ()


@pytest.mark.parametrize(
    "char",
    ["😀", "བ", "ئ", "א", "\x00", "\x07", "\u200b", "\u202e", "\ufeff", "\u2028", "\ud800",
     "\ue000", "\r", "\u3164", "ก"],
)  # fmt: skip
def test_what_the_fonts_lack_and_what_is_no_text_is_missing(coverage, char):
    assert coverage.missing(f"王{char}芳") == (char,)


def test_missing_characters_come_once_each_in_order_of_appearance():
    assert SMALL.missing("A东丁a东\U00020bb8b") == ("东", "a", "\U00020bb8", "b")


@given(st.text(alphabet="ABZ丁\U00020bb7\n\t "))
def test_covered_text_misses_nothing(text):
    assert SMALL.missing(text) == ()


@given(st.text())
def test_missing_is_exactly_what_lies_outside_the_ranges(text):
    def covered(char: str) -> bool:
        point = ord(char)
        return (
            char in "\n\t "
            or 0x41 <= point <= 0x5A
            or 0x4E00 <= point <= 0x4E10
            or point == 0x20BB7
        )

    assert SMALL.missing(text) == tuple(c for c in dict.fromkeys(text) if not covered(c))


def test_the_coverage_file_holds_ascending_ranges_of_text_only(fonts):
    ranges = json.loads((fonts / COVERAGE).read_text())["ranges"]
    flat = [point for pair in ranges for point in pair]
    assert flat == sorted(flat)
    assert not any(unicodedata.category(chr(point)) in {"Cc", "Cf", "Cs", "Co"} for point in flat)


@pytest.mark.anyio
async def test_the_fonts_really_draw_what_coverage_promises(fonts, renderer, a_snapshot, text_of):
    ranges = json.loads((fonts / COVERAGE).read_text())["ranges"]
    ends = [chr(point) for pair in ranges for point in pair]
    letters = [char for char in ends if unicodedata.category(char) == "Lo"][::8]
    document = await renderer.render(
        "proofs/free-form", "v1", a_snapshot(statement="".join(letters))
    )
    assert document.pages >= 1


def test_a_missing_coverage_file_says_how_to_make_it(tmp_path):
    with pytest.raises(FontsMissing, match="scripts/build-fonts"):
        GlyphCoverage.load(tmp_path)


def test_a_character_is_named_by_its_code_point():
    assert name_of("😀") == "😀 (U+1F600)"
    assert name_of("\x00") == "U+0000"
