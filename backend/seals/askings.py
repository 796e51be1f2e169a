"""What waits for the word of a seal's keeper, and what she answered."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from tortoise.expressions import Q, RawSQL
from tortoise.queryset import QuerySet

from backend.foundation.asking import as_the_portal
from backend.foundation.viewer import Official, Role
from backend.regions import branches
from backend.seals import intents, succession
from backend.seals.lifecycle import SealingRule
from backend.seals.models import SealAsking, SealConfirmation, SealRefusal, SealWarrant

# Asked of each asking: a “not in” would read the whole register.
_SEALED = RawSQL(
    """EXISTS (SELECT 1 FROM seal_warrant AS approved
    JOIN seal_use AS used ON used.document_id = approved.document_id
    WHERE approved.id = seal_asking.warrant_id)"""
)


class Answer(StrEnum):
    """What the keeper said."""

    CONFIRMED = "confirmed"
    REFUSED = "refused"


def unanswered() -> QuerySet[SealAsking]:
    """Those that nobody answered, of documents that have no seal yet."""
    return _unanswered(SealAsking.all())


def unanswered_below(region: str) -> QuerySet[SealAsking]:
    """Those of the seals of a region and all below it."""
    below = {"warrant__seal__organisation__region__startswith": branches.prefix(region)}
    return _unanswered(SealAsking.filter(**below))


def waiting_for(viewer: Official) -> QuerySet[SealAsking]:
    """Those that the viewer is to answer."""
    return _unanswered(visible_to(viewer))


def visible_to(viewer: Official) -> QuerySet[SealAsking]:
    """Of the seals that the viewer keeps, or of those that hers took over from."""
    if Role.SEAL_KEEPER not in viewer.roles:
        return SealAsking.filter(id=None)
    keeps = Q(warrant__seal__keeper_id=viewer.person_id) | Q(
        warrant__seal__replaced_by__keeper_id=viewer.person_id
    )
    return SealAsking.filter(keeps, warrant__seal__organisation_id=viewer.organisation_id)


def _unanswered(rows: QuerySet[SealAsking]) -> QuerySet[SealAsking]:
    rows = rows.annotate(sealed=_SEALED)
    return rows.filter(refusal__id=None, warrant__confirmation__id=None, sealed=False)


async def needs_keeper(document_id: UUID) -> bool:
    """Whether the seal of an approved document has to wait for the keeper's word."""
    warrant = await SealWarrant.get_or_none(document_id=document_id)
    if warrant is None:
        return False  # The signing process refuses it, and says why.
    seal = await succession.seal_today(warrant.seal_id)
    policy = await intents.policy_of(seal.organisation.region)
    if policy.rule is not SealingRule.KEEPER_CONFIRMS:
        return False
    return not await SealConfirmation.exists(warrant_id=warrant.id)


async def answer_to(asking: SealAsking) -> Answer:
    """What was said to an asking that is not open any more."""
    confirmed = await SealConfirmation.exists(warrant_id=asking.warrant_id)
    return Answer.CONFIRMED if confirmed else Answer.REFUSED


@as_the_portal("why a document waits, for whoever sees the document")
async def refusals(document_ids: Sequence[UUID]) -> dict[UUID, str]:
    """What the keeper last said of those documents that she refused. One statement."""
    rows = SealRefusal.filter(asking__warrant__document_id__in=list(document_ids))
    found = rows.order_by("at").values_list("asking__warrant__document_id", "words")
    return {document: words async for document, words in found}


@as_the_portal("whether a document waits, for whoever sees the document")
async def waiting_documents(document_ids: Sequence[UUID]) -> set[UUID]:
    """Which of these documents wait for the keeper's word. One statement."""
    rows = unanswered().filter(warrant__document_id__in=list(document_ids))
    return {row.warrant.document_id async for row in rows.select_related("warrant")}
