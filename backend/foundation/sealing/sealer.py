"""Presses a seal on a PDF: a PAdES B-B certification signature that looks like the seal."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError, PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import find_inherited_value_in_tree
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp.static import StaticStampStyle

from backend.foundation import clock
from backend.foundation.sealing.keys import KeySource, KeyUnavailable
from backend.foundation.sealing.spot import SealSpot

FIELD = "Seal"
_DIGEST = "sha256"
# Bytes kept free in the signature for a time-stamp token: with P-256 certificates it has 2 kB, with
# a long RSA chain several times that. A fixed total is a trap: one chain is longer than another,
# and a signature that overflows its place by a few bytes stops the sealing.
_TIMESTAMP_ROOM = 8 * 1024
_NO_MARGINS = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins.uniform(0)
)


class SealingFailed(Exception):
    """The file was not sealed; `permanent` says that the same call will fail again."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class SealKeyAway(SealingFailed):
    """The key of the seal cannot be used; see KeyUnavailable."""


class CertificateNotInForce(SealingFailed):
    """The seal would be invalid from birth."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SealCertificate:
    """What a register keeps of the certificate of a seal (电子签名法 art. 21)."""

    subject: str
    """The common name: the full name of the organisation."""
    serial: str
    """Hexadecimal, lower case."""
    fingerprint_sha256: str
    """Hexadecimal, lower case."""
    not_before: datetime
    not_after: datetime


class Sealer:
    """Seals files with keys from one source."""

    def __init__(self, keys: KeySource) -> None:
        self._keys = keys
        self._reserves: dict[bytes, int] = {}

    async def seal(
        self, pdf: bytes, *, key_ref: str, face: bytes, spot: SealSpot, reason: str, location: str
    ) -> bytes:
        """The file with the seal: the bytes given, unchanged, and one appended revision.

        The seal is as large as the page of `face` and centred on the spot, upright for the reader
        of a turned page. The certification (DocMDP P=2) declares every later change of the file
        void except time stamps and their evidence; P=1 is avoided, since Acrobat is reported to
        call those a breach of it. Raises SealingFailed.
        """
        try:
            async with self._keys.open(key_ref) as signer:
                _require_in_force(signer, key_ref)
                work = self._sealed(pdf, signer, _SealMark(face), spot, reason, location)
                # A thread with a loop of its own: 20 ms of CPU do not belong on the shared loop.
                return await asyncio.to_thread(asyncio.run, work)
        except KeyUnavailable as error:
            raise SealKeyAway(str(error), permanent=error.permanent) from error
        except (PdfError, ValueError) as error:
            raise SealingFailed(f"this file cannot be sealed: {error}", permanent=True) from error

    async def certificate_of(self, key_ref: str) -> SealCertificate:
        """The certificate the key signs with. Raises KeyUnavailable."""
        async with self._keys.open(key_ref) as signer:
            certificate = _certificate(signer)
        return SealCertificate(
            subject=common_name(certificate) or certificate.subject.human_friendly,
            serial=f"{certificate.serial_number:x}",
            fingerprint_sha256=certificate.sha256.hex(),
            not_before=certificate.not_valid_before,
            not_after=certificate.not_valid_after,
        )

    async def _sealed(
        self,
        pdf: bytes,
        signer: Signer,
        mark: "_SealMark",
        spot: SealSpot,
        reason: str,
        location: str,
    ) -> bytes:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        page = _page(writer.prev, spot.page)
        mark.turn_upright(int(_inherited(page, "/Rotate") or 0) % 360)
        pdf_signer = PdfSigner(
            PdfSignatureMetadata(
                field_name=FIELD,
                md_algorithm=_DIGEST,
                subfilter=SigSeedSubFilter.PADES,
                certify=True,
                docmdp_permissions=MDPPerm.FILL_FORMS,
                reason=reason,
                location=location,
            ),
            signer,
            stamp_style=StaticStampStyle(
                border_width=0,
                background=mark,
                background_layout=_NO_MARGINS,
                background_opacity=1.0,
            ),
            new_field_spec=SigFieldSpec(
                FIELD,
                on_page=spot.page,
                box=_box(page, spot, mark.side),  # pyright: ignore[reportArgumentType] - floats are fine
                readable_field_name="电子印章",
            ),
        )
        sealed = await pdf_signer.async_sign_pdf(
            writer, bytes_reserved=await self._reserve(signer), output=BytesIO()
        )
        return sealed.getvalue()

    async def _reserve(self, signer: Signer) -> int:
        """Hexadecimal digits to keep free for the signature; the same for a certificate chain."""
        fingerprint = _certificate(signer).sha256
        if fingerprint not in self._reserves:
            trial = await signer.async_sign(
                bytes(32),
                _DIGEST,
                dry_run=True,
                use_pades=True,
                signed_attr_settings=PdfCMSSignedAttributes(signing_time=clock.now()),
            )
            self._reserves[fingerprint] = 2 * (len(trial.dump()) + _TIMESTAMP_ROOM)
        return self._reserves[fingerprint]


class _SealMark(PdfContent):
    """The drawn seal as content of the signature's appearance."""

    def __init__(self, face: bytes) -> None:
        self._reader = PdfFileReader(BytesIO(face))
        _, _, width, height = (float(edge) for edge in _page(self._reader, 0)["/MediaBox"])
        if width != height:
            raise ValueError("the drawing of a seal is square")
        self.side = width
        self._turn = b""
        super().__init__(box=BoxConstraints(width=width, height=height))

    def turn_upright(self, rotation: int) -> None:
        """Turn the seal against a page that viewers turn clockwise by that many degrees."""
        self._turn = {
            0: b"",
            90: b"0 1 -1 0 %f 0 cm " % self.side,
            180: b"-1 0 0 -1 %f %f cm " % (self.side, self.side),
            270: b"0 -1 1 0 0 %f cm " % self.side,
        }[rotation]

    def render(self) -> bytes:
        drawing = self._ensure_writer.import_page_as_xobject(self._reader)
        self.resources.xobject["/Face"] = drawing
        return self._turn + b"/Face Do"


def common_name(certificate: x509.Certificate) -> str | None:
    """The common name of the subject, or None."""
    name = certificate.subject.native.get("common_name")
    # A certificate may carry several, which asn1crypto gives as a list.
    return name if isinstance(name, str) else None


def _certificate(signer: Signer) -> x509.Certificate:
    certificate = signer.signing_cert
    if certificate is None:
        raise ValueError("the signer has no certificate")
    return certificate


def _require_in_force(signer: Signer, key_ref: str) -> None:
    """Refuse to make a seal that is invalid from birth."""
    certificate = _certificate(signer)
    if not certificate.not_valid_before <= clock.now() <= certificate.not_valid_after:
        raise CertificateNotInForce(
            f"the certificate of {key_ref!r} is in force from "
            f"{certificate.not_valid_before.astimezone(UTC):%Y-%m-%d} "
            f"to {certificate.not_valid_after.astimezone(UTC):%Y-%m-%d}",
            permanent=True,
        )


def _page(reader: PdfFileReader, number: int) -> DictionaryObject:
    # A negative number would count from the back, and a forgotten page hide that way.
    if number < 0:
        raise PdfReadError(f"there is no page {number}")
    page = reader.find_page_for_modification(number)[0].get_object()
    if not isinstance(page, DictionaryObject):
        raise PdfReadError(f"page {number} is not a dictionary")
    return page


def _inherited(page: DictionaryObject, key: str) -> Any:
    return find_inherited_value_in_tree(page, key, "/Parent")


def _box(page: DictionaryObject, spot: SealSpot, side: float) -> tuple[float, float, float, float]:
    """The square of the seal around the spot, which must lie wholly on the page."""
    box = (spot.x - side / 2, spot.y - side / 2, spot.x + side / 2, spot.y + side / 2)
    left, bottom, right, top = (float(edge) for edge in _inherited(page, "/MediaBox"))
    if box[0] < left or box[1] < bottom or box[2] > right or box[3] > top:
        raise ValueError(f"the seal at {spot.x:.0f}, {spot.y:.0f} pt leaves page {spot.page}")
    return box
