"""What makes a seal outlive its certificate: revocation lists in the file, and a time stamp on it.

PAdES B-LTA (ETSI EN 319 142-1): one appended revision with the certificates and revocation lists
that prove the seal today (DSS), under a document time stamp that proves when. The next time stamp
does the same for the one before, and so on for as long as the file is kept.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from asn1crypto import crl, ocsp, x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper, TimestampDSSContentSettings
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator.context import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError
from pyhanko_certvalidator.path import ValidationPath

from backend.foundation.sealing.report import SealLevel
from backend.foundation.sealing.revision import Revision
from backend.foundation.sealing.revocation import NoAnswer, answer_on
from backend.foundation.sealing.signature_stamp import with_signature_stamped
from backend.foundation.sealing.timestamps import Stamper, TimestampAuthorities

log = logging.getLogger(__name__)

LEVEL = SealLevel.B_LTA
FIELD = "Timestamp"
_DIGEST = "sha256"
_FAILURES = (
    OSError,
    NoAnswer,
    PdfError,
    PathError,
    ValidationError,
    SignatureValidationError,
    ValueError,
)


class NoEvidence(Exception):
    """The file stays as it is; the message says why, for the log."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StampedFile:
    """The file with one more revision."""

    pdf: bytes = field(repr=False)
    holds_until: datetime
    """When the certificate of its last time stamp ends; by then it needs another one."""


class Evidence:
    """Completes sealed files, and completes them again before what they hold ends."""

    def __init__(
        self,
        trust_roots: Path,
        *,
        crls: Path | None,
        authorities: TimestampAuthorities,
        ocsp_url: str | None = None,
        patience: float | None = None,
    ) -> None:
        """`trust_roots` is a PEM bundle, `crls` a folder of `*.crl` files that may be replaced.

        `ocsp_url` is asked instead of the address that a certificate names for OCSP. `patience` is
        how many seconds one file may take where somebody waits; None: what each answer may take.
        """
        self._roots = list(load_certs_from_pemder_data(trust_roots.read_bytes()))
        self._crls = crls
        self._authorities = authorities
        self._ocsp_url = ocsp_url
        self._patience = patience

    @property
    def obtainable(self) -> bool:
        """Whether there is any authority to ask; without one, seals stay at B-B."""
        return bool(self._authorities)

    @property
    def resting(self) -> dict[str, bool]:
        """Which authorities are left alone now, by name."""
        return self._authorities.resting

    async def extend(self, pdf: bytes) -> StampedFile:
        """The file with one more revision: B-B becomes B-LTA, B-LTA is renewed.

        Of the bytes given none changes, but for the place of a seal that has no time stamp yet.

        Authorities are tried in order. Raises NoEvidence when none gives a time stamp that is
        trusted and on time, or when a certificate cannot be shown to be good today: it is expired
        or revoked, or its revocation list is missing or out of date. Nothing is ever made up.
        """
        try:
            async with asyncio.timeout(self._patience):
                return await self._extend(pdf)
        except TimeoutError as error:
            raise NoEvidence(f"not within {self._patience} s") from error

    async def _extend(self, pdf: bytes) -> StampedFile:
        reasons: list[str] = []
        for authority in self._authorities.awake():
            # A thread with a loop of its own: 60 ms of CPU do not belong on the shared loop.
            work = self._extended(pdf, authority.stamper())
            try:
                stamped = await asyncio.to_thread(asyncio.run, work)
            except _FAILURES as error:
                # What is wrong with the file is no fault of the authority's: others need it.
                if isinstance(error, TimestampRequestError):
                    authority.failed()
                reasons.append(f"{authority.url}: {error}")
            else:
                authority.succeeded()
                return stamped
        raise NoEvidence("; ".join(reasons) or "no time-stamp authority is awake")

    async def _extended(self, pdf: bytes, stamper: Stamper) -> StampedFile:
        signatures: Sequence[EmbeddedPdfSignature] = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if not signatures:
            raise ValueError("there is no seal to give evidence for")
        newest = signatures[-1]
        if len(signatures) == 1:
            pdf = await with_signature_stamped(pdf, newest, stamper)
        signer: x509.Certificate = newest.signer_cert
        known = [*self._roots, *newest.other_embedded_certs, *await stamper.authorities()]
        context = self._context(
            [
                await answer_on(each, known, url=self._ocsp_url)
                for each in (signer, *await stamper.signers())
            ]
        )
        # Older signatures have their evidence already, under the newest.
        path = await CertificateValidator(
            signer, intermediate_certs=known, validation_context=context
        ).async_validate_path()
        return await _stamped(pdf, stamper, f"{FIELD}{len(signatures)}", path, context)

    def _context(self, answers: Sequence[ocsp.OCSPResponse | None]) -> ValidationContext:
        lists = sorted(self._crls.glob("*.crl")) if self._crls else []
        return ValidationContext(
            trust_roots=self._roots,
            crls=[crl.CertificateList.load(file.read_bytes()) for file in lists],
            ocsps=[answer for answer in answers if answer is not None],
            # Every certificate below the root must be shown to be unrevoked, or there is no proof.
            revocation_mode="require",
            allow_fetching=False,
        )


async def _stamped(
    pdf: bytes, stamper: Stamper, field_name: str, path: ValidationPath, context: ValidationContext
) -> StampedFile:
    output = BytesIO()
    await PdfTimeStamper(
        stamper, field_name=field_name, readable_field_name="时间戳"
    ).async_timestamp_pdf(
        Revision(BytesIO(pdf)),
        _DIGEST,
        validation_context=context,
        validation_paths=[path],
        # The evidence lies under the time stamp, in the same revision: nothing is left uncovered.
        dss_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True),
        output=output,
    )
    content = output.getvalue()
    return StampedFile(pdf=content, holds_until=_end_of_last(content))


def _end_of_last(pdf: bytes) -> datetime:
    last = PdfFileReader(BytesIO(pdf)).embedded_timestamp_signatures[-1]
    return last.signer_cert.not_valid_after
