"""Making the archive package (归档信息包) of a case: the same bytes until something happens."""

import asyncio
import hashlib
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import IO

from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from backend.preservation import container, manifest, materials, metadata
from backend.preservation.casefile import Case
from backend.preservation.container import Part
from backend.preservation.manifest import Line, Manifest
from backend.preservation.materials import Material
from backend.proofs import queries as proofs


@dataclass(frozen=True, kw_only=True, slots=True)
class Packed:
    """A package that was written: what an index keeps of it."""

    archival_code: str
    number: str
    files: int
    manifest_sha256: str


@dataclass(slots=True)
class _Packing:
    """A package in the making."""

    services: Services
    case: Case
    lines: list[Line] = field(default_factory=list[Line])
    sealed_by: str = ""

    async def parts(self) -> AsyncGenerator[Part]:
        """Every file in order; the manifest and its hash come last."""
        given = materials.of(self.services, self.case)
        for material in (*given, self._metadata(len(given) + 1)):
            content = await material.read()
            line = await asyncio.to_thread(_line, len(self.lines) + 1, material, content)
            self.lines.append(line)
            yield Part(path=material.path, content=content)
        told = manifest.written(self._manifest())
        self.sealed_by = hashlib.sha256(told).hexdigest()
        yield Part(path=manifest.NAME, content=told)
        yield Part(path=manifest.SEAL, content=manifest.seal_of(told))

    def _metadata(self, files: int) -> Material:
        async def read() -> bytes:
            decided = await proofs.frozen_content(self.services.vault, self.case.proof.id)
            return metadata.written(self.case, decided, files=files)

        return Material(
            path=materials.METADATA,
            role="metadata",
            title="元数据",
            media_type="application/xml",
            read=read,
        )

    def _manifest(self) -> Manifest:
        return Manifest(
            archival_code=metadata.archival_code(self.case).text,
            number=self.case.snapshot.number,
            identifier=self.case.snapshot.identifier,
            organisation=self.case.committee.uscc,
            as_of=self.case.as_of.astimezone(CHINA).isoformat(),
            files=tuple(self.lines),
        )


def name_of(case: Case) -> str:
    """The file's name: issuer, year, serial, and as of when; nothing personal.

    A case in which something happened since is another package, so that none is written over.
    """
    kept = case.snapshot
    stamp = case.as_of.astimezone(CHINA).strftime("%Y%m%d%H%M%S")
    return f"{case.committee.uscc}-{kept.year}-{kept.serial:04d}-{stamp}.zip"


async def write(services: Services, case: Case, out: IO[bytes]) -> Packed:
    """Writes the package; one file of it in memory at a time.

    Raises FileMissing or OSError when a file cannot be had, and ValueError for a case that no
    package can hold: what was written so far is then to be thrown away.
    """
    packing = _Packing(services, case)
    await container.write(out, packing.parts(), case.as_of)
    return Packed(
        archival_code=metadata.archival_code(case).text,
        number=case.snapshot.number,
        files=len(packing.lines),
        manifest_sha256=packing.sealed_by,
    )


def _line(order: int, material: Material, content: bytes) -> Line:
    return Line.of(
        order, material.path, material.role, material.title, material.media_type, content
    )
