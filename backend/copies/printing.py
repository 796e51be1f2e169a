"""A copy as it is printed of the frozen snapshot: for one receiver, under a code of its own."""

import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.copies import annotation, enclosures
from backend.copies.annotation import Annotation
from backend.copies.models import AnnotatedCopy
from backend.foundation import clock, codes
from backend.foundation.documents.renderer import RenderedDocument
from backend.foundation.services import Services
from backend.proofs import queries as proofs


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedCopy:
    """The row to be saved, the document that lies in the storage, and what it says."""

    copy: AnnotatedCopy
    document: RenderedDocument
    content: dict[str, Any]


async def print_copy(
    services: Services, proof_id: UUID, wanted: Annotation, *, maker: str | None
) -> PrintedCopy:
    """Printed and stored, not yet on record.

    `maker` is whoever seals it; None prints the words that it has no seal. Raises documents'
    RenderFailed.
    """
    code = codes.new_code(secrets.token_bytes)
    content = annotation.content_of(
        await proofs.frozen_content(services.vault, proof_id),
        wanted,
        code=code,
        address=f"{services.public_url}/v/{code}",
        made_on=clock.today(),
        maker=maker,
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
        sha256=await services.storage.put(document.pdf),
        size=len(document.pdf),
        pages=document.pages,
        made_at=clock.now(),
    )
    return PrintedCopy(copy=copy, document=document, content=content)
