"""What others read on the pages of a document: characters with their places, and lines of text."""

import subprocess
from collections import Counter

from pypdfium2 import PdfDocument

Character = tuple[str, float, float]
"""The character, its left and its lower edge, to a tenth of a point."""


def characters_of(pdf: bytes) -> list[Counter[Character]]:
    """Everything written on each page, as PDFium reads it."""
    with PdfDocument(pdf) as document:
        return [_characters(document[number]) for number in range(len(document))]


def lines_of(pdf: bytes) -> list[str]:
    """The lines of all pages as poppler reads them, without blanks."""
    command = ["pdftotext", "-raw", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return ["".join(line.split()) for line in text.splitlines()]


def _characters(page) -> Counter[Character]:
    text = page.get_textpage()
    found: Counter[Character] = Counter()
    for index in range(text.count_chars()):
        left, bottom, _, _ = text.get_charbox(index, loose=True)
        found[text.get_text_range(index, 1), round(left, 1), round(bottom, 1)] += 1
    # Blanks between lines are PDFium's own.
    return Counter({each: count for each, count in found.items() if each[0].strip()})
