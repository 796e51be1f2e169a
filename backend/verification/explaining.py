"""What a file is that the ledger does not know. Only seal and QR code count, never its text."""

import asyncio
from typing import BinaryIO

from backend.foundation import clock
from backend.foundation.intake.kinds import HEAD_BYTES, Kind, kind_of
from backend.foundation.intake.verdict import FileRefused, Refusal
from backend.foundation.sealing.inspector import InspectionFailed
from backend.foundation.sealing.report import SealReport
from backend.foundation.services import Services
from backend.seals import queries as seals
from backend.seals.models import Seal
from backend.verification import verdicts
from backend.verification.addresses import code_in, is_own
from backend.verification.models import VerificationOutcome
from backend.verification.reasons import Finding, ReasonCode, Signer, SignerStanding

_UNKNOWN_KIND = Finding(outcome=VerificationOutcome.UNKNOWN, reasons=(ReasonCode.OTHER_KIND,))
_FOREIGN_CODE = Finding(outcome=VerificationOutcome.FOREIGN, reasons=(ReasonCode.FOREIGN_QR_CODE,))


async def explain(services: Services, file: BinaryIO) -> str | Finding:
    """The verification code that a picture shows, or what can be said of the file itself.

    Whatever the bytes are, it ends within the limits of the processes that look at them. Raises
    OSError when a revocation list cannot be read.
    """
    file.seek(0)
    match kind_of(file.read(HEAD_BYTES)):
        case None | Kind.XLSX:
            return _UNKNOWN_KIND
        case Kind.PDF:
            return await _explain_paper(services, file)
        case _:
            return await _explain_picture(services, file)


async def _explain_picture(services: Services, file: BinaryIO) -> str | Finding:
    try:
        texts = await services.intake.read_codes(file)
    except FileRefused as refused:
        pixels = refused.refusal is Refusal.PIXELS
        return _unreadable(ReasonCode.TOO_MANY_PIXELS if pixels else ReasonCode.DAMAGED)
    if not texts:
        return _unreadable(ReasonCode.NO_QR_CODE)
    own = {code for text in texts if (code := code_in(text, services.public_url))}
    if len(own) > 1:
        return _unreadable(ReasonCode.SEVERAL_QR_CODES)
    # Beside our own code a paper may show others, say of the office that received it.
    if own:
        return own.pop()
    if all(is_own(text, services.public_url) for text in texts):
        return _unreadable(ReasonCode.OTHER_QR_CODE)
    return _FOREIGN_CODE


async def _explain_paper(services: Services, file: BinaryIO) -> Finding:
    file.seek(0)
    pdf = await asyncio.to_thread(file.read)
    try:
        report = await services.inspector.inspect(pdf)
    except InspectionFailed:
        return _unreadable(ReasonCode.DAMAGED)
    seal = await _seal_on_record(report)
    signer = _signer_of(report, seal)
    standing = SignerStanding.UNKNOWN if signer is None else signer.standing
    reasons = verdicts.reasons_of_file(report, standing)
    # Of an unsound seal enough is said, and said more to the point.
    if seal is not None and not report.problems:
        today = clock.today()
        stopped = verdicts.reason_of_seal(seal.state, seal.valid_from, seal.valid_to, today)
        reasons += () if stopped is None else (stopped,)
    return Finding(
        outcome=verdicts.outcome_of_file(report, standing), reasons=reasons, signer=signer
    )


async def _seal_on_record(report: SealReport) -> Seal | None:
    # Anybody can put a certificate into a file; only its key makes a signature that fits it.
    if not report.valid or report.signer_fingerprint is None:
        return None
    return await seals.seal_with_certificate(report.signer_fingerprint)


def _signer_of(report: SealReport, seal: Seal | None) -> Signer | None:
    """Whose seal it is; None for a file without one. A name in the file is no evidence."""
    if report.signatures == 0:
        return None
    if seal is not None:
        return Signer(
            standing=SignerStanding.ON_RECORD,
            name=seal.name,
            valid_from=seal.valid_from,
            valid_until=seal.valid_to,
        )
    trusted = report.valid and report.trusted
    return Signer(standing=SignerStanding.TRUSTED if trusted else SignerStanding.UNKNOWN)


def _unreadable(reason: ReasonCode) -> Finding:
    return Finding(outcome=VerificationOutcome.UNREADABLE, reasons=(reason,))
