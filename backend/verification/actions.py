"""The ways to check a paper. Each check that gets an answer is recorded."""

import asyncio
import hashlib
import re
from typing import BinaryIO

from backend.disclosures.look import Look
from backend.disclosures.models import DisclosedField, Door
from backend.foundation import asking, clock, codes
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Citizen, Official, Visitor
from backend.verification import access, answers, explaining, ledger, register, verdicts
from backend.verification.answers import Verification
from backend.verification.ledger import Brought, Found
from backend.verification.models import (
    VerificationMethod,
    VerificationOutcome,
    VerificationRecord,
)
from backend.verification.reasons import NOTHING, Finding

_SHA256 = re.compile("[0-9a-f]{64}")
_ACTOR_KINDS = {Anonymous: "anonymous", Citizen: "citizen", Official: "official"}
_SEEN = frozenset(
    {
        DisclosedField.STATUS,
        DisclosedField.TITLE,
        DisclosedField.NUMBER,
        DisclosedField.ISSUER,
        DisclosedField.DATES,
        DisclosedField.PURPOSE,
        DisclosedField.MASKED_SUBJECT,
    }
)
"""What answers.Paper shows of a proof."""


@asking.as_the_portal("verification")
async def verify_code(
    services: Services,
    viewer: Visitor,
    code: str,
    *,
    method: VerificationMethod = VerificationMethod.CODE,
) -> Verification:
    """Checks the code printed on a paper.

    Raises CODE_INVALID for what cannot be a code, TOO_MANY_ATTEMPTS beyond the limits of access.
    A code never given out and one of a proof not issued yet are both unknown.
    """
    plain = codes.normalise(code, field="code")
    asked = services.vault.index(plain, kind="verification_code")
    return await _check(services, viewer, Brought(method=method, mark=plain), asked)


@asking.as_the_portal("verification")
async def verify_file(services: Services, viewer: Visitor, sha256: str) -> Verification:
    """Checks a file by the hash of its bytes: one changed byte makes it unknown.

    Raises HASH_INVALID, or TOO_MANY_ATTEMPTS as verify_code does.
    """
    asked = sha256.strip().lower()
    if not _SHA256.fullmatch(asked):
        raise Problem(ProblemCode.HASH_INVALID, field="sha256")
    return await _check(services, viewer, _file(asked), asked)


@asking.as_the_portal("verification")
async def verify_upload(services: Services, viewer: Visitor, file: BinaryIO) -> Verification:
    """Checks an open file: by its bytes, else by the QR code it shows, else explains what it is.

    The file has a descriptor and at most attaching.MAX_SIZE bytes. Raises TOO_MANY_ATTEMPTS
    beyond the limits of access, and VERIFICATION_BUSY while too many files are looked at.
    """
    asked = await asyncio.to_thread(_sha256_of, file)
    if await ledger.find(_file(asked)) is not None:
        return await _check(services, viewer, _file(asked), asked)
    await access.refuse_inspections(viewer.source)
    with services.intake.examined.taken(viewer.source):
        explained = await explaining.explain(services, file)
    if isinstance(explained, Finding):
        return await _check(services, viewer, _file(asked), asked, explained)
    return await verify_code(services, viewer, explained, method=VerificationMethod.PICTURE)


async def _check(
    services: Services,
    viewer: Visitor,
    brought: Brought,
    asked: str,
    otherwise: Finding = NOTHING,
) -> Verification:
    """Two statements, whatever it finds: finding, recording."""
    # Parallel checks of one source wait here, so that they cannot pass the limit together.
    async with transaction(alone=f"verification {viewer.source}"):
        found = await access.find(brought, viewer.source, asked)
        record = VerificationRecord(
            at=clock.now(),
            method=brought.method,
            asked=asked,
            outcome=otherwise.outcome if found is None else _outcome_of(found),
            proof_id=found and found.proof_id,
            source=viewer.source,
            actor_kind=_ACTOR_KINDS[type(viewer)],
        )
        await register.write(record, found and _look(viewer, record, found))
    if found is None:
        return answers.of_stranger(record, otherwise)
    return answers.of_proof(services.vault, record, found)


def _outcome_of(found: Found) -> VerificationOutcome:
    return verdicts.outcome_of(
        found.state,
        found.valid_until,
        clock.today(),
        doubted=found.doubted,
        copy_until=found.copy and found.copy.valid_until,
        copy_doubted=found.copy is not None and found.copy.doubted_since is not None,
    )


def _look(viewer: Visitor, record: VerificationRecord, found: Found) -> Look:
    """Staff are named by their organisation; whoever acts for herself stays unnamed."""
    official = viewer if isinstance(viewer, Official) else None
    return Look(
        door=Door.CHECK,
        fields=_SEEN,
        organisation_id=official and official.organisation_id,
        person_id=official and official.person_id,
        # Of a copy its ground is told: the owner sees which of her shares goes round.
        source_id=found.copy.source_id if found.copy else record.id,
    )


def _file(sha256: str) -> Brought:
    return Brought(method=VerificationMethod.FILE, mark=sha256)


def _sha256_of(file: BinaryIO) -> str:
    file.seek(0)
    hashed = hashlib.sha256()
    while chunk := file.read(1_000_000):
        hashed.update(chunk)
    return hashed.hexdigest()
