"""可用性: that every file can be read, now and in years to come."""

from collections.abc import AsyncIterator, Iterator
from tempfile import TemporaryFile

from backend.foundation.intake.counter import Intake
from backend.foundation.intake.verdict import FileRefused
from backend.foundation.sealing.archival import PdfContents
from backend.preservation import manifest
from backend.preservation.checking.opened import OpenedPackage, json_of, text_at, xml_of
from backend.preservation.checking.report import (
    Code,
    Finding,
    Sentence,
    failing,
    judged,
    not_applicable,
    passing,
)
from backend.preservation.formats import formats

_BEFORE_PDF_A = frozenset({("proofs/free-form", "v1"), ("proofs/free-form", "v2")})
"""Templates of papers that were issued before the portal made PDF/A."""
_INSPECTED = frozenset({"application/pdf", "image/jpeg", "image/png"})


async def examined(
    package: OpenedPackage, intake: Intake, pdfs: dict[str, PdfContents | None]
) -> list[Finding]:
    """What came of each check of usability; `pdfs` are the contents of every PDF, if known."""
    return [
        passing(Code.READABLE),
        judged(Code.FORMATS, list(_other_formats(package))),
        judged(Code.OPENS, [fault async for fault in _unopened(package, intake)]),
        _pdf_a(package, pdfs),
    ]


def _other_formats(package: OpenedPackage) -> Iterator[Sentence]:
    endings = {each.ending for each in formats().values()}
    for path in package.members:
        if path.rpartition(".")[2] not in endings:
            yield Sentence(f"{path} 不是归档格式", f"{path} has no format of an archive")
    for line in package.manifest.files if package.manifest else ():
        known = formats().get(line.media_type)
        if known is None or not line.path.endswith(f".{known.ending}"):
            yield Sentence(f"第{line.order}件的格式不符", f"file {line.order} is of another format")


async def _unopened(package: OpenedPackage, intake: Intake) -> AsyncIterator[Sentence]:
    types = {each.ending: each.media_type for each in formats().values()}
    for path in package.members:
        kind = types.get(path.rpartition(".")[2], "")
        if not await _opens(package, path, kind, intake):
            yield Sentence(f"{path} 打不开", f"{path} does not open")


async def _opens(package: OpenedPackage, path: str, kind: str, intake: Intake) -> bool:
    if kind in _INSPECTED:
        return await _inspected_as(package.bytes_of(path), kind, intake)
    if kind == "application/json":
        return json_of(package, path) is not None
    if kind == "application/xml":
        return xml_of(package, path) is not None
    # The one line of text there is.
    return path == manifest.SEAL and package.bytes_of(path).isascii()


async def _inspected_as(content: bytes, kind: str, intake: Intake) -> bool:
    """Whether a picture or a PDF opens, in a process of its own, as what its name says."""
    begins = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG"}
    if not content.startswith(begins[kind]):
        return False
    with TemporaryFile() as file:
        file.write(content)
        try:
            await intake.inspect(file)
        except FileRefused:
            return False
    return True


def _pdf_a(package: OpenedPackage, pdfs: dict[str, PdfContents | None]) -> Finding:
    found = [pdfs.get(path) for path in package.sealed()]
    if found and all(each is not None and each.conformance for each in found):
        return passing(Code.PDF_A)
    made_by = text_at(package.content, "template"), text_at(package.content, "template_version")
    if made_by in _BEFORE_PDF_A:
        return not_applicable(
            Code.PDF_A, "出具时尚未采用 PDF/A", "it was issued before proofs were PDF/A"
        )
    return failing(Code.PDF_A, "没有声明 PDF/A", "it does not declare any part of PDF/A")
