"""Which kinds of files are taken, and how their first bytes tell them apart."""

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


_STARTS = {
    b"\xff\xd8\xff": Kind.JPEG,
    b"\x89PNG\r\n\x1a\n": Kind.PNG,
    b"%PDF-": Kind.PDF,
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
