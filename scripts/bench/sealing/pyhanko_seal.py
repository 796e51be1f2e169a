"""A visible seal on a page from elsewhere, as pyHanko's documentation shows it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pyhanko import stamp
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from scripts.bench.sealing.keys import FACE, PASSPHRASE, bundle

_BOX = (338, 261, 457, 380)
"""Where the seal is set, in points: 42 mm wide, about where ours is."""


class SealedByPyhanko:
    """Seals what `printed` makes; key and drawing are loaded once per process."""

    def __init__(self, printed: Callable[[int], bytes], keys: Path, key: str) -> None:
        self._printed = printed
        bundled = str(bundle(keys, key))
        signer = signers.SimpleSigner.load_pkcs12(bundled, passphrase=PASSPHRASE.encode())
        assert signer is not None, "the bundle was made for this run"
        self._signer = signer
        self._style = stamp.StaticStampStyle.from_pdf_file(str(keys / FACE), border_width=0)

    async def proof(self, number: int) -> bytes:
        writer = IncrementalPdfFileWriter(BytesIO(self._printed(number)))
        fields.append_signature_field(writer, fields.SigFieldSpec("Seal", box=_BOX))
        metadata = signers.PdfSignatureMetadata(
            field_name="Seal",
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=fields.MDPPerm.FILL_FORMS,
        )
        signer = signers.PdfSigner(metadata, signer=self._signer, stamp_style=self._style)
        return (await signer.async_sign_pdf(writer)).getvalue()

    async def close(self) -> None:
        """Nothing was started."""
