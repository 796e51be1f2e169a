"""Presses a seal on a PDF: a PAdES B-B certification signature that looks like the seal."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import UTC
from functools import lru_cache
from io import BytesIO
from typing import Any, TypeVar
from uuid import UUID

from asn1crypto import x509
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError, PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import find_inherited_value_in_tree
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
from pyhanko.sign.signers.pdf_cms import ExternalSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp.static import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from backend.foundation import clock
from backend.foundation.sealing.certificate import SealCertificate
from backend.foundation.sealing.provider import (
    KeyUnavailable,
    SealProvider,
    SigningOrder,
    SigningRefused,
)
from backend.foundation.sealing.report import SealLevel
from backend.foundation.sealing.revision import Revision
from backend.foundation.sealing.spot import SealSpot
from backend.foundation.sealing.tagging import tag_field
from backend.foundation.sealing.timestamps import NOBODY, TimestampAuthorities

T = TypeVar("T")

FIELD = "Seal"
LEVEL = SealLevel.B_B
"""What is made here: signed and certified, without a time stamp of a third party."""
_DIGEST = "sha256"
_ATTRIBUTES_ROOM = 512
"""Bytes for what a signature has besides its number and its certificates; ours have 300."""
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


class SealRefused(SealingFailed):
    """Whoever holds the key would not sign; see SigningRefused."""


class CertificateNotInForce(SealingFailed):
    """The seal would be invalid from birth."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedSeal:
    """A file that lacks nothing but the signature over `digest`."""

    key_ref: str
    digest: bytes
    """SHA-256 of everything but the place of the signature."""
    pdf: bytes = field(repr=False)
    place: PreparedByteRangeDigest = field(repr=False)


class Sealer:
    """Prepares files and puts in the signatures of whoever holds the keys."""

    def __init__(self, provider: SealProvider, authorities: TimestampAuthorities = NOBODY) -> None:
        """`authorities` are those whose tokens the seals keep room for."""
        self._provider = provider
        self._authorities = authorities

    async def prepare(
        self, pdf: bytes, *, key_ref: str, face: bytes, spot: SealSpot, reason: str, location: str
    ) -> PreparedSeal:
        """The file with the place for its seal: the bytes given, and one appended revision.

        The seal is as large as the page of `face` and centred on the spot, upright for the reader
        of a turned page. The certification (DocMDP P=2) declares every later change of the file
        void except time stamps and their evidence; P=1 is avoided, since Acrobat is reported to
        call those a breach of it. Raises SealingFailed.
        """
        try:
            certificate = await self.certificate_of(key_ref)
            _require_in_force(certificate, key_ref)
            room = _room(certificate) + 2 * self._authorities.token_room
            # A thread, since 5 ms of CPU do not belong on the loop.
            place, prepared = await asyncio.to_thread(
                _prepared, pdf, certificate, face, spot, reason, location, room
            )
        except KeyUnavailable as error:
            raise SealKeyAway(str(error), permanent=error.permanent) from error
        except (PdfError, ValueError) as error:
            raise SealingFailed(f"this file cannot be sealed: {error}", permanent=True) from error
        return PreparedSeal(
            key_ref=key_ref, digest=place.document_digest, pdf=prepared, place=place
        )

    async def complete(self, prepared: PreparedSeal, *, intent_id: UUID) -> bytes:
        """The sealed file, a PAdES B-B. Raises SealingFailed."""
        order = SigningOrder(key_ref=prepared.key_ref, digest=prepared.digest, intent_id=intent_id)
        try:
            signature = await self._provider.sign(order)
        except KeyUnavailable as error:
            raise SealKeyAway(str(error), permanent=error.permanent) from error
        except SigningRefused as error:
            raise SealRefused(error.reason, permanent=True) from error
        sealed = BytesIO(prepared.pdf)
        try:
            prepared.place.fill_with_cms(sealed, signature)
        except SigningError as error:
            raise SealingFailed(f"the signature has no place: {error}", permanent=True) from error
        return sealed.getvalue()

    async def certificate_of(self, key_ref: str) -> SealCertificate:
        """The certificate the key signs with. Raises KeyUnavailable."""
        return await self._provider.certificate_of(key_ref)


def _prepared(
    pdf: bytes,
    certificate: SealCertificate,
    face: bytes,
    spot: SealSpot,
    reason: str,
    location: str,
    room: int,
) -> tuple[PreparedByteRangeDigest, bytes]:
    writer = Revision(BytesIO(pdf))
    mark = _SealMark(face)
    page = _page(writer.prev, spot.page)
    mark.turn_upright(int(_inherited(page, "/Rotate") or 0) % 360)
    label = f"电子印章：{certificate.subject}"
    append_signature_field(
        writer,
        SigFieldSpec(
            FIELD,
            on_page=spot.page,
            box=_box(page, spot, mark.side),  # pyright: ignore[reportArgumentType] - floats are fine
            readable_field_name=label,
        ),
    )
    tag_field(writer, spot.page, label)
    signer = PdfSigner(
        PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm=_DIGEST,
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.FILL_FORMS,
            reason=reason,
            location=location,
        ),
        # Whoever holds the key signs elsewhere; here its certificate only gives the name.
        ExternalSigner(x509.Certificate.load(certificate.der), SimpleCertificateStore()),
        stamp_style=StaticStampStyle(
            border_width=0,
            background=mark,
            background_layout=_NO_MARGINS,
            background_opacity=1.0,
        ),
    )
    output = BytesIO()
    work = signer.async_digest_doc_for_signing(
        writer, existing_fields_only=True, bytes_reserved=room, output=output
    )
    place, _, _ = _at_once(work)
    return place, output.getvalue()


def _at_once(work: Coroutine[Any, Any, T]) -> T:
    """What comes of work that waits for nothing; pyHanko's waits only for what is not asked here.

    A loop of its own would cost more than a tenth of the sealing.
    """
    try:
        work.send(None)
    except StopIteration as done:
        return done.value
    work.close()
    raise RuntimeError("pyHanko waits for something while a seal is prepared")


@lru_cache(maxsize=256)  # As many committees as a worker seals for in a while.
def _room(certificate: SealCertificate) -> int:
    """Hexadecimal digits that the signature takes at most."""
    certificates = sum(map(len, (certificate.der, *certificate.chain)))
    key = x509.Certificate.load(certificate.der).public_key
    # With a curve it is a sequence of two numbers, each as long as the key.
    number = key.byte_size if key.algorithm == "rsa" else 2 * key.byte_size + 9
    return 2 * (certificates + number + _ATTRIBUTES_ROOM)


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


def _require_in_force(certificate: SealCertificate, key_ref: str) -> None:
    """Refuse to make a seal that is invalid from birth."""
    if not certificate.not_before <= clock.now() <= certificate.not_after:
        raise CertificateNotInForce(
            f"the certificate of {key_ref!r} is in force from "
            f"{certificate.not_before.astimezone(UTC):%Y-%m-%d} "
            f"to {certificate.not_after.astimezone(UTC):%Y-%m-%d}",
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
