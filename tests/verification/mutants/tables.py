"""Cross-reference tricks: where a reader looks for objects, and which of two it believes."""

import io
import re

import pikepdf

from backend.verification.reasons import ReasonCode
from tests.verification.mutants.base import Base, Make, family
from tests.verification.mutants.updates import FORGED


def starting_at(place: int | None) -> Make:
    """The last `startxref` names another offset: of the first table for None."""

    def make(base: Base) -> bytes:
        at = base.content.rindex(b"startxref")
        digits = base.content[at:].split()[1]
        told = base.rendered[base.rendered.rindex(b"startxref") :].split()[1]
        other = told if place is None else b"%d" % place
        start = base.content.index(digits, at)
        return (
            base.content[:start]
            + other.rjust(len(digits), b"0")
            + base.content[start + len(digits) :]
        )

    return make


def begun_elsewhere(base: Base) -> bytes:
    """The table before this one is another: the chain of revisions ends in a loop."""
    at = base.content.rindex(b"/Prev ")
    digits = re.search(rb"\d+", base.content[at:])
    assert digits, "a revision has a table before it"
    told = base.content[base.content.rindex(b"startxref") :].split()[1]
    start = at + digits.start()
    end = at + digits.end()
    return base.content[:start] + told[: end - start].rjust(end - start, b"0") + base.content[end:]


def a_table_for_nothing(base: Base) -> bytes:
    """A second table behind the file that names no object and leads to the last one."""
    return _with_table(base, b"xref\n0 0\n", b"")


def a_table_that_frees_the_field(base: Base) -> bytes:
    """The objects of the seal are called free."""
    number = _number_of_field(base)
    return _with_table(base, b"xref\n%d 1\n0000000000 00001 f \n" % number, b"")


def a_loop_of_tables(base: Base) -> bytes:
    at = len(base.content)
    return _with_table(base, b"xref\n0 0\n", b"", before=at)


def an_object_without_a_table(base: Base) -> bytes:
    """ISA without a table: readers that repair files take the last object of a number."""
    with pikepdf.open(io.BytesIO(base.content)) as document:
        number = document.pages[0].Contents.objgen[0]
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(FORGED), FORGED)
    return base.content + b"%d 0 obj\n%s\nendobj\n" % (number, stream)


def a_trailer_without_a_table(base: Base) -> bytes:
    """ISA with a trailer alone."""
    return an_object_without_a_table(base) + b"trailer\n<</Root 2 0 R>>\nstartxref\n0\n%%EOF\n"


def another_root_by_trailer(base: Base) -> bytes:
    with pikepdf.open(io.BytesIO(base.content)) as document:
        page = document.pages[0].objgen[0]
    return _with_table(base, b"xref\n0 0\n", b"/Root %d 0 R" % page)


def a_hidden_table_beside(base: Base) -> bytes:
    """A hybrid file: what old readers see, and what new ones see, differ."""
    at = base.content[base.content.rindex(b"startxref") :].split()[1]
    return _with_table(base, b"xref\n0 0\n", b"/XRefStm " + at)


def _with_table(base: Base, rows: bytes, entries: bytes, *, before: int | None = None) -> bytes:
    content = base.content
    last = int(content[content.rindex(b"startxref") :].split()[1])
    with pikepdf.open(io.BytesIO(content)) as document:
        size, root = int(document.trailer.Size), document.Root.objgen[0]
    roots = entries if b"/Root" in entries else entries + b"/Root %d 0 R" % root
    trailer = b"trailer\n<</Size %d/Prev %d%s>>\n" % (
        size, last if before is None else before, roots,
    )  # fmt: skip
    return content + rows + trailer + b"startxref\n%d\n%%%%EOF\n" % len(content)


def _number_of_field(base: Base) -> int:
    with pikepdf.open(io.BytesIO(base.content)) as document:
        return document.Root.AcroForm.Fields[0].objgen[0]


TABLES = family(
    "tables",
    {
        ReasonCode.ADDED_AFTERWARDS,
        ReasonCode.CONTENT_CHANGED,
        ReasonCode.NO_SEAL,
        ReasonCode.DAMAGED,
    },
    {
        "starting at the first table": starting_at(None),
        "starting at zero": starting_at(0),
        "starting beyond the end": starting_at(99999),
        "begun elsewhere": begun_elsewhere,
        "a table for nothing": a_table_for_nothing,
        "a table that frees the field": a_table_that_frees_the_field,
        "a loop of tables": a_loop_of_tables,
        "ISA: an object without a table": an_object_without_a_table,
        "ISA: a trailer without a table": a_trailer_without_a_table,
        "another root by trailer": another_root_by_trailer,
        "a hidden table beside": a_hidden_table_beside,
    },
)
