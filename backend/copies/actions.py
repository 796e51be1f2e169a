"""Making an annotated copy: printed and stored first, then written down, once per ground."""

import secrets
from uuid import UUID

from backend.copies import access, annotation, enclosures
from backend.copies.annotation import Annotation
from backend.copies.models import AnnotatedCopy
from backend.foundation import audit, clock, codes, db
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import System
from backend.proofs import queries as proofs

_SYSTEM = System(job="copies")


async def copy_for(services: Services, proof_id: UUID, wanted: Annotation) -> AnnotatedCopy:
    """The copy of a proof on this ground, made when it is asked for first.

    Raises PROOF_NOT_VALID for a proof that does not hold today, however often its copy was given
    before: what was handed out stays with the receiver, but nothing is handed out any more. Raises
    documents' RenderFailed when there is no document.
    """
    await access.require_valid(proof_id)
    known = await access.on_ground(wanted.source_id, proof_id)
    if known is not None:
        return known
    copy, pdf = await _printed(services, proof_id, wanted)
    copy.sha256 = await services.storage.put(pdf)
    async with transaction():
        # Two who ask at once wait here, and the second finds the first one's copy.
        await db.serialise(f"copy {wanted.source_id} {proof_id}")
        known = await access.on_ground(wanted.source_id, proof_id)
        if known is not None:
            return known
        await copy.save(force_create=True)
        await audit.record(_SYSTEM, "copy.made", proof_id, source=str(wanted.source_id))
    return copy


async def _printed(
    services: Services, proof_id: UUID, wanted: Annotation
) -> tuple[AnnotatedCopy, bytes]:
    code = codes.new_code(secrets.token_bytes)
    content = annotation.content_of(
        await proofs.frozen_content(services.vault, proof_id),
        wanted,
        code=code,
        address=f"{services.public_url}/v/{code}",
        made_on=clock.today(),
    )
    document = await services.documents.render(
        annotation.TEMPLATE,
        annotation.TEMPLATE_VERSION,
        content,
        files=enclosures.of(content),
    )
    copy = AnnotatedCopy(
        proof_id=proof_id,
        source_id=wanted.source_id,
        code=code,
        recipient=wanted.recipient,
        purpose=wanted.purpose,
        valid_until=wanted.valid_until,
        template_version=annotation.TEMPLATE_VERSION,
        size=len(document.pdf),
        pages=document.pages,
        made_at=clock.now(),
    )
    return copy, document.pdf
