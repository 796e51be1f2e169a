"""What a tagged PDF/A-3a of WeasyPrint lacks to be PDF/UA-1 (ISO 14289-1) as well.

WeasyPrint writes the claim of one standard only; it leaves page numbers and watermarks marked as
content that no reader finds, measures figures in pixels from the top, and lists every embedded
file twice. Runs in the press process only.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from weasyprint.document import Document, DocumentMetadata

POINTS_PER_PIXEL = 72 / 96

_END = b"</rdf:RDF>"

# ISO 14289-1, 5: the part of the standard. PDF/A knows this schema only if the file describes it
# itself (ISO 19005-3, 6.6.2.3).
_CLAIM = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq>\
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""

_SRGB = Path(__file__).with_name("srgb.icc").read_bytes()

_ARTIFACT = ["/Artifact", b"<</Type /Pagination>>", b"BDC"]


def claim(metadata: DocumentMetadata) -> None:
    """Let the metadata say PDF/UA-1 next to what WeasyPrint lets them say."""
    written = metadata.generate_rdf_metadata

    def both(variant: str, version: int, conformance: str) -> bytes:
        return written(variant, version, conformance).replace(_END, _CLAIM + _END)

    metadata.generate_rdf_metadata = both


def finish(document: Document, pdf: Any) -> None:
    """Mend the objects of `pdf` (a `pydyf.PDF`), before they are written."""
    found = set(_reachable(pdf, pdf.catalog["StructTreeRoot"]))
    _mark_artifacts(pdf, found)
    _measure_figures(document, pdf)
    intent = pdf.catalog["OutputIntents"][0]
    _object(pdf, intent["DestOutputProfile"]).stream = [_SRGB]
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def _reachable(pdf: Any, reference: bytes) -> Iterator[bytes]:
    """The structure elements below this one, itself included."""
    yield reference
    for child in _object(pdf, reference).get("K", ()):
        if isinstance(child, bytes):
            yield from _reachable(pdf, child)


def _mark_artifacts(pdf: Any, found: set[bytes]) -> None:
    """Content of no structure element becomes an artifact: what repeats on every page."""
    parents = _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    for number, page in enumerate(pdf.page_references):
        content = _object(pdf, _object(pdf, page)["Contents"]).stream
        owners = parents[2 * number + 1]
        for mark, owner in enumerate(owners):
            if owner not in found:
                owners[mark] = "null"
                _object(pdf, owner).clear()
                _turn_to_artifact(content, mark)


def _turn_to_artifact(content: list[Any], mark: int) -> None:
    for place, item in enumerate(content):
        if isinstance(item, dict) and item.get("MCID") == mark:
            content[place - 1 : place + 2] = _ARTIFACT
            return


def _measure_figures(document: Document, pdf: Any) -> None:
    """The boxes of figures in points from the lower left corner of the page."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/Figure":
            height = document.pages[pdf.page_references.index(element["Pg"])].height
            left, top, right, bottom = element["A"]["BBox"]
            edges = (left, height - bottom, right, height - top)
            element["A"]["BBox"][:] = [round(edge * POINTS_PER_PIXEL, 2) for edge in edges]


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
