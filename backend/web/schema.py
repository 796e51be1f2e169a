"""The portal's schema, assembled from the root classes that the contexts offer."""

import strawberry
from graphql import DocumentNode, GraphQLError, specified_rules
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import validate_document
from strawberry.types import ExecutionContext

from backend.archive.graphql import ArchiveQueries
from backend.catalogue.graphql import CatalogueQueries
from backend.foundation.graphql.scalars import SCALARS
from backend.identity.graphql import IdentityMutations, IdentityQueries
from backend.notices.graphql import NoticeMutations, NoticeQueries
from backend.proofs.graphql.root import ProofMutations, ProofQueries
from backend.regions.graphql import RegionQueries
from backend.seals.graphql import SealMutations, SealQueries
from backend.verification.graphql import VerificationMutations, VerificationQueries
from backend.web.prepared import LimitsUnlessPrepared


@strawberry.type(description="Everything that reads.")
class Query(
    IdentityQueries,
    RegionQueries,
    CatalogueQueries,
    ProofQueries,
    ArchiveQueries,
    NoticeQueries,
    VerificationQueries,
    SealQueries,
):
    """The root of all reads."""


@strawberry.type(description="Everything that changes something, or must be recorded.")
class Mutation(
    IdentityMutations,
    ProofMutations,
    VerificationMutations,
    NoticeMutations,
    SealMutations,
):
    """The root of all verbs."""


class PortalSchema(strawberry.Schema):
    """A schema that leaves logging to the endpoint."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Logs nothing: strawberry would log what callers typed, with the document around it."""
        del errors, execution_context

    def faults_of(self, document: DocumentNode) -> list[GraphQLError]:
        """What would keep the document from being executed, whatever its variables are."""
        return validate_document(self._schema, document, tuple(specified_rules))


portal = PortalSchema(
    query=Query,
    mutation=Mutation,
    extensions=[LimitsUnlessPrepared],
    config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
)
