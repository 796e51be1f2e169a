"""A file that was issued, and the ways in which the families change one."""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import pikepdf
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    PdfObject,
    StreamObject,
    pdf_name,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from backend.verification.reasons import ReasonCode


@dataclass(frozen=True, kw_only=True)
class Base:
    """An issued file: its bytes, and those of them that were rendered."""

    content: bytes
    rendered: bytes

    @property
    def hexadecimal(self) -> tuple[int, int]:
        """Where the digits of the seal's signature begin and end, between `<` and `>`."""
        start = self.content.index(b"/Contents <", len(self.rendered)) + len(b"/Contents <")
        return start, self.content.index(b">", start)

    @property
    def last_hexadecimal(self) -> tuple[int, int]:
        """The same of the newest signature, which nothing covers: the seal, or a time stamp."""
        start = self.content.rindex(b"/Contents <") + len(b"/Contents <")
        return start, self.content.index(b">", start)

    @property
    def used(self) -> tuple[int, int]:
        """The digits that the signature uses; behind them is free space."""
        start, end = self.hexadecimal
        digits = self.content[start:end]
        header = bytes.fromhex(digits[:8].decode("ascii"))
        assert header[:2] == b"\x30\x82", "DER of a length in two bytes"
        return start, start + 8 + 2 * int.from_bytes(header[2:])

    def choice(self, purpose: str) -> random.Random:
        """Chance that is the same in every run."""
        return random.Random(f"{purpose} {len(self.rendered)}")


Make: TypeAlias = Callable[[Base], bytes]


@dataclass(frozen=True, kw_only=True)
class Family:
    """Mutants of one kind. Each is refused with at least one of the reasons."""

    name: str
    reasons: frozenset[ReasonCode]
    mutants: dict[str, Make]


def family(name: str, reasons: set[ReasonCode], mutants: dict[str, Make]) -> Family:
    """A line of the table."""
    return Family(name=name, reasons=frozenset(reasons), mutants=mutants)


def updated(change: Callable[[IncrementalPdfFileWriter], None]) -> Make:
    """By a revision appended to the file, as every editor that keeps signatures does it."""

    def make(base: Base) -> bytes:
        writer = IncrementalPdfFileWriter(io.BytesIO(base.content))
        change(writer)
        output = io.BytesIO()
        writer.write(output)
        return output.getvalue()

    return make


def rewritten(change: Callable[[pikepdf.Pdf], None], **options: Any) -> Make:
    """In a file that was written anew."""

    def make(base: Base) -> bytes:
        output = io.BytesIO()
        with pikepdf.open(io.BytesIO(base.content)) as document:
            change(document)
            document.save(output, **options)
        return output.getvalue()

    return make


def patched(old: bytes, new: bytes) -> Make:
    """The last place of `old` says `new`, and everything stays where it was."""
    assert len(new) <= len(old), "nothing may move"

    def make(base: Base) -> bytes:
        at = base.content.rindex(old)
        return base.content[:at] + new.ljust(len(old)) + base.content[at + len(old) :]

    return make


def a_dictionary(**entries: PdfObject) -> DictionaryObject:
    """A dictionary from its keys without their slashes."""
    return DictionaryObject({pdf_name(f"/{key}"): value for key, value in entries.items()})


def a_box(*edges: float) -> ArrayObject:
    """A rectangle in points."""
    return ArrayObject(map(FloatObject, edges))


def a_drawing(writer: IncrementalPdfFileWriter, content: bytes) -> IndirectObject:
    """A picture of the size of the page, for a field or an annotation."""
    entries = a_dictionary(
        Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"), BBox=a_box(0, 0, 595, 842)
    )
    return writer.add_object(StreamObject(entries, stream_data=content))


def first_page(writer: IncrementalPdfFileWriter) -> tuple[IndirectObject, DictionaryObject]:
    """The first page and its reference; change it, then `writer.mark_update` the reference."""
    reference = writer.root["/Pages"].raw_get("/Kids").raw_get(0)
    return reference, reference.get_object()


def raw_items(array: ArrayObject) -> list[PdfObject]:
    """The items of an array, references unresolved."""
    return [array.raw_get(at) for at in range(len(array))]


def seal_field(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    """The field of the seal, which is also the picture of it on the page."""
    fields = [each.get_object() for each in writer.root["/AcroForm"]["/Fields"]]
    (field,) = [each for each in fields if each["/T"] == "Seal"]
    return field
