"""Seals a file with a key alone, as whoever stole the key could."""

from uuid import uuid4

from backend.foundation.sealing.sealer import Sealer
from backend.foundation.sealing.spot import SealSpot


async def pressed(
    sealer: Sealer,
    pdf: bytes,
    *,
    key_ref: str,
    face: bytes,
    spot: SealSpot,
    reason: str = "居住证明",
    location: str = "江西",
) -> bytes:
    """The sealed file, which is on nobody's record."""
    prepared = await sealer.prepare(
        pdf, key_ref=key_ref, face=face, spot=spot, reason=reason, location=location
    )
    return await sealer.complete(prepared, intent_id=uuid4())
