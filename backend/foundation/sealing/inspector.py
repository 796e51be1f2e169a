"""Judges a file that claims to be sealed. The file may come from anybody and be made to harm.

The judgement is about the seal only. Whether the portal issued a file is answered by the SHA-256
of the file in its own register, which is the primary test: a signature stays valid on copies that
were never issued. pyHanko's own verdict is not enough either, since it accepts an appended byte
and changed metadata; so nothing at all may follow what the seal covers.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from asn1crypto import cms, crl, pem, x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.decode_limits import (
    DEFAULT_PURPOSE_LIMITS,
    DecodeLimits,
    DecodePurpose,
    DocumentDecodeBudget,
    StreamDecodeLimits,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate, AdESSubIndic
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import (
    EmbeddedPdfSignature,
    async_validate_pdf_signature,
    read_certification_data,
)
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator.context import ValidationContext
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    FreshnessReqType,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)

from backend.foundation import clock
from backend.foundation.sealing.confinement import WorkFailed, confined
from backend.foundation.sealing.report import SealLevel, SealProblem, SealReport
from backend.foundation.sealing.sealer import common_name

MAX_BYTES = 10 * 1024 * 1024  # a sealed proof of three pages has 0.2 MB
CPU_LIMIT = 2  # seconds; a sealed proof takes 0.03 s
PATIENCE = 5.0  # seconds; the bound promised for any upload, for a machine busy with others
MEMORY_LIMIT = 512 * 1024 * 1024  # bytes of address space, which counts libraries too
_MAX_SIGNATURES = 8  # one seal, its time stamps, and room for what others added

_MIB = 1024 * 1024
# pyHanko's own limits let a file of 200 kB unpack to a cross-reference stream of twelve million
# entries, which takes longer to read than anybody waits.
_DECODING = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=16 * _MIB),
    per_purpose={
        **DEFAULT_PURPOSE_LIMITS,
        DecodePurpose.XREF_STREAM: StreamDecodeLimits(max_output_size=_MIB),
        DecodePurpose.OBJECT_STREAM: StreamDecodeLimits(max_output_size=8 * _MIB),
    },
    document_budget=DocumentDecodeBudget(base_allowance=32 * _MIB, max_ratio=10),
)
# A revocation list that is missing or old must not make every seal of a province void; one that
# is old still says truly who was revoked before it.
_REVOCATION = CertRevTrustPolicy(
    RevocationCheckingPolicy(
        RevocationCheckingRule.CHECK_IF_DECLARED_SOFT, RevocationCheckingRule.CHECK_IF_DECLARED_SOFT
    ),
    freshness=timedelta(days=36500),
    freshness_req_type=FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION,
)


class InspectionFailed(Exception):
    """The file cannot be judged, and so is no proof; `reason` is for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SealInspector:
    """Inspects files against trusted root certificates and, when given, revocation lists."""

    def __init__(self, trust_roots: Path, *, crls: Path | None = None) -> None:
        """`trust_roots` is a PEM bundle, `crls` a folder of `*.crl` files that may be replaced.

        Raises OSError or ValueError when the bundle cannot be read or holds no certificate.
        """
        self._roots = trust_roots.read_bytes()
        if not pem.detect(self._roots) or not list(load_certs_from_pemder_data(self._roots)):
            raise ValueError(f"no certificate in PEM form in {trust_roots}")
        self._crls = crls
        # Two files at a time; the others wait.
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="seal-inspector")

    async def inspect(self, pdf: bytes) -> SealReport:
        """The report on the first seal of the file.

        Whatever the bytes are, raises InspectionFailed only; OSError when a revocation list
        cannot be read.
        """
        if len(pdf) > MAX_BYTES:
            raise InspectionFailed(f"more than {MAX_BYTES} bytes")
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, self._inspect, pdf, clock.now()
        )

    def _inspect(self, pdf: bytes, moment: datetime) -> SealReport:
        lists = sorted(self._crls.glob("*.crl")) if self._crls else []
        crls = [file.read_bytes() for file in lists]
        try:
            return confined(
                report_on,
                *(pdf, self._roots, crls, moment),
                seconds=CPU_LIMIT,
                patience=PATIENCE,
                memory=MEMORY_LIMIT,
            )
        except WorkFailed as error:
            raise InspectionFailed(str(error)) from error


def report_on(pdf: bytes, roots: bytes, crls: list[bytes], moment: datetime) -> SealReport:
    """Judges in this process; raises nearly anything for hostile bytes, or does not end."""
    reader = PdfFileReader(BytesIO(pdf), decode_limits=_DECODING)
    found = enumerate_sig_fields(reader, filled_status=True)
    fields = list(islice(found, _MAX_SIGNATURES + 1))
    if len(fields) > _MAX_SIGNATURES:
        return SealReport(signatures=len(fields), problems=(SealProblem.SEVERAL_SEALS,))
    signatures = len(fields) - len(reader.embedded_timestamp_signatures)
    seals = reader.embedded_regular_signatures
    if not seals:
        return SealReport(signatures=signatures, problems=(SealProblem.NO_SEAL,))
    context = ValidationContext(
        trust_roots=list(load_certs_from_pemder_data(roots)),
        crls=[crl.CertificateList.load(content) for content in crls],
        moment=moment,
        allow_fetching=False,
        revinfo_policy=_REVOCATION,
    )
    # Changes after the seal are not weighed: any is refused through covers_whole_document.
    status = asyncio.run(async_validate_pdf_signature(seals[0], context, skip_diff=True))
    return _judged(pdf, seals[0], status, signatures, moment)


def _judged(
    pdf: bytes,
    seal: EmbeddedPdfSignature,
    status: PdfSignatureStatus,
    signatures: int,
    moment: datetime,
) -> SealReport:
    certificate = status.signing_cert
    covers = _covers_whole_file(pdf, seal)
    hides = _hides_bytes(seal)
    certifies = _certifies(seal)
    level = _level(seal)
    problems = {
        SealProblem.SEVERAL_SEALS: signatures != 1,
        SealProblem.CONTENT_CHANGED: not status.intact,
        SealProblem.SIGNATURE_INVALID: not status.valid,
        SealProblem.ADDED_AFTERWARDS: not covers,
        SealProblem.HIDDEN_BYTES: hides,
        SealProblem.NOT_PADES: level is SealLevel.NONE,
        SealProblem.NOT_CERTIFIED: not certifies,
    }
    found = [problem for problem, present in problems.items() if present]
    if not status.trusted and status.intact and status.valid:
        found.append(_trust_problem(status.trust_problem_indic, certificate, moment))
    return SealReport(
        signatures=signatures,
        intact=status.intact,
        valid=status.valid,
        trusted=status.trusted,
        covers_whole_document=covers and not hides,
        docmdp_ok=certifies and covers and status.intact,
        signer_common_name=common_name(certificate),
        signer_fingerprint=certificate.sha256.hex(),
        signed_at=_aware(seal.self_reported_timestamp),
        level=level,
        problems=tuple(found),
    )


def _covers_whole_file(pdf: bytes, seal: EmbeddedPdfSignature) -> bool:
    """Whether the two signed ranges leave out the hexadecimal signature and nothing else."""
    declared: Any = seal.byte_range
    ranges = [int(edge) for edge in declared]
    if len(ranges) != 4:
        return False
    start, first, second, rest = ranges
    gap = pdf[first:second]
    return (
        start == 0
        and second + rest == len(pdf)
        and gap == b"<" + gap[1:-1] + b">"
        and bytes.fromhex(gap[1:-1].decode("ascii")) == seal.pkcs7_content
    )


def _hides_bytes(seal: EmbeddedPdfSignature) -> bool:
    """Whether the space kept free behind the signature, which nothing protects, holds anything."""
    content = seal.pkcs7_content
    used = len(cms.ContentInfo.load(content).dump())
    return any(content[used:])


def _certifies(seal: EmbeddedPdfSignature) -> bool:
    certification = read_certification_data(seal.reader)
    return (
        certification is not None
        and certification.author_sig == seal.sig_object
        and certification.permission in (MDPPerm.NO_CHANGES, MDPPerm.FILL_FORMS)
    )


def _level(seal: EmbeddedPdfSignature) -> SealLevel:
    if seal.sig_object.get("/SubFilter") != SigSeedSubFilter.PADES.value:
        return SealLevel.NONE
    if seal.reader.embedded_timestamp_signatures:
        return SealLevel.B_LTA
    if "/DSS" in seal.reader.root:
        return SealLevel.B_LT
    types = [attribute["type"].native for attribute in seal.signer_info["unsigned_attrs"]]
    stamped = "signature_time_stamp_token" in types
    return SealLevel.B_T if stamped else SealLevel.B_B


def _trust_problem(
    indication: AdESSubIndic | None, certificate: x509.Certificate, moment: datetime
) -> SealProblem:
    """Why the certificate is not trusted, in the order of ETSI EN 319 102-1."""
    match indication:
        case AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND:
            return SealProblem.UNKNOWN_AUTHORITY
        case (
            AdESFailure.REVOKED
            | AdESIndeterminate.REVOKED_NO_POE
            | AdESIndeterminate.REVOKED_CA_NO_POE
        ):
            return SealProblem.CERTIFICATE_REVOKED
        case _ if certificate.self_signed != "no":
            return SealProblem.UNKNOWN_AUTHORITY
        case _ if moment > certificate.not_valid_after:
            return SealProblem.CERTIFICATE_EXPIRED
        case _ if moment < certificate.not_valid_before:
            return SealProblem.CERTIFICATE_NOT_YET_VALID
        case _:
            return SealProblem.CERTIFICATE_UNSUITABLE


def _aware(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    # A date without a zone is the signer's omission; UTC is the only neutral reading.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
