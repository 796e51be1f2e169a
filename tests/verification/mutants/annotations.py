"""Annotations and fields added after the seal: EAA of pdf-insecurity.org.

A certified document with P=2 or P=3 invites them: the evil annotation attack hopes for a reader
that lets them cover the text.
"""

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    NumberObject,
    PdfObject,
    TextStringObject,
    pdf_name,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as Writer

from backend.verification.reasons import ReasonCode
from tests.verification.mutants.base import (
    Make,
    a_box,
    a_dictionary,
    a_drawing,
    family,
    first_page,
    raw_items,
    updated,
)

OVERLAY = b"1 1 1 rg 0 0 595 842 re f "


def an_annotation(kind: str, **entries: PdfObject) -> Make:
    """An evil annotation over the text."""

    def change(writer: Writer) -> None:
        reference, page = first_page(writer)
        annotation = a_dictionary(
            Type=pdf_name("/Annot"),
            Subtype=pdf_name(f"/{kind}"),
            Rect=a_box(50, 50, 550, 800),
            F=NumberObject(4),
            Contents=TextStringObject("收入证明"),
            AP=a_dictionary(N=a_drawing(writer, OVERLAY)),
            **entries,
        )
        page["/Annots"] = ArrayObject([*raw_items(page["/Annots"]), writer.add_object(annotation)])
        writer.mark_update(reference)

    return updated(change)


def a_text_field(writer: Writer) -> None:
    """P=2 lets people fill fields in; here is one that nobody asked for."""
    field = a_dictionary(
        Type=pdf_name("/Annot"),
        Subtype=pdf_name("/Widget"),
        FT=pdf_name("/Tx"),
        T=TextStringObject("amount"),
        V=TextStringObject("收入 100000 元"),
        Rect=a_box(100, 400, 400, 430),
        DA=generic.pdf_string("/Helv 12 Tf 0 g"),
    )
    form = writer.root["/AcroForm"]
    form["/Fields"] = ArrayObject([*raw_items(form["/Fields"]), writer.add_object(field)])
    writer.update_container(form)


SHADOWING = family(
    "shadow attacks by annotations",
    {ReasonCode.ADDED_AFTERWARDS},
    {
        "hide: a white annotation": an_annotation("Square"),
        "replace: a field over the text": updated(a_text_field),
    },
)
EVIL_ANNOTATIONS = family(
    "evil annotations",
    {ReasonCode.ADDED_AFTERWARDS},
    {
        f"EAA: {kind}": an_annotation(kind)
        for kind in ("FreeText", "Stamp", "Ink", "Line", "Highlight", "Redact", "Text", "Watermark")
    },
)
