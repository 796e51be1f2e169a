"""What the departments' door offers: to machines, and to people on the portal."""

import strawberry

from backend.exchange.graphql.applying import ApplyingMutations, ApplyingQueries
from backend.exchange.graphql.consenting import ConsentingMutations, ConsentingQueries
from backend.exchange.graphql.console import ConsoleMutations, ConsoleQueries
from backend.exchange.graphql.granting import GrantingMutations, GrantingQueries
from backend.exchange.graphql.operator import OperatorMutations, OperatorQueries
from backend.exchange.graphql.pulling import PullingMutations, PullingQueries
from backend.exchange.graphql.resident import ResidentConsentMutations, ResidentConsentQueries
from backend.exchange.graphql.verifying import VerifyingQueries


@strawberry.type
class ExchangeQueries(VerifyingQueries, ConsentingQueries, PullingQueries):
    """Reading, for systems of departments."""


@strawberry.type
class ExchangeMutations(ConsentingMutations, PullingMutations):
    """The verbs of systems of departments."""


@strawberry.type
class ExchangeDeskQueries(
    OperatorQueries, GrantingQueries, ApplyingQueries, ConsoleQueries, ResidentConsentQueries
):
    """Reading, for people on the portal."""


@strawberry.type
class ExchangeDeskMutations(
    OperatorMutations,
    GrantingMutations,
    ApplyingMutations,
    ConsoleMutations,
    ResidentConsentMutations,
):
    """The verbs of people on the portal."""
