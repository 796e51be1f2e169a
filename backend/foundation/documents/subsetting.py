"""Cuts the glyphs of a document out of a font, for the fonts that `scripts/build-fonts` made.

HarfBuzz can do it with any font, and takes two passes over 9,000 glyphs for each. Ours are plain:
TrueType without instructions and composed glyphs, so that a glyph is a piece of one table.
Glyphs keep their numbers, as WeasyPrint wants it. All other fonts are left to HarfBuzz.
Runs in the press process only.
"""

import struct
import sys
from array import array
from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from weasyprint.pdf import fonts, stream
from weasyprint.text import ffi as libraries

ffi: Any = libraries.ffi
harfbuzz: Any = libraries.harfbuzz

_TRUETYPE = b"\0\1\0\0"
_DIRECTORY, _RECORD = struct.Struct(">4sHHHH"), struct.Struct(">4sIII")
_LONG, _SHORT, _SIGNED = struct.Struct(">I"), struct.Struct(">H"), struct.Struct(">h")
_MAGIC = 0xB1B0AFBA  # What the numbers of a whole font file add up to (OpenType, `head`).
_WORD = 0xFFFFFFFF
_SHORT_OFFSETS_REACH = 0x20000

# Places in tables (OpenType 1.9).
_HEAD_SUM, _HEAD_LOCA_FORMAT, _MAXP_GLYPHS, _HHEA_METRICS = 8, 50, 4, 34

_HINTS = {"fpgm", "prep", "cvt "}


class PlainFont(fonts.Font):
    """A font of a document that is cut here if it can be."""

    def clean(self, to_unicode: Any, hinting: bool) -> None:
        """Leave in `file_content` what the document needs."""
        plain = not (self.missing or self.index or _HINTS.intersection(self.tables))
        file = cut(memoryview(self.file_content), to_unicode) if plain else None
        if file is None:
            super().clean(to_unicode, hinting)
            file = bytes(self.file_content)
        self.file_content = file


def hasten() -> None:
    """From now on this process cuts fonts so, and reads them where they lie."""
    stream.Font = PlainFont
    fonts.get_hb_object_data = _data_of


def cut(font: memoryview, glyphs: Collection[int]) -> bytes | None:
    """A TrueType file with these glyphs alone, or None where that takes more than cutting.

    It has the tables that a PDF needs (ISO 32000-1, 9.9, for CIDFontType2).
    """
    if not glyphs or bytes(font[:4]) != _TRUETYPE:
        return None
    tables = _tables_of(font)
    chosen = sorted(glyphs)
    kept = chosen[-1] + 1
    pieces = [_outline(tables, glyph) for glyph in chosen]
    if any(map(_is_composed, pieces)) or sum(map(len, pieces)) >= _SHORT_OFFSETS_REACH:
        return None
    metrics, widths = _metrics(tables, chosen, kept)
    return _file(
        {
            b"glyf": b"".join(pieces),
            b"head": _with(tables["head"], {_HEAD_SUM: _LONG.pack(0), _HEAD_LOCA_FORMAT: b"\0\0"}),
            b"hhea": _with(tables["hhea"], {_HHEA_METRICS: _SHORT.pack(widths)}),
            b"hmtx": metrics,
            b"loca": _offsets(chosen, pieces),
            b"maxp": _with(tables["maxp"], {_MAXP_GLYPHS: _SHORT.pack(kept)}),
        }
    )


def _tables_of(font: memoryview) -> dict[str, memoryview]:
    _, count, *_ = _DIRECTORY.unpack_from(font)
    records = (
        _RECORD.unpack_from(font, _DIRECTORY.size + at * _RECORD.size) for at in range(count)
    )
    return {
        tag.decode("ascii"): font[offset : offset + length] for tag, _, offset, length in records
    }


def _outline(tables: Mapping[str, memoryview], glyph: int) -> bytes:
    (long,) = _SHORT.unpack_from(tables["head"], _HEAD_LOCA_FORMAT)
    if long:
        start, end = struct.unpack_from(">II", tables["loca"], 4 * glyph)
    else:
        start, end = (2 * half for half in struct.unpack_from(">HH", tables["loca"], 2 * glyph))
    return _padded(bytes(tables["glyf"][start:end]))


def _is_composed(outline: bytes) -> bool:
    return bool(outline) and _SIGNED.unpack_from(outline)[0] < 0


def _offsets(chosen: list[int], pieces: list[bytes]) -> bytes:
    """The table `loca`: a glyph that is not chosen ends where it starts."""
    entries, before, length = list[bytes](), -1, 0
    for glyph, piece in zip(chosen, pieces, strict=True):
        entries.append(_SHORT.pack(length // 2) * (glyph - before))
        before = glyph
        length += len(piece)
    return b"".join((*entries, _SHORT.pack(length // 2)))


def _metrics(tables: dict[str, memoryview], chosen: list[int], kept: int) -> tuple[bytes, int]:
    """The table `hmtx`, and how many of its entries have a width: the rest has the last one."""
    source = tables["hmtx"]
    (widths,) = _SHORT.unpack_from(tables["hhea"], _HHEA_METRICS)
    ours = min(widths, kept)
    metrics = bytearray(4 * ours + 2 * (kept - ours))
    for glyph in (*chosen, ours - 1):
        # A width and a bearing, or beyond the widths a bearing alone.
        at, size = (4 * glyph, 4) if glyph < ours else (2 * (glyph + ours), 2)
        metrics[at : at + size] = source[at : at + size]
    return bytes(metrics), ours


def _with(table: memoryview, changes: Mapping[int, bytes]) -> bytes:
    changed = bytearray(table)
    for at, value in changes.items():
        changed[at : at + len(value)] = value
    return bytes(changed)


def _file(tables: Mapping[bytes, bytes]) -> bytes:
    """The file of these tables, which are given in the order of their names."""
    steps = 1 << (len(tables).bit_length() - 1)
    head = [
        _DIRECTORY.pack(
            _TRUETYPE,
            len(tables),
            16 * steps,
            steps.bit_length() - 1,
            16 * (len(tables) - steps),
        )
    ]
    offset, whole, at_head = _DIRECTORY.size + _RECORD.size * len(tables), 0, 0
    for tag, table in tables.items():
        if tag == b"head":
            at_head = offset
        added = _sum(table)
        head.append(_RECORD.pack(tag, added, offset, len(table)))
        offset += len(table) + -len(table) % 4
        whole += added
    directory = b"".join(head)
    file = bytearray(directory + b"".join(map(_padded, tables.values())))
    adjustment = (_MAGIC - whole - _sum(directory)) & _WORD
    _LONG.pack_into(file, at_head + _HEAD_SUM, adjustment)
    return bytes(file)


def _padded(table: bytes) -> bytes:
    return table + bytes(-len(table) % 4)


def _sum(table: bytes) -> int:
    numbers = array("I", _padded(table))
    if sys.byteorder == "little":
        numbers.byteswap()
    return sum(numbers) & _WORD


def _data_of(font: Any) -> memoryview | None:
    """The bytes of a font where HarfBuzz has them: WeasyPrint copies 3 MB of each font."""
    blob = harfbuzz.hb_face_reference_blob(font)
    length = ffi.new("unsigned int *")
    start = harfbuzz.hb_blob_get_data(blob, length)
    if start == ffi.NULL:
        harfbuzz.hb_blob_destroy(blob)
        return None
    # Whoever holds the bytes holds the blob.
    held = ffi.gc(start, partial(_let_go, blob))
    return memoryview(ffi.buffer(held, length[0]))


def _let_go(blob: Any, _start: Any) -> None:
    harfbuzz.hb_blob_destroy(blob)
