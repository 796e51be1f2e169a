"""Finding the paper that somebody brings: one statement, whatever it is and became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from backend.foundation import db
from backend.foundation.sealing.report import SealLevel
from backend.proofs import standing
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind
from backend.verification.models import VerificationMethod


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """What somebody has of a paper: its normalised code, or the hash of its file."""

    method: VerificationMethod
    mark: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Copied:
    """The annotated copy that was brought instead of the proof; `source_id` is its ground.

    `doubted_since` is when the key of its own seal came into doubt; None for all others.
    """

    recipient: str
    purpose: str
    valid_until: date
    source_id: UUID
    doubted_since: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """An issued proof as the ledger has it. `content` is the frozen one, encrypted."""

    proof_id: UUID
    state: ProofState
    doubted: bool
    valid_until: date | None
    content: bytes
    seal_level: SealLevel
    ending: standing.Reason | None
    copy: Copied | None


# The file before sealing is no proof, and no copy. No mark is both a proof's and a copy's: codes
# are random, and a copy says that it is one.
_BY_FILE = f"""
SELECT proof_id, NULL::uuid AS copy_id FROM proof_file
WHERE sha256 = $1 AND kind = '{FileKind.SEALED.value}'
UNION ALL SELECT copy.proof_id, copy.id FROM copy_file AS file
    JOIN annotated_copy AS copy ON copy.id = file.copy_id WHERE file.sha256 = $1
UNION ALL SELECT proof_id, id FROM annotated_copy AS copy WHERE sha256 = $1
    AND NOT EXISTS (SELECT FROM copy_file WHERE copy_id = copy.id)
"""  # noqa: S608 -- nothing from outside is in it
_BY_CODE = """
SELECT proof_id, NULL::uuid AS copy_id FROM proof_snapshot WHERE code = $1
UNION ALL SELECT proof_id, id FROM annotated_copy WHERE code = $1
"""
_STATES = ", ".join(f"'{state.value}'" for state in standing.PUBLIC_STATES)


def statement(brought: Brought) -> str:
    """Selects at most one row, for found_in; its only value, $1, is the mark."""
    by = _BY_FILE if brought.method is VerificationMethod.FILE else _BY_CODE
    return f"""
SELECT proof.id AS proof_id, proof.state, proof.valid_until,
    proof.doubted_at IS NOT NULL AS doubted, snapshot.content, file.seal_level,
    copy.recipient, copy.purpose, copy.valid_until AS copy_until, copy.source_id,
    lost.compromised_since AS copy_doubted_since,
    ending_reason, ending_at, ending_number
FROM ({by}) AS brought
JOIN proof ON proof.id = brought.proof_id AND proof.state IN ({_STATES})
JOIN proof_snapshot AS snapshot ON snapshot.proof_id = proof.id
JOIN LATERAL (SELECT seal_level FROM proof_file WHERE proof_file.proof_id = proof.id
    AND kind = '{FileKind.SEALED.value}' ORDER BY revision DESC LIMIT 1) AS file ON true
LEFT JOIN annotated_copy AS copy ON copy.id = brought.copy_id
LEFT JOIN seal_use AS used ON used.document_id = copy.id
LEFT JOIN seal AS lost ON lost.id = used.seal_id AND used.at >= lost.compromised_since
{standing.ENDING}
LIMIT 1
"""  # noqa: S608 -- nothing from outside is in it


async def find(brought: Brought) -> Found | None:
    """The paper, if the ledger knows it and strangers may know of it."""
    rows = await db.connection().execute_query_dict(statement(brought), [brought.mark])
    return found_in(rows[0]) if rows else None


def found_in(row: Mapping[str, Any]) -> Found | None:
    """What the columns of `statement` say; None where an outer join has left them empty."""
    if row["proof_id"] is None:
        return None
    return Found(
        proof_id=row["proof_id"],
        state=ProofState(row["state"]),
        doubted=row["doubted"],
        valid_until=row["valid_until"],
        content=row["content"],
        seal_level=SealLevel(row["seal_level"] or SealLevel.B_B),
        ending=standing.reason_of_ending(row),
        copy=_copied(row),
    )


def _copied(row: Mapping[str, Any]) -> Copied | None:
    if row["copy_until"] is None:
        return None
    return Copied(
        recipient=row["recipient"],
        purpose=row["purpose"],
        valid_until=row["copy_until"],
        source_id=row["source_id"],
        doubted_since=row["copy_doubted_since"],
    )
