"""Finished cases for the archive, the commands as an operator runs them, and packages made over."""

import base64
import io
import os
import subprocess
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from uuid import UUID, uuid4

from backend.foundation.services import Services
from backend.foundation.storage import DiskStorage
from backend.foundation.viewer import Citizen
from backend.preservation import casefile, container, manifest, packages
from backend.preservation.container import Part
from backend.proofs import declaration, jobs
from backend.proofs.actions import attaching, deciding, requesting
from backend.proofs.actions.requesting import NewRequest
from backend.proofs.models import Evidence, Proof
from tests.factories import Committee, a_citizen, a_request
from tests.uploaded_files import a_jpeg, a_pdf

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def environment(
    services: Services, database_url: str, pki: Path, fonts: Path, folder: Path
) -> dict[str, str]:
    """What an operator of the portal that the tests made sets."""
    assert isinstance(services.storage, DiskStorage)
    (folder / "secret").write_bytes(base64.b64encode(b"k" * 32))
    return os.environ | {
        "DATABASE_URL": database_url,
        "REDIS_URL": "redis://127.0.0.1:1",  # The commands do not need it.
        "PORTAL_ENVIRONMENT": "development",
        "PORTAL_PUBLIC_URL": services.public_url,
        "PORTAL_STORAGE": str(services.storage._folder),
        "PORTAL_FONTS": str(fonts),
        "PORTAL_SIGNING_SOCKET": str(folder / "nobody-signs.sock"),
        "PORTAL_TRUST_ROOTS": str(pki / "trust.pem"),
        "PORTAL_REVOCATION_LISTS": str(pki / "crl"),
        "PORTAL_SECRET_FILE": str(folder / "secret"),
    }


def run(
    command: str, environment: dict[str, str], *arguments: str | Path
) -> subprocess.CompletedProcess[str]:
    """A command of scripts/."""
    return subprocess.run(
        [ROOT / "scripts" / command, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


async def packed(services: Services, proof: Proof) -> bytes:
    """The package of a case."""
    out = io.BytesIO()
    await packages.write(services, await casefile.case_of(proof.id), out)
    return out.getvalue()


def parts_of(package: bytes) -> list[Part]:
    """The files of a sound package."""
    file = io.BytesIO(package)
    return [
        Part(path=member.path, content=container.content(file, member))
        for member in container.read(file)
    ]


async def repacked(parts: Sequence[Part]) -> bytes:
    """A sound container of these files, whatever they say."""

    async def each() -> AsyncIterator[Part]:
        for part in parts:
            yield part

    out = io.BytesIO()
    await container.write(out, each(), DAY)
    return out.getvalue()


async def resealed(parts: Sequence[Part]) -> bytes:
    """The same with a manifest that tells the truth of them, as a forger would write it."""
    by_path = {part.path: part.content for part in parts}
    told = manifest.parsed(by_path[manifest.NAME])
    roles = {line.path: line for line in told.files}
    payload = [part for part in parts if part.path not in {manifest.NAME, manifest.SEAL}]
    lines = tuple(
        manifest.Line.of(
            order,
            part.path,
            roles[part.path].role if part.path in roles else "other",
            roles[part.path].title if part.path in roles else "其他",
            roles[part.path].media_type if part.path in roles else "application/json",
            part.content,
        )
        for order, part in enumerate(payload, start=1)
    )
    listed = manifest.written(
        manifest.Manifest(
            archival_code=told.archival_code,
            number=told.number,
            identifier=told.identifier,
            organisation=told.organisation,
            as_of=told.as_of,
            files=lines,
        )
    )
    tail = [
        Part(path=manifest.NAME, content=listed),
        Part(path=manifest.SEAL, content=manifest.seal_of(listed)),
    ]
    return await repacked([*payload, *tail])


async def a_finished_case(
    services: Services, committee: Committee, *, owner: Citizen | None = None
) -> Proof:
    """An issued proof with a photograph and a PDF, by the verbs and jobs of people and workers."""
    applicant = owner or await a_citizen(services)
    files = [await _uploaded(services, applicant, content) for content in (a_jpeg(), a_pdf(2))]
    new = NewRequest(
        region=committee.organisation.region,
        client_token=uuid4(),
        request=a_request(),
        declaration=declaration.CURRENT.version,
        attachments=files,
    )
    proof = await requesting.request(services, applicant, new)
    assert isinstance(proof, Proof)
    await deciding.check(
        services,
        committee.preparer,
        proof.id,
        statement=proof.text,
        evidence=Evidence.HOME_VISIT,
    )
    await deciding.approve(services, committee.approver, proof.id)
    await jobs.render_proof(services, proof_id=proof.id)
    await jobs.seal_proof(services, proof_id=proof.id)
    await jobs.issue_proof(services, proof_id=proof.id)
    return await Proof.get(id=proof.id)


async def _uploaded(services: Services, owner: Citizen, content: bytes) -> UUID:
    with TemporaryFile() as file:
        file.write(content)
        return (await attaching.attach(services, owner, file)).id
