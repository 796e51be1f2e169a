"""What the seal of a file is worth at a moment. Runs in a process that is held to limits.

pyHanko says whether signatures are right. What may lie in the file besides them is judged here and
more strictly: after the seal nothing but time stamps with their evidence, after the last nothing.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import islice
from typing import Any

from asn1crypto import cms, crl, x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.decode_limits import (
    DEFAULT_PURPOSE_LIMITS,
    DecodeLimits,
    DecodePurpose,
    DocumentDecodeBudget,
    StreamDecodeLimits,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate, AdESPassed, AdESSubIndic
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DSSCompareRule,
    FormUpdatingRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.pdf_embedded import (
    EmbeddedPdfSignature,
    async_validate_pdf_signature,
    read_certification_data,
)
from pyhanko.sign.validation.policy_decl import (
    LocalKnowledge,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator.context import CertValidationPolicySpec, ValidationContext
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    FreshnessReqType,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import CRLContainer

from backend.foundation.sealing.certificate import common_name
from backend.foundation.sealing.report import SealLevel, SealProblem, SealReport

MAX_SIGNATURES = 40
"""One seal and the time stamps of thirty years, and some that others added: more is not read."""
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
# pyHanko's policy without changed metadata and without fields that were filled in: our own
# revisions do neither.
_ONLY_EVIDENCE = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),
        *(
            rule.as_qualified(ModificationLevel.LTA_UPDATES)
            for rule in (XrefStreamRule(), ObjectStreamRule(), DSSCompareRule())
        ),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldCreationRule(), SigFieldModificationRule()]),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Grounds:
    """What the file is judged by, besides itself."""

    roots: Sequence[x509.Certificate]
    crls: Sequence[crl.CertificateList]
    moment: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class _Trust:
    """What pyHanko says of one seal."""

    intact: bool
    valid: bool
    trusted: bool
    indication: AdESSubIndic | None
    since: datetime | None
    """When the seal is proven to have been there; None when only its own word says so."""


def report_on(pdf: bytes, roots: bytes, crls: list[bytes], moment: datetime) -> SealReport:
    """Judges in this process; raises nearly anything for hostile bytes, or does not end."""
    reader = PdfFileReader(BytesIO(pdf), decode_limits=_DECODING)
    found = enumerate_sig_fields(reader, filled_status=True)
    fields = list(islice(found, MAX_SIGNATURES + 1))
    if len(fields) > MAX_SIGNATURES:
        return SealReport(signatures=len(fields), problems=(SealProblem.SEVERAL_SEALS,))
    stamps = reader.embedded_timestamp_signatures
    signatures = len(fields) - len(stamps)
    seals = reader.embedded_regular_signatures
    if not seals:
        return SealReport(signatures=signatures, problems=(SealProblem.NO_SEAL,))
    grounds = _Grounds(
        roots=list(load_certs_from_pemder_data(roots)),
        crls=[crl.CertificateList.load(content) for content in crls],
        moment=moment,
    )
    judge = _trust_by_evidence if stamps else _trust_today
    trust = asyncio.run(judge(seals[0], grounds))
    return _judged(pdf, seals[0], stamps, trust, signatures, moment)


async def _trust_today(seal: EmbeddedPdfSignature, grounds: _Grounds) -> _Trust:
    """Without a time stamp only this moment is known."""
    context = ValidationContext(
        trust_roots=list(grounds.roots),
        crls=list(grounds.crls),
        moment=grounds.moment,
        allow_fetching=False,
        revinfo_policy=_REVOCATION,
    )
    # Changes after the seal are not weighed: any is refused, since it must cover the whole file.
    status = await async_validate_pdf_signature(seal, context, skip_diff=True)
    return _Trust(
        intact=status.intact,
        valid=status.valid,
        trusted=status.trusted,
        indication=status.trust_problem_indic,
        since=None,
    )


async def _trust_by_evidence(seal: EmbeddedPdfSignature, grounds: _Grounds) -> _Trust:
    """ETSI EN 319 102-1, 5.6.3: the chain of time stamps says when, the evidence what was then."""
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build(trust_roots=list(grounds.roots)),
        revinfo_policy=_REVOCATION,
    )
    specification = SignatureValidationSpec(
        cert_validation_policy=policy,
        revinfo_gathering_policy=RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY),
        local_knowledge=LocalKnowledge(known_crls=[CRLContainer(each) for each in grounds.crls]),
    )
    seal.compute_integrity_info(_ONLY_EVIDENCE)
    result = await ades_lta_validation(
        seal,
        PdfSignatureValidationSpec(specification, diff_policy=_ONLY_EVIDENCE),
        timing_info=ValidationTimingInfo(
            validation_time=grounds.moment,
            best_signature_time=grounds.moment,
            point_in_time_validation=True,
        ),
    )
    status = result.api_status
    assert isinstance(status, PdfSignatureStatus)
    return _Trust(
        intact=status.intact,
        valid=status.valid,
        trusted=result.ades_subindic is AdESPassed.OK,
        indication=result.ades_subindic,
        since=result.oldest_evidence_record_timestamp,
    )


def _judged(
    pdf: bytes,
    seal: EmbeddedPdfSignature,
    stamps: Sequence[EmbeddedPdfSignature],
    trust: _Trust,
    signatures: int,
    moment: datetime,
) -> SealReport:
    certificate: x509.Certificate = seal.signer_cert
    level = _level(seal)
    last = max((seal, *stamps), key=lambda each: each.signed_revision)
    hides = any(_hides_bytes(each) for each in (seal, *stamps))
    certifies = _certifies(seal)
    problems = {
        SealProblem.SEVERAL_SEALS: signatures != 1,
        SealProblem.CONTENT_CHANGED: not (trust.intact and all(map(_stamps_this, stamps))),
        SealProblem.SIGNATURE_INVALID: not trust.valid,
        SealProblem.ADDED_AFTERWARDS: not (
            _covers_whole_file(pdf, last) and _adds_only_evidence(seal, stamps)
        ),
        SealProblem.HIDDEN_BYTES: hides,
        SealProblem.NOT_PADES: level is SealLevel.NONE or not _says_only_what_it_must(pdf, seal),
        SealProblem.NOT_CERTIFIED: not certifies,
        SealProblem.TIME_UNPROVEN: bool(stamps) and trust.since is None,
    }
    found = [problem for problem, present in problems.items() if present]
    # With a time stamp that proves nothing, nothing is known of the certificate at its time.
    if (
        not trust.trusted
        and trust.intact
        and trust.valid
        and SealProblem.TIME_UNPROVEN not in found
    ):
        found.append(_trust_problem(trust.indication, certificate, trust.since or moment))
    unchanged = SealProblem.ADDED_AFTERWARDS not in found
    return SealReport(
        signatures=signatures,
        intact=trust.intact,
        valid=trust.valid,
        trusted=trust.trusted,
        covers_whole_document=unchanged and not hides,
        docmdp_ok=certifies and unchanged and trust.intact,
        signer_common_name=common_name(certificate),
        signer_fingerprint=certificate.sha256.hex(),
        signed_at=_aware(seal.self_reported_timestamp),
        proven_at=trust.since,
        level=level,
        problems=tuple(found),
    )


def _stamps_this(stamp: EmbeddedPdfSignature) -> bool:
    """Whether the token is about these very bytes."""
    signed: Any = stamp.signed_data
    token = signed["encap_content_info"]["content"]
    return token.parsed["message_imprint"]["hashed_message"].native == stamp.compute_digest()


def _adds_only_evidence(seal: EmbeddedPdfSignature, stamps: Sequence[EmbeddedPdfSignature]) -> bool:
    """Whether everything after the seal is time stamps and what proves it.

    Each signature must cover its revision without a gap, and no revision may change anything that
    can be seen: neither pages nor fields, neither metadata nor attachments.
    """
    if not stamps:
        return True
    complete = all(
        each.evaluate_signature_coverage() >= SignatureCoverageLevel.ENTIRE_REVISION
        for each in (seal, *stamps)
    )
    changes = seal.diff_result
    return (
        complete
        and isinstance(changes, DiffResult)
        and changes.modification_level <= ModificationLevel.LTA_UPDATES
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


def _says_only_what_it_must(pdf: bytes, seal: EmbeddedPdfSignature) -> bool:
    """Whether the parts of the signature that nothing signs are what we write there.

    A remark in them would travel under our seal. What stays is the twin (r, n-s) of an ECDSA
    signature, which is as right as the one that was made.
    """
    declared: Any = seal.byte_range
    digits = pdf[int(declared[1]) + 1 : int(declared[2]) - 1]
    content: Any = cms.ContentInfo.load(seal.pkcs7_content)["content"]
    signer = content["signer_infos"][0]
    remarks = [each["type"].native for each in signer["unsigned_attrs"]]
    certificates = [each.dump() for each in content["certificates"]]
    return (
        digits == digits.upper()
        and content["version"].native == signer["version"].native == "v1"
        and remarks in ([], ["signature_time_stamp_token"])
        and len(set(certificates)) == len(certificates)
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
