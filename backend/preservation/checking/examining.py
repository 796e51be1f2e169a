"""The whole check of one package, from its bytes to its report."""

import hashlib
from dataclasses import dataclass
from typing import BinaryIO

from backend.foundation.intake.counter import Intake
from backend.foundation.sealing.inspector import SealInspector
from backend.preservation import manifest
from backend.preservation.checking import authenticity, integrity, opened, security, usability
from backend.preservation.checking.opened import OpenedPackage
from backend.preservation.checking.report import (
    Code,
    Finding,
    Report,
    failing,
    not_applicable,
)
from backend.preservation.container import ContainerFault, ContainerRefused

_CODES = {
    ContainerFault.NO_ZIP: Code.READABLE,
    ContainerFault.CHANGED: Code.UNCHANGED,
    ContainerFault.TOO_LARGE: Code.SIZES,
}
"""Every other fault of a container fails Code.CONTAINER."""
_FAULTS = {
    ContainerFault.NO_ZIP: "不是完整的信息包，或者前后夹带了其他内容",
    ContainerFault.CHANGED: "信息包的字节与封装时不同",
    ContainerFault.TOO_LARGE: "文件过多或者过大",
    ContainerFault.UNSAFE_NAME: "有越界或者不合规的文件名",
    ContainerFault.DUPLICATE_NAME: "有重名的文件",
    ContainerFault.LINK: "有链接",
    ContainerFault.COMPRESSED: "有压缩的文件",
    ContainerFault.ENCRYPTED: "有加密的文件",
}

_PIECE = 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Examiner:
    """What a check stands on: trusted certificates, and processes that open strangers' files."""

    inspector: SealInspector
    intake: Intake

    async def examine(self, package: BinaryIO) -> Report:
        """The report. Whatever the bytes are, it raises OSError only."""
        whole = _hash_of(package)
        try:
            found = opened.opened(package)
        except ContainerRefused as refused:
            return _refused(whole, refused.fault)
        pdfs = await security.pdf_contents(found)
        findings = [
            *await authenticity.examined(found, self.inspector),
            *integrity.examined(found),
            *await usability.examined(found, self.intake, pdfs),
            *security.examined(found, pdfs),
        ]
        return _report(whole, found, findings)


def _hash_of(package: BinaryIO) -> str:
    package.seek(0)
    digest = hashlib.sha256()
    while piece := package.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _report(whole: str, package: OpenedPackage, findings: list[Finding]) -> Report:
    by_code = {each.code: each for each in findings}
    listed = package.bytes_of(manifest.NAME)
    return Report(
        package_sha256=whole,
        manifest_sha256=hashlib.sha256(listed).hexdigest() if listed else "",
        archival_code=package.manifest.archival_code if package.manifest else "",
        findings=tuple(by_code[code] for code in Code),
    )


def _refused(whole: str, fault: ContainerFault) -> Report:
    """Nothing of it was opened, so that nothing else can be said."""
    failed = _CODES.get(fault, Code.CONTAINER)
    rest = ("信息包未打开", "the package was not opened")
    return Report(
        package_sha256=whole,
        manifest_sha256="",
        archival_code="",
        findings=tuple(
            failing(code, _FAULTS[fault], fault.value)
            if code is failed
            else not_applicable(code, *rest)
            for code in Code
        ),
    )
