"""Whether an issued proof holds today, and why it does not: one rule for everybody who asks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import db
from backend.foundation.clock import CHINA
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof


class Standing(StrEnum):
    """How an issued proof stands (有效, 存疑, 撤销, 更正, 失效)."""

    VALID = "valid"
    DOUBTED = "doubted"
    """Its seal was made when the key was not trusted any more. Nobody should rely on it until the
    committee has confirmed it or issued another one."""
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"


class ReasonCode(StrEnum):
    """Why a proof no longer holds. The first five are proofs.models.RevokeReason."""

    FACTS_WRONG = "facts_wrong"
    ISSUED_BY_MISTAKE = "issued_by_mistake"
    SEAL_COMPROMISED = "seal_compromised"
    HOLDER_ASKED = "holder_asked"
    OTHER = "other"
    CORRECTED = "corrected"
    PAST_LAST_DAY = "past_last_day"
    SEAL_IN_DOUBT = "seal_in_doubt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why, and since when: the day of the revocation, correction or doubt, or the last valid day.

    `number` is the corrected proof's, for CORRECTED only.
    """

    code: ReasonCode
    on: date
    number: str | None = None


_STANDINGS = {
    ProofState.ISSUED: Standing.VALID,
    ProofState.REVOKED: Standing.REVOKED,
    ProofState.SUPERSEDED: Standing.SUPERSEDED,
    ProofState.EXPIRED: Standing.EXPIRED,
}

PUBLIC_STATES = tuple(_STANDINGS)
"""Others may know of a proof from its issue on; before that there is no paper to ask about."""


ENDING = """
LEFT JOIN LATERAL (
    SELECT step.reason, step.at, NULL AS number
    FROM proof_step AS step
    WHERE proof.state = 'revoked' AND step.proof_id = proof.id AND step.verb = 'revoke'
    UNION ALL (
        SELECT 'corrected', issue.at, snapshot.number
        FROM proof AS version
        JOIN proof_step AS issue ON issue.proof_id = version.id AND issue.verb = 'issue'
        JOIN proof_snapshot AS snapshot ON snapshot.proof_id = version.id
        WHERE proof.state = 'superseded' AND version.corrects_id = proof.id
        ORDER BY issue.at
        LIMIT 1
    )
    UNION ALL
    SELECT 'seal_in_doubt', proof.doubted_at, NULL
    WHERE proof.state = 'issued' AND proof.doubted_at IS NOT NULL
) AS ending (ending_reason, ending_at, ending_number) ON true
"""
"""Joins to the rows of `proof` why and when each was ended or doubted, for reason_of_ending.

Of several corrected versions the first that was issued took the old one's place.
"""

_ENDINGS = f"""
SELECT proof.id, ending_reason, ending_at, ending_number FROM proof {ENDING}
WHERE proof.id = ANY($1)
"""  # noqa: S608 -- nothing from outside is in it


def standing_of(
    state: ProofState, valid_until: date | None, today: date, *, doubted: bool
) -> Standing | None:
    """How a proof stands on the day `today`; None for one that was never issued.

    It is valid on its last day and not after it. What ended it comes before a doubt.
    """
    standing = _STANDINGS.get(state)
    if standing is not Standing.VALID:
        return standing
    # The nightly job that ends a proof may be late; the paper's own date is not.
    if valid_until is not None and valid_until < today:
        return Standing.EXPIRED
    return Standing.DOUBTED if doubted else Standing.VALID


def standing_of_row(proof: Proof, today: date) -> Standing | None:
    """The same, of a row."""
    doubted = proof.doubted_at is not None
    return standing_of(proof.state, proof.valid_until, today, doubted=doubted)


def standing_of_issued(proof: Proof, today: date) -> Standing:
    """How a proof stands of which is known that it was issued."""
    standing = standing_of_row(proof, today)
    assert standing is not None, "it was issued"
    return standing


def rows_that(standing: Standing, today: date, *, path: str = "") -> Q:
    """The rows of which `standing_of` says `standing`; `path` leads to the proof: `proof__`."""
    state, last_day = f"{path}state", f"{path}valid_until"
    issued = _where(state, ProofState.ISSUED)
    in_time = issued & (_where(last_day, None) | _where(f"{last_day}__gte", today))
    match standing:
        case Standing.VALID:
            return in_time & _where(f"{path}doubted_at__isnull", True)
        case Standing.DOUBTED:
            return in_time & _where(f"{path}doubted_at__isnull", False)
        case Standing.EXPIRED:
            late = issued & _where(f"{last_day}__lt", today)
            return _where(state, ProofState.EXPIRED) | late
        case Standing.REVOKED:
            return _where(state, ProofState.REVOKED)
        case Standing.SUPERSEDED:
            return _where(state, ProofState.SUPERSEDED)


async def reasons_of(proofs: Iterable[Proof], today: date) -> Mapping[UUID, Reason]:
    """Why each of them does not hold, by id; nothing for those that do.

    At most one statement, however many proofs. The desk's own words stay inside.
    """
    by_standing: dict[Standing | None, list[Proof]] = {}
    for proof in proofs:
        standing = standing_of_row(proof, today)
        by_standing.setdefault(standing, []).append(proof)
    ended = [
        proof
        for standing in (Standing.REVOKED, Standing.SUPERSEDED, Standing.DOUBTED)
        for proof in by_standing.get(standing, [])
    ]
    return await _endings(ended) | _ends(by_standing.get(Standing.EXPIRED, []))


def reason_of_ending(row: Mapping[str, Any]) -> Reason | None:
    """What the columns of ENDING say; None for a proof that nobody ended or doubts."""
    if row["ending_reason"] is None:
        return None
    return Reason(
        code=ReasonCode(row["ending_reason"]),
        on=row["ending_at"].astimezone(CHINA).date(),
        number=row["ending_number"],
    )


async def _endings(proofs: Sequence[Proof]) -> dict[UUID, Reason]:
    if not proofs:
        return {}
    rows = await db.connection().execute_query_dict(_ENDINGS, [[proof.id for proof in proofs]])
    return {row["id"]: reason for row in rows if (reason := reason_of_ending(row))}


def _ends(proofs: Sequence[Proof]) -> dict[UUID, Reason]:
    return {
        proof.id: Reason(code=ReasonCode.PAST_LAST_DAY, on=proof.valid_until)
        for proof in proofs
        if proof.valid_until is not None
    }


def _where(column: str, value: object) -> Q:
    condition: dict[str, Any] = {column: value}
    return Q(**condition)
