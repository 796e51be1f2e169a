"""Revisions appended after the seal: incremental saving (ISA) and shadow attacks.

The names are those of pdf-insecurity.org; a shadow attack hides, replaces, or hides and replaces.
"""

from pyhanko.pdf_utils import embed, generic
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NumberObject,
    StreamObject,
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
    seal_field,
    updated,
)

FORGED = b"BT /F1 40 Tf 100 400 Td (forged) Tj ET"


def text_over_the_page(writer: Writer) -> None:
    reference, page = first_page(writer)
    added = writer.add_object(StreamObject(stream_data=FORGED))
    page["/Contents"] = ArrayObject([page.raw_get("/Contents"), added])
    writer.mark_update(reference)


def another_text(writer: Writer) -> None:
    reference, page = first_page(writer)
    page["/Contents"] = writer.add_object(StreamObject(stream_data=FORGED))
    writer.mark_update(reference)


def another_text_in_the_same_object(writer: Writer) -> None:
    _, page = first_page(writer)
    content = page["/Contents"]
    content._data = FORGED
    content._encoded_data = None
    writer.update_container(content)


def a_page_put(first: bool) -> Make:
    def change(writer: Writer) -> None:
        pages = writer.root["/Pages"]
        page = a_dictionary(
            Type=pdf_name("/Page"),
            Parent=writer.root.raw_get("/Pages"),
            MediaBox=a_box(0, 0, 595, 842),
            Contents=writer.add_object(StreamObject(stream_data=FORGED)),
        )
        raw = raw_items(pages["/Kids"])
        new = writer.add_object(page)
        pages["/Kids"] = ArrayObject([new, *raw] if first else [*raw, new])
        pages["/Count"] = NumberObject(len(raw) + 1)
        writer.update_container(pages)

    return updated(change)


def no_page(writer: Writer) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"] = ArrayObject()
    pages["/Count"] = NumberObject(0)
    writer.update_container(pages)


def a_turned_page(writer: Writer) -> None:
    reference, page = first_page(writer)
    page["/Rotate"] = NumberObject(180)
    writer.mark_update(reference)


def a_smaller_page(writer: Writer) -> None:
    reference, page = first_page(writer)
    page["/CropBox"] = a_box(0, 500, 595, 842)
    writer.mark_update(reference)


def another_font(writer: Writer) -> None:
    """All text by the glyphs of another font: what pdf-insecurity.org calls replacing."""
    _, page = first_page(writer)
    fonts = page["/Resources"]["/Font"]
    other = writer.add_object(
        a_dictionary(
            Type=pdf_name("/Font"),
            Subtype=pdf_name("/Type1"),
            BaseFont=pdf_name("/Helvetica"),
        )
    )
    for name in list(fonts):
        fonts[name] = other
    writer.update_container(fonts)


def another_reading_of_the_text(writer: Writer) -> None:
    """What is copied or read aloud differs from what is seen."""
    _, page = first_page(writer)
    for font in page["/Resources"]["/Font"].values():
        reading = font.get_object()["/ToUnicode"]
        reading._data = b"1 beginbfrange <0000> <ffff> <4e00> endbfrange"
        reading._encoded_data = None
        writer.update_container(reading)


def appearances_to_be_made(writer: Writer) -> None:
    """NeedAppearances lets a viewer draw fields as it likes: in Acrobat the seal is gone."""
    form = writer.root["/AcroForm"]
    form["/NeedAppearances"] = generic.BooleanObject(True)
    writer.update_container(form)


def another_title(writer: Writer) -> None:
    title = DictionaryObject({pdf_name("/Title"): TextStringObject("收入证明")})
    writer.set_info(writer.add_object(title))


def another_title_in_xmp(writer: Writer) -> None:
    data = writer.root["/Metadata"].data.replace("居住".encode(), "收入".encode())
    described = StreamObject(
        a_dictionary(Type=pdf_name("/Metadata"), Subtype=pdf_name("/XML")), stream_data=data
    )
    writer.root["/Metadata"] = writer.add_object(described)
    writer.update_root()


def an_attachment(writer: Writer) -> None:
    embedded = embed.EmbeddedFileObject.from_file_data(writer, b"<html>")
    embed.embed_file(writer, embed.FileSpec("proof.html", embedded_data=embedded))


def a_script(writer: Writer) -> None:
    script = a_dictionary(S=pdf_name("/JavaScript"), JS=TextStringObject("app.alert('1')"))
    writer.root["/OpenAction"] = writer.add_object(script)
    writer.update_root()


def a_named_script(writer: Writer) -> None:
    script = writer.add_object(
        a_dictionary(S=pdf_name("/JavaScript"), JS=TextStringObject("app.alert('1')"))
    )
    writer.root["/Names"]["/JavaScript"] = a_dictionary(
        Names=ArrayObject([TextStringObject("a"), script])
    )
    writer.update_root()


def an_address_to_open(writer: Writer) -> None:
    action = a_dictionary(S=pdf_name("/URI"), URI=generic.pdf_string("https://evil.example/"))
    writer.root["/OpenAction"] = writer.add_object(action)
    writer.update_root()


def another_seal_drawn(writer: Writer) -> None:
    drawn = a_drawing(writer, b"1 0 0 RG 5 w 10 10 80 80 re S")
    field = seal_field(writer)
    field["/AP"] = a_dictionary(N=drawn)
    writer.update_container(field)


def a_seal_elsewhere(writer: Writer) -> None:
    field = seal_field(writer)
    field["/Rect"] = a_box(20, 20, 139, 139)
    writer.update_container(field)


def a_hidden_seal(writer: Writer) -> None:
    field = seal_field(writer)
    field["/F"] = NumberObject(2)
    writer.update_container(field)


def a_layer_switched(writer: Writer) -> None:
    """What was visible is hidden by an optional layer: a shadow attack of the kind hide."""
    layer = writer.add_object(a_dictionary(Type=pdf_name("/OCG"), Name=TextStringObject("a layer")))
    off = a_dictionary(OFF=ArrayObject([layer]))
    writer.root["/OCProperties"] = a_dictionary(OCGs=ArrayObject([layer]), D=off)
    writer.update_root()


def another_root(writer: Writer) -> None:
    """The other half of a shadow attack of the kind hide-and-replace: pages nobody had seen."""
    page = a_dictionary(
        Type=pdf_name("/Page"),
        MediaBox=a_box(0, 0, 595, 842),
        Contents=writer.add_object(StreamObject(stream_data=FORGED)),
    )
    pages = a_dictionary(Type=pdf_name("/Pages"), Count=NumberObject(1))
    reference = writer.add_object(pages)
    page["/Parent"] = reference
    pages["/Kids"] = ArrayObject([writer.add_object(page)])
    writer.root["/Pages"] = reference
    writer.update_root()


def no_permissions(writer: Writer) -> None:
    """Without /Perms the certification is an ordinary signature, which allows more."""
    del writer.root["/Perms"]
    writer.update_root()


def no_tags(writer: Writer) -> None:
    del writer.root["/StructTreeRoot"]
    writer.update_root()


def an_empty_dss(writer: Writer) -> None:
    writer.root["/DSS"] = writer.add_object(a_dictionary(Type=pdf_name("/DSS")))
    writer.update_root()


def nothing_but_a_revision(writer: Writer) -> None:
    writer.add_object(generic.NullObject())


UPDATES = family(
    "updates",
    {ReasonCode.ADDED_AFTERWARDS},
    {
        "ISA: text over the page": updated(text_over_the_page),
        "ISA: another text": updated(another_text),
        "ISA: another text in the same object": updated(another_text_in_the_same_object),
        "a page at the end": a_page_put(first=False),
        "a page in front": a_page_put(first=True),
        "no page": updated(no_page),
        "a turned page": updated(a_turned_page),
        "a smaller page": updated(a_smaller_page),
        "another reading of the text": updated(another_reading_of_the_text),
        "another title": updated(another_title),
        "another title in XMP": updated(another_title_in_xmp),
        "an attachment": updated(an_attachment),
        "a script at opening": updated(a_script),
        "a named script": updated(a_named_script),
        "an address at opening": updated(an_address_to_open),
        "another drawing of the seal": updated(another_seal_drawn),
        "a seal elsewhere": updated(a_seal_elsewhere),
        "a hidden seal": updated(a_hidden_seal),
        "no permissions": updated(no_permissions),
        "no tags": updated(no_tags),
        "an empty DSS": updated(an_empty_dss),
        "a revision of nothing": updated(nothing_but_a_revision),
    },
)
SHADOWS = family(
    "shadow attacks",
    {ReasonCode.ADDED_AFTERWARDS},
    {
        "hide: a layer switched off": updated(a_layer_switched),
        "replace: another font": updated(another_font),
        "replace: appearances to be made": updated(appearances_to_be_made),
        "hide and replace: another tree of pages": updated(another_root),
    },
)
