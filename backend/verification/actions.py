"""The two ways to check a paper. Each check that gets an answer is recorded."""

import re

from tortoise.queryset import QuerySet

from backend.foundation import clock, codes, db
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Citizen, Official, Visitor
from backend.proofs.models import Proof
from backend.verification import access, answers, verdicts
from backend.verification.answers import Verification
from backend.verification.models import (
    VerificationMethod,
    VerificationOutcome,
    VerificationRecord,
)

_SHA256 = re.compile("[0-9a-f]{64}")
_ACTOR_KINDS = {Anonymous: "anonymous", Citizen: "citizen", Official: "official"}


async def verify_code(services: Services, viewer: Visitor, code: str) -> Verification:
    """Checks the code printed on a paper.

    Raises CODE_INVALID for what cannot be a code, TOO_MANY_ATTEMPTS beyond the limit of the
    viewer's source. A code never given out and one of a proof not issued yet are both unknown.
    """
    plain = codes.normalise(code, field="code")
    asked = services.vault.index(plain, kind="verification_code")
    return await _check(
        services, viewer, VerificationMethod.CODE, asked, access.issued_with_code(plain)
    )


async def verify_file(services: Services, viewer: Visitor, sha256: str) -> Verification:
    """Checks a file by the hash of its bytes: one changed byte makes it unknown.

    Raises HASH_INVALID, or TOO_MANY_ATTEMPTS as verify_code does.
    """
    asked = sha256.strip().lower()
    if not _SHA256.fullmatch(asked):
        raise Problem(ProblemCode.HASH_INVALID, field="sha256")
    return await _check(
        services, viewer, VerificationMethod.FILE, asked, access.issued_as_file(asked)
    )


async def _check(
    services: Services,
    viewer: Visitor,
    method: VerificationMethod,
    asked: str,
    rows: QuerySet[Proof],
) -> Verification:
    async with transaction():
        # Parallel checks of one source wait here, so that they cannot pass the limit together.
        await db.serialise(f"verification {viewer.source}")
        await access.refuse_too_many(viewer.source)
        proof = await rows.get_or_none()
        record = await _record(viewer, method, asked, proof)
    return await _answer(services, record, proof)


async def _record(
    viewer: Visitor, method: VerificationMethod, asked: str, proof: Proof | None
) -> VerificationRecord:
    outcome = VerificationOutcome.UNKNOWN
    if proof is not None:
        outcome = verdicts.outcome_of(proof.state, proof.valid_until, clock.today())
    return await VerificationRecord.create(
        at=clock.now(),
        method=method,
        asked=asked,
        outcome=outcome,
        proof_id=proof and proof.id,
        source=viewer.source,
        actor_kind=_ACTOR_KINDS[type(viewer)],
    )


async def _answer(
    services: Services, record: VerificationRecord, proof: Proof | None
) -> Verification:
    return Verification(
        outcome=record.outcome,
        method=record.method,
        checked_at=record.at,
        reasons=() if proof is None else await answers.reasons_of(proof, record.outcome),
        paper=None if proof is None else await answers.paper_of(services.vault, proof.id),
    )
