"""Printing a decided proof from its snapshot: the one place, however often it is printed."""

from uuid import UUID

from backend.foundation.documents.renderer import RenderedDocument
from backend.foundation.services import Services
from backend.proofs import enclosures, queries


async def print_proof(services: Services, proof_id: UUID) -> RenderedDocument:
    """The unsigned PDF; the same bytes each time while templates, fonts and libraries are pinned.

    Template and version are the snapshot's. Raises documents' RenderFailed.
    """
    content = await queries.frozen_content(services.vault, proof_id)
    return await services.documents.render(
        content["template"],
        content["template_version"],
        content,
        files=enclosures.of(content),
    )
