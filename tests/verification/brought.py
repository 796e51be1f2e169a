"""What people bring to be checked: files sealed, changed and forged, and pictures of QR codes."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import segno
from PIL import Image
from pyhanko.pdf_utils.generic import DictionaryObject, TextStringObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from backend.foundation.sealing.face import SealFace, face_pdf
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.sealing.spot import SealSpot
from backend.foundation.services import Services
from backend.proofs.models import FileKind, Proof, ProofFile, ProofSnapshot
from tests.pressing import pressed
from tests.uploaded_files import written


@dataclass(frozen=True, kw_only=True)
class Issued:
    """What the storage and the ledger have of one proof."""

    proof: Proof
    code: str
    rendered: bytes
    sealed: bytes


async def papers_of(services: Services, proof: Proof) -> Issued:
    kept = {
        file.kind: await services.storage.get(file.sha256)
        for file in await ProofFile.filter(proof_id=proof.id)
    }
    return Issued(
        proof=proof,
        code=(await ProofSnapshot.get(proof_id=proof.id)).code,
        rendered=kept[FileKind.RENDERED],
        sealed=kept[FileKind.SEALED],
    )


async def sealed_by(sealer: Sealer, key_ref: str, pdf: bytes, fonts: Path) -> bytes:
    """The file with the seal of another key, pressed as the portal presses it."""
    face = face_pdf(SealFace.for_name("九江市柴桑区岷山乡小阳村村民委员会"), fonts)
    spot = SealSpot(page=0, x=400.0, y=300.0)
    return await pressed(sealer, pdf, key_ref=key_ref, face=face, spot=spot)


def with_another_title(pdf: bytes) -> bytes:
    """An update appended to the file that other readers call a valid signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    title = DictionaryObject({pdf_name("/Title"): TextStringObject("收入证明")})
    writer.set_info(writer.add_object(title))
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def with_text_over_it(pdf: bytes) -> bytes:
    """The first page says something else on top, in a file that was written anew."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        page.contents_add(pikepdf.Stream(document, b"BT /F1 40 Tf 100 400 Td (forged) Tj ET"))
        output = io.BytesIO()
        document.save(output)
    return output.getvalue()


def with_a_changed_byte(pdf: bytes) -> bytes:
    at = pdf.index(b"/Reason") + 12
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def with_a_broken_signature(pdf: bytes) -> bytes:
    """One hexadecimal digit in the last signed value: the key never made this."""
    start = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    end = len(pdf[start : pdf.index(b">", start)].rstrip(b"0")) + start - 4
    digit = b"1" if pdf[end : end + 1] != b"1" else b"2"
    return pdf[:end] + digit + pdf[end + 1 :]


def a_qr_code(*texts: str, form: str = "PNG", **options: Any) -> bytes:
    """A picture of QR codes below one another on white paper."""
    drawn = []
    for text in texts:
        content = io.BytesIO()
        segno.make(text, micro=False).save(content, kind="png", scale=4)
        drawn.append(Image.open(content).convert("RGB"))
    page = Image.new("RGB", (1000, 100 + sum(each.height + 40 for each in drawn)), "white")
    top = 50
    for each in drawn:
        page.paste(each, (60, top))
        top += each.height + 40
    return written(page, form, **options)
