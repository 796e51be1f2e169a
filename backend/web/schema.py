"""The portal's schema, assembled from the root classes that the contexts offer."""

import strawberry
from graphql import DocumentNode, GraphQLError, specified_rules
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import validate_document
from strawberry.types import ExecutionContext

from backend.archive.graphql.certificates import CertificateQueries
from backend.archive.graphql.commitments import CommitmentQueries
from backend.archive.graphql.items import ArchiveMutations, ArchiveQueries
from backend.archive.graphql.organisations import OrganisationArchiveQueries
from backend.catalogue.graphql import CatalogueQueries
from backend.changes.graphql.root import ChangeMutations, ChangeQueries
from backend.complaints.graphql.accused_root import AccusedMutations, AccusedQueries
from backend.complaints.graphql.cases_root import ComplaintCaseMutations, ComplaintCaseQueries
from backend.complaints.graphql.files_root import ComplaintFileMutations
from backend.complaints.graphql.filing_root import ComplainantMutations, ComplainantQueries
from backend.complaints.graphql.lead_root import ComplaintLeadMutations
from backend.disclosures.graphql import DisclosureQueries
from backend.exchange.graphql.root import ExchangeDeskMutations, ExchangeDeskQueries
from backend.foundation.graphql.scalars import SCALARS
from backend.guidance.graphql import GuidanceMutations, GuidanceQueries
from backend.identity.graphql import (
    HelpingMutations,
    HelpingQueries,
    IdentityMutations,
    IdentityQueries,
    SafetyMutations,
    SafetyQueries,
)
from backend.letters.graphql.root import LetterMutations, LetterQueries
from backend.notices.graphql import NoticeMutations, NoticeQueries
from backend.objections.graphql.root import ObjectionMutations, ObjectionQueries
from backend.oversight.graphql.root import OversightMutations, OversightQueries
from backend.proofs.graphql.root import ProofMutations, ProofQueries
from backend.proposals.graphql.root import ProposalMutations, ProposalQueries
from backend.ratings.graphql.root import RatingMutations, RatingQueries
from backend.regions.graphql import RegionQueries
from backend.registration.graphql.root import RegistrationMutations, RegistrationQueries
from backend.seals.graphql import SealMutations, SealQueries
from backend.seals.standing.graphql import StandingOrderMutations, StandingOrderQueries
from backend.sharing.graphql.root import SharingMutations, SharingQueries
from backend.verification.graphql import VerificationMutations, VerificationQueries
from backend.watch.graphql import WatchMutations, WatchQueries
from backend.web.prepared import LimitsUnlessPrepared


@strawberry.type(description="Everything that reads.")
class Query(
    IdentityQueries,
    SafetyQueries,
    HelpingQueries,
    RegionQueries,
    CatalogueQueries,
    RegistrationQueries,
    ChangeQueries,
    ComplainantQueries,
    GuidanceQueries,
    ProofQueries,
    ArchiveQueries,
    OrganisationArchiveQueries,
    CommitmentQueries,
    CertificateQueries,
    ObjectionQueries,
    ComplaintCaseQueries,
    AccusedQueries,
    LetterQueries,
    RatingQueries,
    OversightQueries,
    ProposalQueries,
    DisclosureQueries,
    NoticeQueries,
    VerificationQueries,
    SharingQueries,
    SealQueries,
    StandingOrderQueries,
    ExchangeDeskQueries,
    WatchQueries,
):
    """The root of all reads."""


@strawberry.type(description="Everything that changes something, or must be recorded.")
class Mutation(
    IdentityMutations,
    SafetyMutations,
    HelpingMutations,
    RegistrationMutations,
    ChangeMutations,
    ComplainantMutations,
    ProofMutations,
    VerificationMutations,
    ArchiveMutations,
    ObjectionMutations,
    ComplaintCaseMutations,
    ComplaintLeadMutations,
    ComplaintFileMutations,
    AccusedMutations,
    LetterMutations,
    RatingMutations,
    OversightMutations,
    ProposalMutations,
    SharingMutations,
    NoticeMutations,
    SealMutations,
    StandingOrderMutations,
    ExchangeDeskMutations,
    WatchMutations,
    GuidanceMutations,
):
    """The root of all verbs."""


class QuietSchema(strawberry.Schema):
    """A schema that leaves logging to its door."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Logs nothing: strawberry would log what callers typed, with the document around it."""
        del errors, execution_context

    def faults_of(self, document: DocumentNode) -> list[GraphQLError]:
        """What would keep the document from being executed, whatever its variables are."""
        return validate_document(self._schema, document, tuple(specified_rules))


portal = QuietSchema(
    query=Query,
    mutation=Mutation,
    extensions=[LimitsUnlessPrepared],
    config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
)
