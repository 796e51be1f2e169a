"""安全性: that no file does anything by itself, hides anything, or is none that belongs there."""

from collections.abc import Iterator, Mapping

from backend.foundation.sealing import archival
from backend.foundation.sealing.archival import PdfContents
from backend.foundation.sealing.inspector import InspectionFailed
from backend.preservation.checking.opened import OpenedPackage
from backend.preservation.checking.report import Code, Finding, Sentence, judged, passing

_PROGRAMS = (
    *(b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe"),
    *(b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xd0\xcf\x11\xe0"),
)
"""How programs of Windows, Linux, Java and macOS, scripts, archives and old Office files begin."""


async def pdf_contents(package: OpenedPackage) -> dict[str, PdfContents | None]:
    """What is in every PDF of the package; None for one that cannot be looked through."""
    return {path: await _contents(package.bytes_of(path)) for path in package.pdfs()}


def examined(package: OpenedPackage, pdfs: Mapping[str, PdfContents | None]) -> list[Finding]:
    """What came of each check of security; the container has passed its own already."""
    return [
        passing(Code.CONTAINER),
        passing(Code.SIZES),
        judged(Code.ACTIVE, list(_active(pdfs))),
        judged(Code.PASSWORDS, list(_encrypted(pdfs))),
        judged(Code.PROGRAMS, list(_programs(package))),
    ]


async def _contents(pdf: bytes) -> PdfContents | None:
    try:
        return await archival.contents_of(pdf)
    except InspectionFailed:
        return None


def _active(pdfs: Mapping[str, PdfContents | None]) -> Iterator[Sentence]:
    for path, found in pdfs.items():
        if found is None:
            yield Sentence(f"{path} 无法检查", f"{path} cannot be looked through")
            continue
        if found.active:
            names = ", ".join(found.active)
            yield Sentence(f"{path} 含有 {names}", f"{path} has {names}")
        # The issuer declares what it embeds; whatever a resident's file carries was never seen.
        ours = path.startswith("proof/")
        if found.undeclared_files if ours else found.embedded_files:
            yield Sentence(f"{path} 夹带内嵌文件", f"{path} carries embedded files")


def _encrypted(pdfs: Mapping[str, PdfContents | None]) -> Iterator[Sentence]:
    for path, found in pdfs.items():
        if found is not None and found.encrypted:
            yield Sentence(f"{path} 已加密", f"{path} is encrypted")


def _programs(package: OpenedPackage) -> Iterator[Sentence]:
    for path in package.members:
        if package.bytes_of(path).startswith(_PROGRAMS):
            yield Sentence(f"{path} 是程序或压缩包", f"{path} is a program or an archive")
