"""Everything that may be asked and done about proofs, for the portal's schema."""

import strawberry

from backend.proofs.graphql.desk import DeskMutations, DeskQueries
from backend.proofs.graphql.guidance import CaseGuidanceMutations, CaseGuidanceQueries
from backend.proofs.graphql.resident import ResidentMutations, ResidentQueries


@strawberry.type
class ProofQueries(ResidentQueries, DeskQueries, CaseGuidanceQueries):
    """Reading proofs."""


@strawberry.type
class ProofMutations(ResidentMutations, DeskMutations, CaseGuidanceMutations):
    """Every verb that a person can use on a proof."""
