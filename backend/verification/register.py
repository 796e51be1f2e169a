"""Writing a check into the register, and for its owner into the looks at the paper: as one."""

from backend.disclosures import actions as disclosures
from backend.disclosures.look import Look
from backend.foundation import db
from backend.verification.models import VerificationRecord

_RECORD = """
INSERT INTO verification_record (id, at, method, asked, outcome, proof_id, source, actor_kind)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""


async def write(record: VerificationRecord, look: Look | None) -> None:
    """One statement, in the transaction of the check; the look is at the record's proof."""
    statement = _RECORD
    values = [
        record.id,
        record.at,
        record.method.value,
        record.asked,
        record.outcome.value,
        record.proof_id,
        record.source,
        record.actor_kind,
    ]
    if look is not None and record.proof_id is not None:
        looking, of_look = disclosures.recording([record.proof_id], look, after=len(values))
        statement = f"WITH {looking} {_RECORD}"
        values += of_look
    await db.connection().execute_query(statement, values)
