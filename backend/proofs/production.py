"""What is decided and not issued yet, for whoever watches the portal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from backend.foundation import db
from backend.proofs.lifecycle import IN_PRODUCTION, ProofState
from backend.seals.troubles import Trouble

# A proof's last step is its newest line; only those few in production are looked up.
_UNDER_WAY = """
SELECT count(*) AS count, min(step.at) AS oldest FROM proof
CROSS JOIN LATERAL (SELECT max(at) AS at FROM proof_step WHERE proof_id = proof.id) AS step
WHERE proof.state = ANY($1::text[])
"""
_STUCK = """
SELECT trouble, count(*) AS count FROM proof WHERE state = ANY($1::text[]) GROUP BY trouble
"""
_FAILED = (ProofState.RENDER_FAILED, ProofState.SEAL_FAILED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Production:
    """Approved proofs without their paper."""

    under_way: int
    oldest: datetime | None
    """When the one came to its state that has been in it longest."""
    stuck: Mapping[Trouble, int]
    """Those that the desk was told about, by what holds them up."""


async def standing() -> Production:
    """How many there are."""
    connection = db.connection()
    (under_way,) = await connection.execute_query_dict(_UNDER_WAY, [sorted(IN_PRODUCTION)])
    stuck = await connection.execute_query_dict(_STUCK, [list(_FAILED)])
    return Production(
        under_way=under_way["count"],
        oldest=under_way["oldest"],
        stuck={Trouble(row["trouble"]): row["count"] for row in stuck if row["trouble"]},
    )
