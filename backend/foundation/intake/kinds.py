"""Which kinds of files are taken, how their first bytes tell them apart, and what is done."""

from enum import StrEnum

HEAD_BYTES = 12
"""So many first bytes say what a file claims to be."""


class Kind(StrEnum):
    """What a file claims to be, by its content: never by its name or its sender's word."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    PDF = "pdf"
    XLSX = "xlsx"
    """A ZIP package; whether it is a workbook, its inspection finds out."""


PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP, Kind.HEIC})


class Task(StrEnum):
    """What an inspection is for."""

    KEEP = "keep"
    """The file is to be kept: it is checked, and a picture is written anew."""
    READ_CODES = "read-codes"
    """Only what the QR codes of a picture say is wanted."""
    READ_CELLS = "read-cells"
    """Only the text of a workbook is wanted."""


_STARTS = {
    b"\xff\xd8\xff": Kind.JPEG,
    b"\x89PNG\r\n\x1a\n": Kind.PNG,
    b"%PDF-": Kind.PDF,
    b"PK\x03\x04": Kind.XLSX,
}
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
"""Brands of HEIF files with HEVC pictures (ISO/IEC 23008-12), as phones write them."""


def kind_of(head: bytes) -> Kind | None:
    """The kind whose mark the first HEAD_BYTES bear; None for all that is not taken."""
    for start, kind in _STARTS.items():
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return Kind.HEIC
    return None
