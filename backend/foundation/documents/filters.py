"""What a template may ask for besides its content: dates, paragraphs, even lines, QR codes."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from math import ceil
from typing import Any

import segno
from markupsafe import Markup, escape


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


@lru_cache(maxsize=1)  # A document may be laid out three times, and a mask costs 15 ms to choose.
def qr_code(address: str, title: str) -> Markup:
    """`address` as one vector path; `title` is what a screen reader says instead."""
    # Level M survives a fold or a coffee stain; four modules of quiet zone are in ISO/IEC 18004.
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None)
    head, _, path = drawing.partition(">")
    return Markup(f"{head}><title>{escape(title)}</title>{path}")  # noqa: S704 -- made by segno from modules; the title is escaped


FILTERS: dict[str, Callable[..., Any]] = {
    "chinese_date": chinese_date,
    "paragraphs": paragraphs,
    "even_lines": even_lines,
    "qr_code": qr_code,
}
