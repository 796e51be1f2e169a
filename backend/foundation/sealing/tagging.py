"""Puts the field of the seal where screen readers find it: into the structure of the page.

PDF/UA-1 (ISO 14289-1, 7.18.4) asks that every field that can be seen is in a Form element. It is
added in the revision of the seal, so that the printed bytes stay as they are.
"""

from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError


def tag_field(writer: IncrementalPdfFileWriter, page: int, alternative: str) -> None:
    """Adds a Form element for the last annotation of the page, at the end of the document.

    `alternative` is what is read out. A file without a structure is left without one.
    """
    if "/StructTreeRoot" not in writer.root:
        return
    tree = writer.root["/StructTreeRoot"]
    document = _document(tree)
    page_ref: Any = writer.find_page_for_modification(page)[0]
    widget = page_ref.get_object()["/Annots"].raw_get(-1)
    number = _next_number(tree)
    element = writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/StructElem"),
                pdf_name("/S"): pdf_name("/Form"),
                pdf_name("/P"): _reference(writer, document),
                pdf_name("/Alt"): generic.pdf_string(alternative),
                pdf_name("/K"): generic.DictionaryObject(
                    {
                        pdf_name("/Type"): pdf_name("/OBJR"),
                        pdf_name("/Obj"): widget,
                        pdf_name("/Pg"): page_ref,
                    }
                ),
            }
        )
    )
    _append(writer, document["/K"], element)
    parents = tree["/ParentTree"]["/Nums"]
    _append(writer, parents, generic.NumberObject(number))
    _append(writer, parents, element)
    field = widget.get_object()
    field[pdf_name("/StructParent")] = generic.NumberObject(number)
    writer.update_container(field)


def _document(tree: generic.DictionaryObject) -> generic.DictionaryObject:
    children = tree["/K"]
    document: Any = children[0] if isinstance(children, generic.ArrayObject) else children
    if document["/S"] != "/Document" or not isinstance(document["/K"], generic.ArrayObject):
        raise PdfReadError("the structure does not begin with one document of several elements")
    return document


def _reference(
    writer: IncrementalPdfFileWriter, holder: generic.DictionaryObject
) -> generic.IndirectObject:
    place = holder.container_ref
    assert isinstance(place, generic.Reference), "structure elements are objects of their own"
    return generic.IndirectObject(place.idnum, place.generation, writer)


def _next_number(tree: generic.DictionaryObject) -> int:
    """The first number that no page and no field has yet."""
    # Numbers and what they stand for, in turns.
    entries: Any = list(tree["/ParentTree"]["/Nums"])
    return max(map(int, entries[::2]), default=-1) + 1


def _append(
    writer: IncrementalPdfFileWriter, array: generic.ArrayObject, value: generic.PdfObject
) -> None:
    array.append(value)
    writer.update_container(array)
