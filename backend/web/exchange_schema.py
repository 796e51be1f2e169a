"""The departments' schema: a contract, to which things are only ever added."""

import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.name_converter import NameConverter
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.enum import StrawberryEnumDefinition

from backend.exchange.graphql.root import ExchangeMutations, ExchangeQueries
from backend.foundation.graphql.limits import DocumentLimits, Limits
from backend.foundation.graphql.scalars import SCALARS
from backend.web.schema import QuietSchema

LIMITS = Limits(
    # The longest of docs/exchange/operations has 92 tokens; the question for the schema has 200.
    tokens=400,
    # The deepest reaches 6: papers, edges, node, issuer, name.
    depth=8,
    aliases=15,
    # An answer is evidence: nobody needs many of them under one hash of a request.
    root_fields=3,
    definitions=10,
    # Half more than the largest, a hundred papers of a resident with all their fields: 3,501.
    cost=5_252,
    lists=frozenset({"proofs"}),
)


_RELEASED = {
    "AnswerEvidence": "Evidence",
    "PaperOutcome": "VerificationOutcome",
    "PaperReasonCode": "VerificationReasonCode",
    "PaperSubjectInput": "SubjectInput",
}


class ReleasedNames(NameConverter):
    """Types under the names that departments know: on the portal those mean something else."""

    def from_object(self, object_type: StrawberryObjectDefinition) -> str:
        """The released name of a type or an input."""
        name = super().from_object(object_type)
        return _RELEASED.get(name, name)

    def from_enum(self, enum: StrawberryEnumDefinition) -> str:
        """The released name of an enum."""
        return _RELEASED.get(enum.name, enum.name)


class ExchangeLimits(DocumentLimits):
    """What one document of a department may ask."""

    limits = LIMITS


@strawberry.type(description="Everything that reads. What is personal is kept as evidence.")
class Query(ExchangeQueries):
    """The root of all reads."""


@strawberry.type(description="Everything that asks somebody, or makes a file.")
class Mutation(ExchangeMutations):
    """The root of all verbs."""


exchange = QuietSchema(
    query=Query,
    mutation=Mutation,
    extensions=[ExchangeLimits],
    config=StrawberryConfig(scalar_map=SCALARS, name_converter=ReleasedNames()),
)
