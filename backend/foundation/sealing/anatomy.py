"""The parts of a document of ours that its seal must not have added to."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from backend.foundation.sealing.inspector import InspectionFailed


@dataclass(frozen=True, kw_only=True, slots=True)
class Anatomy:
    """The parts of one file."""

    pages: int
    fields: tuple[str, ...]
    """Names of all form fields."""
    signatures: tuple[str, ...]
    """Those that hold a signature or a time stamp."""
    attachments: tuple[str, ...]
    """Names of embedded files."""


def anatomy_of(pdf: bytes) -> Anatomy:
    """Takes apart a file of ours. Raises InspectionFailed for what is no PDF or too large."""
    try:
        reader = PdfFileReader(BytesIO(pdf))
        return Anatomy(
            pages=_pages(reader),
            fields=tuple(_fields(reader)),
            signatures=tuple(each.field_name for each in reader.embedded_signatures),
            attachments=tuple(_attachments(reader)),
        )
    except (PdfError, KeyError, ValueError, TypeError) as error:
        raise InspectionFailed(f"{type(error).__name__}: {error}") from error


def _pages(reader: PdfFileReader) -> int:
    pages: Any = reader.root["/Pages"]
    return int(pages["/Count"])


def _fields(reader: PdfFileReader) -> Iterator[str]:
    for each in _part(reader.root, "/AcroForm", "/Fields"):
        yield str(each["/T"])


def _attachments(reader: PdfFileReader) -> Iterator[str]:
    # Names and what they stand for, in turns.
    yield from map(str, _part(reader.root, "/Names", "/EmbeddedFiles", "/Names")[::2])


def _part(whole: Any, *keys: str) -> list[Any]:
    """The array at the end of this way, its entries looked up; empty where the way ends early."""
    for key in keys:
        if key not in whole:
            return []
        whole = whole[key]
    return [each.get_object() for each in whole]
