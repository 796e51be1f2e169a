"""The face of copies for time: evidence for their seals."""

from uuid import UUID

from backend.copies import access
from backend.copies.actions import record_evidence
from backend.copies.models import AnnotatedCopy
from backend.foundation.services import Services
from backend.seals import lasting
from backend.seals.evidence_models import SealedKind
from backend.seals.pressing import extend


async def extend_copies(services: Services) -> None:
    """Every sealed copy whose seal needs a time stamp, while authorities give any."""
    await lasting.extend_due(services, SealedKind.COPY, _extend)


async def _extend(services: Services, copy_id: UUID) -> None:
    copy = await AnnotatedCopy.get(id=copy_id)
    before = await access.newest_file(copy_id)
    assert before is not None, "a sealed copy has a sealed file"
    pressed = await extend(
        services,
        document_id=copy_id,
        printed=await services.storage.get(copy.sha256),
        sealed=await services.storage.get(before.sha256),
    )
    key = await services.storage.put(pressed.pdf)
    await record_evidence(copy, before, pressed, key=key)
