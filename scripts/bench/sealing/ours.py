"""The portal's renderer with one press, and its sealer."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from backend.foundation.documents.renderer import DocumentRenderer
from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.sealer import Sealer
from backend.proofs import enclosures
from scripts.bench.sealing import page
from scripts.bench.sealing.keys import FACE, PASSPHRASE


class Ours:
    """As the jobs of a proof do it, without the storage between printing and sealing."""

    def __init__(self, keys: Path, fonts: Path, key: str) -> None:
        self._documents = DocumentRenderer(templates=page.TEMPLATES, fonts=fonts)
        self._sealer = Sealer(KeyCustody(Pkcs12Keys(keys / "seals", PASSPHRASE)))
        self._key = key
        # The portal keeps the drawing of a seal too (seals.queries).
        self._face = (keys / FACE).read_bytes()

    async def proof(self, number: int) -> bytes:
        content = page.snapshot(number)
        document = await self._documents.render(
            page.NAME, page.VERSION, content, files=enclosures.of(content)
        )
        return await pressed(
            self._sealer,
            document.pdf,
            key_ref=self._key,
            face=self._face,
            spot=document.seal_spot,
            reason=f"{content['title']} {content['number']}",
            location=page.OFFICE,
        )

    async def close(self) -> None:
        await self._documents.close()


async def pressed(sealer: Sealer, pdf: bytes, **marks: Any) -> bytes:
    """The sealed file; `marks` are what Sealer.prepare wants besides."""
    prepared = await sealer.prepare(pdf, **marks)
    return await sealer.complete(prepared, intent_id=uuid4())


side = Ours
