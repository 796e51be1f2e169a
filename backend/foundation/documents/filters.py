"""What a template may ask for besides its content: dates, paragraphs, even lines, QR codes."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby
from math import ceil
from typing import Any

from markupsafe import Markup, escape
from zxingcpp import BarcodeFormat, create_barcode

_DARK = 0
_SVG = "http://www.w3.org/2000/svg"


def chinese_date(iso: str) -> str:
    """`2026-01-05` as 2026年1月5日: Arabic figures without leading zeros (GB/T 9704 7.3.5.4)."""
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def paragraphs(text: str) -> list[str]:
    """The lines of `text` that say something.

    Blanks around a line go, the ideographic space too: people indent by hand, the page does it
    for them.
    """
    return [line.strip() for line in text.split("\n") if line.strip()]


def even_lines(text: str, longest: int) -> list[str]:
    """`text` in as few lines of at most `longest` characters as possible, all about equally long.

    For centred Chinese names and titles, where a last line of one character looks like an error.
    Text with letters or blanks stays whole: it breaks between words, and the page knows how.
    """
    if len(text) <= longest or any(char.isascii() for char in text):
        return [text]
    width = ceil(len(text) / ceil(len(text) / longest))
    return [text[start : start + width] for start in range(0, len(text), width)]


@lru_cache(maxsize=1)  # A document may be laid out three times.
def qr_code(address: str, title: str) -> Markup:
    """`address` as one vector path; `title` is what a screen reader says instead."""
    # Level M survives a fold or a coffee stain. The picture has a pixel for each module, and the
    # four of quiet zone that ISO/IEC 18004 asks for.
    code = create_barcode(address, BarcodeFormat.QRCode, ec_level="M")
    picture: Any = code.to_image()  # a buffer of two dimensions, which its type does not say
    rows: Any = memoryview(picture).tolist()
    return Markup(  # noqa: S704 -- the title is escaped, and the rest are numbers
        f'<svg xmlns="{_SVG}" viewBox="0 0 {len(rows)} {len(rows)}" class="qr">'
        f"<title>{escape(title)}</title>"
        f'<path stroke="#000" d="{"".join(_strokes(rows))}"/></svg>'
    )


def _strokes(rows: list[list[int]]) -> Iterator[str]:
    """A line through the middle of each row of dark modules that touch."""
    for y, row in enumerate(rows):
        x = 0
        for shade, modules in groupby(row):
            length = len(list(modules))
            if shade == _DARK:
                yield f"M{x} {y}.5H{x + length}"
            x += length


FILTERS: dict[str, Callable[..., Any]] = {
    "chinese_date": chinese_date,
    "paragraphs": paragraphs,
    "even_lines": even_lines,
    "qr_code": qr_code,
}
