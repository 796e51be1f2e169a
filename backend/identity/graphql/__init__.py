"""The face of identity for people."""

from backend.identity.graphql.helping import HelpingMutations, HelpingQueries
from backend.identity.graphql.root import IdentityMutations, IdentityQueries
from backend.identity.graphql.safety import SafetyMutations, SafetyQueries
from backend.identity.graphql.types import Done, DoneResult, Organisation

__all__ = [
    "Done",
    "DoneResult",
    "HelpingMutations",
    "HelpingQueries",
    "IdentityMutations",
    "IdentityQueries",
    "Organisation",
    "SafetyMutations",
    "SafetyQueries",
]
