"""The closed sets of proofs as GraphQL enums, described once and imported by types and inputs."""

import strawberry

from backend.proofs.actions.recusing import RecusalReason
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import (
    Evidence,
    RejectReason,
    Relation,
    RevokeReason,
    SendBackReason,
)
from backend.proofs.worklist import Stage

__all__ = [
    "Evidence",
    "ProofState",
    "RecusalReason",
    "RejectReason",
    "Relation",
    "RevokeReason",
    "SendBackReason",
    "Stage",
]

strawberry.enum(ProofState, description="Where a proof stands.")
strawberry.enum(Relation, description="Who the proof is about 代办关系.")
strawberry.enum(Evidence, description="What knowledge rests on 核实方式.")
strawberry.enum(SendBackReason, description="Why it came back 退回原因.")
strawberry.enum(RejectReason, description="Why it was refused 不予出具原因.")
strawberry.enum(RevokeReason, description="Why it was revoked 撤销原因.")
strawberry.enum(RecusalReason, description="Why somebody steps out of a case 回避事由.")
strawberry.enum(Stage, description="A tab of the worklist.")
