"""What a PDF holds that an archive must know of: what acts by itself, what hides, what it declares.

The file may come from anybody and be made to harm, so it is read in a process of its own.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    Reference,
    StreamObject,
)
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from backend.foundation.sealing.confinement import WorkFailed, confined
from backend.foundation.sealing.inspector import MAX_BYTES, MEMORY_LIMIT, InspectionFailed

CPU_LIMIT = 4  # seconds; every object is looked at, and a scan of fifty pages takes 0.5 s
PATIENCE = 10.0  # seconds, for a machine busy with others

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
# ISO 19005-3, 6.6.1: what a file of an archive may not do, and 6.3.1: annotations that play.
_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/Hide"}
    | {"/Sound", "/Movie", "/Rendition", "/RichMediaExecute", "/GoTo3DView", "/Trans"}
    | {"/SetOCGState", "/GoToE"}
)
_PLAYERS = frozenset({"/RichMedia", "/Movie", "/Screen", "/3D", "/Sound"})
_TRIGGERS = frozenset({"/JS", "/JavaScript", "/AA", "/XFA"})


@dataclass(frozen=True, kw_only=True, slots=True)
class PdfContents:
    """What was found in one PDF."""

    encrypted: bool
    """Then nothing else was looked at."""
    active: tuple[str, ...] = ()
    """Names of what acts by itself or plays, as the format calls them, each once, in order."""
    embedded_files: int = 0
    undeclared_files: int = 0
    """Those of them that the catalogue does not associate with the document (PDF/A-3, 6.8)."""
    conformance: str | None = None
    """The PDF/A part and level that it declares, like `3B`; no judgement whether it keeps them."""


async def contents_of(pdf: bytes) -> PdfContents:
    """What is in a file. Whatever the bytes are, raises InspectionFailed only."""
    if len(pdf) > MAX_BYTES:
        raise InspectionFailed(f"more than {MAX_BYTES} bytes")
    return await asyncio.to_thread(_confined, pdf)


def found_in(pdf: bytes) -> PdfContents:
    """Looks in this process; raises nearly anything for hostile bytes, or does not end."""
    # Not strict: what residents' scanners write is mended by every reader, and here too.
    reader = PdfFileReader(BytesIO(pdf), strict=False)
    if reader.encrypted:
        return PdfContents(encrypted=True)
    declared = {_key(each) for each in _array(reader.root, "/AF")}
    active: set[str] = set()
    embedded = undeclared = 0
    for reference, each in _dictionaries(reader):
        active |= _active_in(each)
        if "/EF" in each:
            embedded += 1
            undeclared += reference is None or _key(reference) not in declared
    if _acts_when_opened(reader.root):
        active.add("/OpenAction")
    return PdfContents(
        encrypted=False,
        active=tuple(sorted(active)),
        embedded_files=embedded,
        undeclared_files=undeclared,
        conformance=_conformance(reader),
    )


def _confined(pdf: bytes) -> PdfContents:
    try:
        return confined(found_in, pdf, seconds=CPU_LIMIT, patience=PATIENCE, memory=MEMORY_LIMIT)
    except WorkFailed as error:
        raise InspectionFailed(str(error)) from error


def _dictionaries(
    reader: PdfFileReader,
) -> Iterator[tuple[Reference | None, DictionaryObject]]:
    """Every dictionary of the file, whether or not a page leads to it; with its own reference."""
    references = {
        (each.idnum, each.generation): each
        for revision in range(reader.xrefs.total_revisions)
        for each in reader.xrefs.explicit_refs_in_revision(revision)
    }
    for _, reference in sorted(references.items()):
        try:
            whole = reader.get_object(reference, never_decrypt=True)
        except PdfError:
            # Freed, or listed and not there: nobody can open it either.
            continue
        if isinstance(whole, DictionaryObject):
            yield reference, whole
        yield from ((None, each) for each in _within(whole))


def _within(whole: PdfObject) -> Iterator[DictionaryObject]:
    """Every dictionary inside an object that is no object of its own."""
    waiting: list[PdfObject] = _parts(whole)
    while waiting:
        each = waiting.pop()
        if isinstance(each, DictionaryObject):
            yield each
        waiting += _parts(each)


def _parts(whole: PdfObject) -> list[PdfObject]:
    if isinstance(whole, DictionaryObject):
        return [whole.raw_get(key) for key in whole]
    if isinstance(whole, ArrayObject):
        return [whole.raw_get(place) for place in range(len(whole))]
    return []


def _active_in(each: DictionaryObject) -> set[str]:
    found = {name for name in _TRIGGERS if name in each}
    action, kind = each.get("/S"), each.get("/Subtype")
    found |= {str(action)} & _ACTIONS
    return found | ({str(kind)} & _PLAYERS)


def _acts_when_opened(root: DictionaryObject) -> bool:
    """Whether opening does more than to show a place of the document."""
    opened = root.get("/OpenAction")
    return isinstance(opened, DictionaryObject) and opened.get("/S") != "/GoTo"


def _array(owner: DictionaryObject, name: str) -> list[PdfObject]:
    value = owner.get(name)
    return _parts(value) if isinstance(value, ArrayObject) else []


def _key(each: PdfObject | Reference) -> tuple[int, int]:
    reference = each.reference if isinstance(each, IndirectObject) else each
    return (reference.idnum, reference.generation) if isinstance(reference, Reference) else (-1, -1)


def _conformance(reader: PdfFileReader) -> str | None:
    metadata = reader.root.get("/Metadata")
    if not isinstance(metadata, StreamObject):
        return None
    try:
        tree = ElementTree.fromstring(metadata.data)
    except (ElementTree.ParseError, DefusedXmlException):
        return None
    for each in tree.iter(f"{_RDF}Description"):
        part = each.get(f"{_PDFA}part") or each.findtext(f"{_PDFA}part")
        level = each.get(f"{_PDFA}conformance") or each.findtext(f"{_PDFA}conformance") or ""
        if part:
            return f"{part}{level}".upper()
    return None
