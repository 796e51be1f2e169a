"""The font folder: which files `scripts/build-fonts` makes, and what each is for."""

from pathlib import Path

SONG_REGULAR = "song-regular.ttf"
"""Song (宋体) with the common characters only: small, so that a page takes milliseconds."""

SONG_BOLD = "song-bold.ttf"
"""The same characters in bold, for titles (小标宋 in GB/T 9704)."""

FULL_SONG = "noto-serif-cjk-sc.otf"
"""Noto Serif CJK SC with everything it has, for less common characters."""

RARE_SONG = ("hanamin-a.ttf", "hanamin-b.ttf")
"""HanaMin, for ideographs of Unicode extensions B to F that nothing above can print."""

COVERAGE = "coverage.json"
"""The characters that the files above can print together; read by GlyphCoverage."""

FONTCONFIG = "fonts.conf"
"""A fontconfig set-up that knows this folder and nothing else of the machine."""

CACHE = "cache"
"""Where fontconfig keeps what it learnt about the fonts, so that a press starts fast."""


class FontsMissing(Exception):
    """The font folder was not built; the message says how to build it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} does not exist: run scripts/build-fonts first.")
