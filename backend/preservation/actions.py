"""Handing out the package of one case; its holder is told."""

from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID

from backend.foundation import audit
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import Official
from backend.preservation import access, casefile, packages
from backend.proofs import looks


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedOut:
    """A package to be sent; `file` stands at its beginning and is closed by whoever sends it."""

    name: str
    size: int
    file: IO[bytes]


async def hand_out(services: Services, viewer: Official, proof_id: UUID) -> HandedOut:
    """The package of a finished case; the look at everything in it is recorded.

    Raises NotFound for what the viewer may not take out, CaseIncomplete, FileMissing and OSError.
    """
    proof = await access.finished_case(viewer, proof_id)
    case = await casefile.case_of(proof.id)
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115 -- it outlives this call
    try:
        packed = await packages.write(services, case, file)
        async with transaction():
            await audit.record(
                viewer, "proof.package_read", proof.id, manifest=packed.manifest_sha256
            )
            await looks.at_package(viewer, proof, attached=bool(case.attachments))
    except BaseException:
        file.close()
        raise
    size = file.tell()
    file.seek(0)
    return HandedOut(name=packages.name_of(case), size=size, file=file)
