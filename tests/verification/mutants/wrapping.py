"""Signatures wrapped and added: SWA and SSA of pdf-insecurity.org.

SWA (signature wrapping attack) moves signed bytes aside; SSA (sneaky signature attack) adds a
signature field whose picture covers the page.
"""

import io
import re

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NumberObject,
    PdfObject,
    TextStringObject,
    pdf_name,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as Writer

from backend.verification.reasons import ReasonCode
from tests.verification.mutants.annotations import OVERLAY
from tests.verification.mutants.base import (
    Base,
    Make,
    a_box,
    a_dictionary,
    a_drawing,
    family,
    first_page,
    raw_items,
    seal_field,
    updated,
)
from tests.verification.mutants.signatures import ANY, RANGES
from tests.verification.mutants.updates import FORGED


def a_second_field(name: str, **value: PdfObject) -> Make:
    """A field over the page. Without a value it waits for a signature; EAA and SSA use both."""

    def change(writer: Writer) -> None:
        reference, page = first_page(writer)
        field = a_dictionary(
            Type=pdf_name("/Annot"),
            Subtype=pdf_name("/Widget"),
            FT=pdf_name("/Sig"),
            T=TextStringObject(name),
            Rect=a_box(0, 0, 595, 842),
            F=NumberObject(132),
            AP=a_dictionary(N=a_drawing(writer, OVERLAY + FORGED)),
            **value,
        )
        added = writer.add_object(field)
        form = writer.root["/AcroForm"]
        form["/Fields"] = ArrayObject([*raw_items(form["/Fields"]), added])
        page["/Annots"] = ArrayObject([*raw_items(page["/Annots"]), added])
        writer.update_container(form)
        writer.mark_update(reference)

    return updated(change)


def the_seal_in_two_fields(writer: Writer) -> None:
    field = seal_field(writer)
    twin = a_dictionary(FT=pdf_name("/Sig"), T=TextStringObject("Second"), V=field.raw_get("/V"))
    form = writer.root["/AcroForm"]
    form["/Fields"] = ArrayObject([*raw_items(form["/Fields"]), writer.add_object(twin)])
    writer.update_container(form)


def wrapped_by_a_moved_tail(base: Base) -> bytes:
    """SWA as published: new objects between the signature and the signed rest, which moves back.

    The last `startxref`, which is signed, leads to the offset where the table was. There the
    attacker puts a table of her own, by which the page and the ranges are others.
    """
    content, (digits, end) = base.content, base.hexadecimal
    head, tail = content[: end + 1], content[end + 1 :]
    objects = _objects_of_seal(base)
    signature = max(number for number, at in objects.items() if at < digits)
    body = content[objects[signature] : content.index(b"endobj", end)]
    page, form = _number_of_page_content(base), b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\n"
    text = form % (page, len(FORGED), FORGED) + b"endobj\n"
    table_at = int(content[content.rindex(b"startxref") :].split()[1])
    size = len(_table(objects | {page: 0}, content))  # its rows are equally long
    objects |= {page: table_at + size, signature: table_at + size + len(text)}
    moved = objects[signature] + len(body) + 100
    forged = RANGES.sub(b"/ByteRange [0 %d %d %d]" % (digits - 1, moved, len(tail)), body)
    block = _table(objects, content) + text + forged + b"endobj\n"
    return (head.ljust(table_at) + block).ljust(moved) + tail


def wrapped_in_another_file(base: Base) -> bytes:
    """The whole file lies inside a new one, whose signature covers those old bytes."""
    start = b"%PDF-1.7\n%wrapped\n"
    first, end = base.hexadecimal
    edges = (len(start), first - 1, len(start) + end + 1, len(base.content) - end - 1)
    form = b"/AcroForm<</SigFlags 3/Fields[5 0 R]>>/Perms<</DocMDP 6 0 R>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R%s>>" % form,
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(FORGED), FORGED),
        b"<</FT/Sig/T(Seal)/V 6 0 R/Subtype/Widget/Rect[0 0 9 9]>>",
        b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[%d %d %d %d]"
        b"/Contents<%s>/Reference[<</Type/SigRef/TransformMethod/DocMDP"
        b"/TransformParams<</Type/TransformParams/V/1.2/P 2>>>>]>>"
        % (*edges, base.content[first:end]),
    )
    content, places = start + base.content, dict[int, int]()
    for number, body in enumerate(objects, start=1):
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    end_of_file = b"startxref\n%d\n%%%%EOF\n" % len(content)
    return content + _rows(places) + b"trailer\n<</Size 7/Root 1 0 R>>\n" + end_of_file


def _objects_of_seal(base: Base) -> dict[int, int]:
    """Where the objects lie that came with the seal."""
    start = len(base.rendered)
    found = re.finditer(rb"(?:^|\n)(\d+) 0 obj\n", base.content[start - 1 :])
    return {int(each[1]): each.start(1) + start - 1 for each in found}


def _number_of_page_content(base: Base) -> int:
    writer = Writer(io.BytesIO(base.content))
    return first_page(writer)[1].raw_get("/Contents").idnum


def _rows(places: dict[int, int]) -> bytes:
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in sorted(places.items()))
    return b"xref\n" + rows


def _table(places: dict[int, int], content: bytes) -> bytes:
    reader = Writer(io.BytesIO(content)).prev
    root = reader.trailer.raw_get("/Root").idnum
    before = re.search(rb"/Prev (\d+)", content[content.rindex(b"/Type /XRef") :])
    assert before, "the last table leads to the one before it"
    return _rows(places) + b"trailer\n<</Size %d/Root %d 0 R/Prev %s>>\n" % (
        max(places) + 1, root, before[1],
    )  # fmt: skip


WRAPPED = family(
    "wrapped",
    ANY,
    {
        "SWA: a moved tail": wrapped_by_a_moved_tail,
        "SWA: in another file": wrapped_in_another_file,
    },
)
_EMPTY = DictionaryObject({pdf_name("/Type"): pdf_name("/Sig")})
SECOND_FIELDS = family(
    "second fields",
    {ReasonCode.ADDED_AFTERWARDS, ReasonCode.SEVERAL_SEALS, ReasonCode.DAMAGED},
    {
        "SSA: a field that waits": a_second_field("Second"),
        "SSA: a field of the same name": a_second_field("Seal"),
        "SSA: a signature of nothing": a_second_field("Second", V=_EMPTY),
        "SSA: a word for a signature": a_second_field("Second", V=TextStringObject("signed")),
        "the seal in two fields": updated(the_seal_in_two_fields),
    },
)
