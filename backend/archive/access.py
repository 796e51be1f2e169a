"""Whose archive it is: its owner's, and for papers about an organisation its agents' too."""

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from backend.archive.models import ArchivedItem
from backend.foundation.viewer import Citizen, Official, Role, SignedIn
from backend.proofs import access as proofs


def visible_to(viewer: SignedIn) -> QuerySet[ArchivedItem]:
    """The base of every query over archived items."""
    match viewer:
        case Citizen():
            return ArchivedItem.filter(owner_id=viewer.person_id)
        case Official() if Role.AGENT in viewer.roles:
            papers = proofs.visible_to(viewer).values("id")
            return ArchivedItem.filter(proof_id__in=Subquery(papers))
        case Official():
            return ArchivedItem.filter(id=None)
