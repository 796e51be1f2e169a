"""Which files a package of one case has, in which order (件内顺序), and where each comes from."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from backend.foundation.media_types import ENDINGS
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.preservation import records
from backend.preservation.casefile import Case
from backend.proofs import attachments, snapshot
from backend.proofs import queries as proofs
from backend.proofs.models import Attachment

METADATA = "metadata.xml"
CONTENT = "proof/content.json"
APPLICATION = "application/application.json"
TIMELINE = "process/timeline.json"
SEAL_USE = "process/seal-use.json"
REFERENCES = "references/references.json"
ALWAYS = (CONTENT, APPLICATION, TIMELINE, SEAL_USE, REFERENCES, METADATA)
"""Beside at least one sealed file."""
SEALED, ATTACHMENT = "sealed", "attachment"
"""The roles of which there may be several."""
_JSON = "application/json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """A file of a package before it is read; `read` raises FileMissing or OSError."""

    path: str
    role: str
    title: str
    media_type: str
    read: Callable[[], Awaitable[bytes]]


def of(services: Services, case: Case) -> list[Material]:
    """Every file but metadata and manifest, which tell of these."""
    return [
        *_sealed(services, case),
        Material(
            path=CONTENT,
            role="content",
            title="证明定稿",
            media_type=_JSON,
            read=partial(_frozen, services.vault, case.proof.id),
        ),
        _record(APPLICATION, "application", "申请", partial(records.application, services, case)),
        *(_attached(services, row, place) for place, row in enumerate(case.attachments, start=1)),
        _record(TIMELINE, "timeline", "办理过程和审批记录", partial(records.timeline, case)),
        _record(SEAL_USE, "seal-use", "用印登记", partial(records.seal_use, services, case)),
        _record(REFERENCES, "references", "关联记录", partial(records.references, case)),
    ]


def _sealed(services: Services, case: Case) -> list[Material]:
    return [
        Material(
            path=f"proof/sealed-{place:02d}.pdf",
            role=SEALED,
            title=f"加盖电子印章的证明（第{place}次修订）" if place > 1 else "加盖电子印章的证明",
            media_type="application/pdf",
            read=partial(services.storage.get, file.sha256),
        )
        for place, file in enumerate(case.sealed, start=1)
    ]


def _attached(services: Services, row: Attachment, place: int) -> Material:
    # Ours, and in ASCII: what people call their files may name somebody.
    name = f"attachment-{place:02d}.{ENDINGS[row.media_type]}"
    return Material(
        path=f"application/{name}",
        role=ATTACHMENT,
        title=f"随附材料{place}",
        media_type=row.media_type,
        read=partial(attachments.content_of, services, row),
    )


def _record(path: str, role: str, title: str, tell: Callable[[], records.Record]) -> Material:
    async def read() -> bytes:
        return await asyncio.to_thread(lambda: records.encoded(tell()))

    return Material(path=path, role=role, title=title, media_type=_JSON, read=read)


async def _frozen(vault: Vault, proof_id: UUID) -> bytes:
    """The canonical text that was decided, whose hash the portal has kept since."""
    return snapshot.canonical(await proofs.frozen_content(vault, proof_id)).encode()
